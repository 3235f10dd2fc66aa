/** Maps, lists and constructions of the languages that are read without a grammar. */
import {
  type Argument,
  type Code,
  type Entry,
  lastName,
  lastNamePlace,
  type ObjectCode,
  plainText,
} from '../code.ts';
import { call, object } from '../readings.ts';
import { type Cursor, peek, skipBlanks, startsWith, take } from './cursor.ts';
import { readExpression, readOperand } from './parser.ts';
import { entryOf, readArguments } from './postfix.ts';

/** Objective-C: a dictionary that is filled later. */
const OBJC_EMPTY =
  /\[\[?\s{0,8}NSMutableDictionary\s{1,8}(?:new|dictionary|alloc\s{0,4}\]\s{1,8}init)\s{0,8}\]/y;

/** `[a, b]`; in PowerShell `[type]value` is the value. */
export function readBrackets(cursor: Cursor): Code | null {
  const made = cursor.dialect.id === 'objc' ? peek(cursor, OBJC_EMPTY) : null;
  if (made !== null) {
    const start = cursor.at;
    cursor.at += made.length;
    return object(cursor, { start, end: cursor.at }, []);
  }
  const start = cursor.at++;
  const args = readArguments(cursor, ']');
  const items = args.map(({ value }) => value);
  if (
    /^(?:swift|groovy)$/.test(cursor.dialect.id) &&
    args.length > 0 &&
    args.every(({ name }) => name !== null)
  )
    return object(cursor, { start, end: cursor.at }, args.map(entryOf), null);
  if (cursor.dialect.id === 'powershell') {
    const [type] = items;
    return startsWith(cursor, '::') && type !== undefined ? type : readOperand(cursor);
  }
  const code = { kind: 'array' as const, items, start, end: cursor.at };
  cursor.steps.push({ kind: 'literal', code });
  return code;
}

function readItems(cursor: Cursor, close: string): Code[] {
  return readArguments(cursor, close).map(({ value }) => value);
}

/** `@{ key = value }` and `@( … )`. */
export function readHash(cursor: Cursor): Code | null {
  const start = cursor.at;
  if (cursor.dialect.id === 'objc') return readBoxed(cursor);
  if (cursor.dialect.id !== 'powershell') return null;
  if (startsWith(cursor, '@{')) {
    cursor.at++;
    return readBraces(cursor, start, null);
  }
  if (take(cursor, '@(')) {
    const items = readItems(cursor, ')');
    const code = { kind: 'array' as const, items, start, end: cursor.at };
    cursor.steps.push({ kind: 'literal', code });
    return code;
  }
  if (!take(cursor, '@')) return null;
  // `@name` hands over what the variable holds.
  const name = peek(cursor, /\w+/y);
  if (name === null) return null;
  cursor.at += name.length;
  return { kind: 'name', name: `$${name}`, start, end: cursor.at };
}

/** Objective-C's `@{ … }`, `@[ … ]`, `@(…)`, `@5` and `@YES`. */
function readBoxed(cursor: Cursor): Code | null {
  const start = cursor.at++;
  if (startsWith(cursor, '{')) return readBraces(cursor, start, null);
  return startsWith(cursor, '[') ? readBrackets(cursor) : readOperand(cursor);
}

/** `{ … }`, the cursor on its brace; entries, or items where none of them has a key. */
export function readBraces(cursor: Cursor, start: number, type: ObjectCode['type']): Code {
  cursor.at++;
  const entries: Entry[] = [];
  const items: Code[] = [];
  while (cursor.at < cursor.end) {
    skipBlanks(cursor, true);
    if (take(cursor, '}')) break;
    const before = cursor.at;
    const found = readEntry(cursor);
    if (found !== null && 'key' in found) entries.push(found);
    else if (found !== null) items.push(found);
    skipBlanks(cursor, false);
    if (!take(cursor, ',')) take(cursor, ';');
    if (cursor.at === before && cursor.at < cursor.end) cursor.at++;
  }
  const place = { start, end: cursor.at };
  if (items.length === 0) return object(cursor, place, entries, type);
  const pairs = items.flatMap((item) => pairOf(item) ?? []);
  if (pairs.length === items.length) return object(cursor, place, [...entries, ...pairs].sort(byPlace), type);
  if (entries.length > 0) return object(cursor, place, [...entries, ...items.flatMap(shorthand)], type);
  const code = { kind: 'array' as const, items, ...place };
  cursor.steps.push({ kind: 'literal', code });
  return code;
}

function byPlace(a: Entry, b: Entry): number {
  return a.keyStart - b.keyStart;
}

/** C#: `{ "key", value }` inside a collection's braces, which is read as a list of two. */
export function pairOf(item: Code): Entry | null {
  if (item.kind !== 'array' || item.items.length !== 2) return null;
  const [key, value] = item.items;
  if (key?.kind !== 'text' || value === undefined) return null;
  return { key: plainText(key), keyStart: key.start, keyEnd: key.end, value };
}

/** C#: `new { phoneNumber }`. */
function shorthand(value: Code): Entry[] {
  const name = lastName(value);
  const { start, end } = lastNamePlace(value);
  return name === null ? [] : [{ key: name, keyStart: start, keyEnd: end, value }];
}

const KEY = /[A-Za-z_$@][\w$?!-]*|\d+/y;
const QUOTED_KEY = /"(?:[^"\\\n]|\\.){0,200}"|'(?:[^'\\\n]|\\.){0,200}'/y;

function readEntry(cursor: Cursor): Entry | Code | null {
  const start = cursor.at;
  if (cursor.dialect.id === 'vb') take(cursor, '.');
  if (cursor.dialect.id === 'objc') take(cursor, '@');
  if (take(cursor, '**') || take(cursor, '...')) {
    const value = readExpression(cursor);
    return value === null ? null : { key: null, keyStart: start, keyEnd: start + 2, value };
  }
  const named = cursor.at;
  const computed = cursor.dialect.id === 'csharp' && take(cursor, '[');
  take(cursor, ':');
  const keyStart = computed || cursor.text[named] !== ':' ? cursor.at : named;
  const quoted = peek(cursor, QUOTED_KEY);
  const written = quoted ?? peek(cursor, KEY);
  if (written !== null) {
    cursor.at += written.length;
    const keyEnd = cursor.at;
    if (computed) take(cursor, ']');
    if (takeKeySign(cursor)) {
      skipBlanks(cursor, true);
      const value = readExpression(cursor) ?? { kind: 'other' as const, start: cursor.at, end: cursor.at };
      return { key: quoted === null ? written : written.slice(1, -1), keyStart, keyEnd, value };
    }
  }
  cursor.at = start;
  if (/^(?:csharp|vb)$/.test(cursor.dialect.id) && startsWith(cursor, '{'))
    return readBraces(cursor, start, null);
  return readExpression(cursor);
}

function takeKeySign(cursor: Cursor): boolean {
  skipBlanks(cursor, false);
  const sign = cursor.dialect.keySigns.find((candidate) => startsWith(cursor, candidate));
  if (sign === undefined || cursor.text.startsWith('==', cursor.at)) return false;
  if (sign !== '=>' && startsWith(cursor, '=>')) return false;
  cursor.at += sign.length;
  return true;
}

/** VB: what is set at once stands behind `With {`, what is added behind `From {`. */
const VB_WITH = /(?:With|From)\s{0,20}(?=\{)/iy;
const TYPE_TAIL = /<[\w\s,.?[\]<>]{1,100}>/y;

/** C#: behind `new`: a type, arguments, and what is set at once. */
export function readConstruction(cursor: Cursor, start: number): Code | null {
  skipBlanks(cursor, true);
  const type = cursor.dialect.id === 'vb' && peek(cursor, VB_WITH) !== null ? null : readType(cursor);
  take(cursor, peek(cursor, TYPE_TAIL) ?? '\0');
  if (type !== null && startsWith(cursor, '[') && !startsWith(cursor, '[]'))
    return { kind: 'other', start, end: cursor.at };
  const isList = take(cursor, '[]');
  skipBlanks(cursor, true);
  let args: Argument[] = [];
  if (take(cursor, '(')) args = readArguments(cursor, ')');
  const afterArgs = cursor.at;
  skipBlanks(cursor, cursor.dialect.id !== 'vb');
  if (cursor.dialect.id === 'vb') cursor.at += peek(cursor, VB_WITH)?.length ?? 0;
  if (startsWith(cursor, '{')) return initialise(cursor, start, type, args, isList);
  cursor.at = afterArgs;
  return type === null ? null : call(cursor, { start, end: cursor.at }, type, args, true);
}

function initialise(
  cursor: Cursor,
  start: number,
  type: Code | null,
  args: readonly Argument[],
  isList: boolean,
): Code {
  const braces = cursor.at;
  const name = type === null ? null : lastName(type);
  const isCollection =
    isList ||
    /^(?:\w*Dictionary|\w*List|\w*Array|HashSet|JObject|JArray|JsonObject|JsonArray|Map|Set)$/.test(
      name ?? '',
    );
  const place = type === null ? null : lastNamePlace(type);
  const typed =
    name === null || place === null || isCollection ? null : { name, start: place.start, end: place.end };
  const value = readBraces(cursor, start, typed);
  if (args.length === 0 || type === null || value.kind !== 'object') return value;
  // Arguments and properties: a request whose content is set along with it.
  const given = value.entries.map(({ key, keyStart, keyEnd, value: code }) => ({
    name: key,
    nameStart: keyStart,
    nameEnd: keyEnd,
    value: code,
  }));
  cursor.steps.splice(
    cursor.steps.findLastIndex((step) => step.kind === 'literal' && step.code === value),
    1,
  );
  return call(cursor, { start, end: Math.max(cursor.at, braces) }, type, [...args, ...given], true);
}

function readType(cursor: Cursor): Code | null {
  let type: Code | null = null;
  for (let parts = 0; parts < 12; parts++) {
    const start = cursor.at;
    const name = peek(cursor, /[A-Za-z_]\w*/y);
    if (name === null) return type;
    cursor.at += name.length;
    const from: number = type?.start ?? start;
    const place = { start: from, end: cursor.at };
    type =
      type === null
        ? { kind: 'name', name, ...place }
        : { kind: 'member', object: type, name, nameStart: start, nameEnd: cursor.at, ...place };
    if (!take(cursor, '.')) return type;
  }
  return type;
}
