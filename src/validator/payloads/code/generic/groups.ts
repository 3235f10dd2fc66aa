/** What stands between brackets: maps, lists, arguments and constructions. */
import {
  type Argument,
  type Code,
  type Entry,
  lastName,
  lastNamePlace,
  type ObjectCode,
  type Place,
  plainText,
} from '../code.ts';
import { call, object, positional } from '../readings.ts';
import { type Cursor, MAX_DEPTH, peek, skipBlanks, startsWith, take, takeMatch } from './cursor.ts';
import { readExpression, readOperand } from './reader.ts';

/** A name and the sign behind it, as arguments and entries have them: `name:`, `"name" =>`, `.Name =`, `["name"] =`. */
const NAMED =
  /[.@]?(?:"[^"\\\n]{0,200}"|'[^'\\\n]{0,200}'|\[\s{0,4}(?:"[^"\\\n]{0,200}"|'[^'\\\n]{0,200}')\s{0,4}\]|:?[A-Za-z_$][\w$-]{0,80}[?!]?)[ \t]{0,60}(?:=>|:(?![:=])|=(?![=>]))/y;
/** `name {`: a block inside a block of Terraform. */
const BLOCK = /[A-Za-z_][\w-]{0,80}(?=[ \t]{0,8}\{)/y;
const SPREAD = /\*\*|\.{3}/y;

/** The items up to `close`, or where there is none, up to the end of the line; each with its name where it has one. */
export function readGroup(cursor: Cursor, close: string | null): Argument[] {
  const items: Argument[] = [];
  if (cursor.depth >= MAX_DEPTH) return items;
  cursor.depth++;
  while (cursor.at < cursor.end) {
    skipBlanks(cursor, close !== null);
    if (close !== null && take(cursor, close)) break;
    const before = cursor.at;
    const item = readItem(cursor);
    if (item !== null) items.push(item);
    skipBlanks(cursor, close !== null && cursor.language === 'python');
    if (take(cursor, ',') || take(cursor, ';')) skipBlanks(cursor, true);
    else if (close === null) break;
    else if (cursor.at === before && cursor.at < cursor.end) cursor.at++;
    else if (item !== null && cursor.language === 'python' && !startsWith(cursor, close)) {
      items.pop();
      items.push({ ...item, value: { ...passRest(cursor, close), start: item.value.start } });
    }
  }
  cursor.depth--;
  return items;
}

/** What goes on behind a value, as in `a if b else c` and `f(x) for x in list`, up to the next item. */
function passRest(cursor: Cursor, close: string): Code {
  const start = cursor.at;
  while (cursor.at < cursor.end && !startsWith(cursor, ',') && !startsWith(cursor, close)) {
    const before = cursor.at;
    readExpression(cursor);
    skipBlanks(cursor, true);
    if (cursor.at <= before) cursor.at = before + 1;
  }
  return { kind: 'other', start, end: cursor.at };
}

function readItem(cursor: Cursor): Argument | null {
  const nameStart = cursor.at;
  if (takeMatch(cursor, SPREAD) !== null) {
    const value = readExpression(cursor);
    return value === null ? null : { name: '', nameStart, nameEnd: nameStart + 2, value };
  }
  const block = cursor.language === 'terraform' ? takeMatch(cursor, BLOCK) : null;
  const named =
    block ?? (cursor.language === 'powershell' && startsWith(cursor, '$') ? null : takeMatch(cursor, NAMED));
  if (named !== null) {
    const written = named.replace(/[ \t]*(?:=>|:|=)$/, '');
    const nameEnd = nameStart + written.length;
    const from = nameStart + (/^[.@:]/.test(written) ? 1 : 0);
    skipBlanks(cursor, true);
    const start = cursor.at;
    const value = block === null ? readExpression(cursor) : readBraces(cursor, start, null);
    const name = isVariable(cursor, written, named)
      ? ''
      : written.replace(/^[.@:]|^\[\s*|\s*\]$/g, '').replace(/^(["'])(.*)\1$/, '$2');
    return { name, nameStart: from, nameEnd, value: value ?? { kind: 'other', start, end: start } };
  }
  if (startsWith(cursor, '{')) {
    // C#: `{ "key", value }` inside the braces of a collection.
    const start = cursor.at;
    if (/^(?:csharp|go)$/.test(cursor.language)) return positional(readBraces(cursor, start, null));
  }
  take(cursor, '&');
  const value = readExpression(cursor);
  if (value === null) return null;
  skipBlanks(cursor, false);
  const name = value.kind === 'text' ? plainText(value) : null;
  if (name === null || !take(cursor, '=>')) return positional(value);
  skipBlanks(cursor, true);
  const given = readExpression(cursor);
  return given === null ? null : { name, nameStart, nameEnd: value.end, value: given };
}

/** A bare name as the key of Python's and PHP's maps is a variable, whose value is not known. */
function isVariable({ language }: Cursor, key: string, named: string): boolean {
  if (language === 'python') return named.endsWith(':') && /^\w/.test(key);
  return language === 'php' && key.startsWith('$');
}

/** Named arguments are a map without its braces; a spread one has no key. */
export function entryOf({ name, nameStart, nameEnd, value }: Argument): Entry {
  return { key: name === '' ? null : name, keyStart: nameStart, keyEnd: nameEnd, value };
}

/** `{ … }`, the cursor on its brace: entries, or items where none of them has a key. */
export function readBraces(cursor: Cursor, start: number, type: ObjectCode['type']): Code {
  cursor.at++;
  const items = readGroup(cursor, '}');
  const place = { start, end: cursor.at };
  const entries = items.flatMap((item) => (item.name !== null ? [entryOf(item)] : pairOf(item.value)));
  if (entries.length === items.length) return object(cursor, place, entries, type);
  if (entries.length > 0 || type !== null) {
    const all = items.flatMap((item) => (item.name !== null ? [entryOf(item)] : shorthand(item.value)));
    return object(cursor, place, all, type);
  }
  return listOf(cursor, items, place);
}

function listOf(cursor: Cursor, items: readonly Argument[], place: Place): Code {
  const code = { kind: 'array' as const, items: items.map(({ value }) => value), ...place };
  cursor.steps.push({ kind: 'literal', code });
  return code;
}

/** A list of two whose first is a string: `{ "key", value }`. */
function pairOf(item: Code): Entry[] {
  if (item.kind !== 'array' || item.items.length !== 2) return [];
  const [key, value] = item.items;
  if (key?.kind !== 'text' || value === undefined) return [];
  return [{ key: plainText(key), keyStart: key.start, keyEnd: key.end, value }];
}

/** C#: `new { phoneNumber }`. */
function shorthand(value: Code): Entry[] {
  const name = lastName(value);
  const { start, end } = lastNamePlace(value);
  return name === null ? [] : [{ key: name, keyStart: start, keyEnd: end, value }];
}

/** `[a, b]`, and `[a: 1]`, which is a map; in PowerShell `[type]value` is the value. */
export function readBrackets(cursor: Cursor): Code | null {
  const start = cursor.at++;
  const items = readGroup(cursor, ']');
  const place = { start, end: cursor.at };
  if (items.length > 0 && items.every(({ name }) => name !== null))
    return object(cursor, place, items.map(entryOf));
  if (cursor.language !== 'powershell') return listOf(cursor, items, place);
  const [type] = items;
  return startsWith(cursor, '::') && type !== undefined ? type.value : readOperand(cursor);
}

const BEHIND_CAST = /[ \t]?["\w$@[]/y;

/** What is in round brackets: a map of pairs, or an expression; that may only say the type of what follows. */
export function readParens(cursor: Cursor): Code {
  const start = cursor.at++;
  const items = readGroup(cursor, ')');
  const place = { start, end: cursor.at };
  if (items.length > 0 && items.every(({ name }) => name !== null))
    return object(cursor, place, items.map(entryOf));
  if (items.length > 1 && cursor.language === 'python') return listOf(cursor, items, place);
  const [first] = items;
  const isCast = first?.value.kind === 'name' && peek(cursor, BEHIND_CAST) !== null;
  const value = isCast && /^(?:csharp|java|php)$/.test(cursor.language) ? readOperand(cursor) : null;
  return value ?? first?.value ?? { kind: 'other', ...place };
}

/** Ruby's `JSON.generate(a: b)`, PHP's `array("a" => b)`. */
export function collectionOf(
  cursor: Cursor,
  callee: Code,
  args: readonly Argument[],
  place: Place,
): Code | null {
  const name = lastName(callee) ?? '';
  const isNamed = args.length > 0 && args.every((arg) => arg.name !== null);
  if (/^(?:generate|dump)$/.test(name) && isNamed) return object(cursor, place, args.map(entryOf));
  if (name === 'array' && cursor.language === 'php')
    return isNamed ? object(cursor, place, args.map(entryOf)) : listOf(cursor, args, place);
  return null;
}

const TYPE_NAME = /[A-Za-z_]\w*/y;
const TYPE_TAIL = /<[\w\s,.?[\]<>]{0,100}>/y;
/** PHP's `\Vendor\Model\` before a class. */
const NAMESPACE = /\\?(?:[A-Za-z_]\w{0,80}\\){0,12}/y;
const COLLECTION =
  /^(?:\w*Dictionary|\w*List|\w*Array|HashSet|J(?:SON|son)?Object|J(?:SON|son)?Array|(?:\w*Hash)?Map|Set)$/;

/** Behind `new`: a type, arguments, and what is set at once. */
export function readConstruction(cursor: Cursor, start: number): Code | null {
  skipBlanks(cursor, true);
  if (cursor.language === 'php') takeMatch(cursor, NAMESPACE);
  const type = readType(cursor);
  takeMatch(cursor, TYPE_TAIL);
  if (type !== null && startsWith(cursor, '[') && !startsWith(cursor, '[]'))
    return { kind: 'other', start, end: cursor.at };
  const isList = take(cursor, '[]');
  skipBlanks(cursor, true);
  const args = take(cursor, '(') ? readGroup(cursor, ')') : [];
  const afterArgs = cursor.at;
  skipBlanks(cursor, true);
  if (startsWith(cursor, '{')) return initialise(cursor, start, isList ? null : type, args);
  cursor.at = afterArgs;
  return type === null ? null : call(cursor, { start, end: cursor.at }, type, args, true);
}

function initialise(cursor: Cursor, start: number, type: Code | null, args: readonly Argument[]): Code {
  const name = type === null ? null : lastName(type);
  const place = type === null ? null : lastNamePlace(type);
  const typed =
    name === null || place === null || COLLECTION.test(name)
      ? null
      : { name, start: place.start, end: place.end };
  const value = readBraces(cursor, start, typed);
  if (args.length === 0 || type === null || value.kind !== 'object') return value;
  // Arguments and properties: a request whose content is set along with it.
  const given = value.entries.map(({ key, keyStart, keyEnd, value: code }) => ({
    name: key,
    nameStart: keyStart,
    nameEnd: keyEnd,
    value: code,
  }));
  const noted = cursor.steps.findLastIndex((step) => step.kind === 'literal' && step.code === value);
  if (noted >= 0) cursor.steps.splice(noted, 1);
  return call(cursor, { start, end: cursor.at }, type, [...args, ...given], true);
}

function readType(cursor: Cursor): Code | null {
  let type: Code | null = null;
  for (let parts = 0; parts < 12; parts++) {
    const start = cursor.at;
    const name = takeMatch(cursor, TYPE_NAME);
    if (name === null) return type;
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
