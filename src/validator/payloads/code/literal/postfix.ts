/** What may follow an expression: members, calls, indexes; and the arguments of calls. */
import { type Argument, type Code, type Entry, lastName, type Place, plainText } from '../code.ts';
import { call, object, positional } from '../readings.ts';
import { pairOf, readBraces } from './collections.ts';
import { type Cursor, peek, skipBlanks, startsWith, take } from './cursor.ts';
import { GENERIC, readExpression } from './parser.ts';

const DOT = /\s{0,200}(?:\?\.|&\.|\.(?!\.))|::|->/y;

export function readPostfix(cursor: Cursor, code: Code): Code | null {
  const dot = peek(cursor, DOT);
  if (dot !== null && code.kind !== 'number') return readMember(cursor, code, dot);
  if (startsWith(cursor, '(') && isCallable(code)) return readCall(cursor, code);
  if (startsWith(cursor, '[') && isCallable(code)) return readIndex(cursor, code);
  if (cursor.dialect.id === 'rust' && code.kind === 'name') return readStruct(cursor, code);
  return cursor.dialect.id === 'ruby' && isCallable(code) ? readBareCall(cursor, code) : null;
}

/** Rust: `Call { to: number }`, where it is not the definition of one. */
function readStruct(cursor: Cursor, { name, start }: Code & { kind: 'name' }): Code | null {
  if (
    !/^[A-Z]/.test(name) ||
    /\b(?:struct|enum|impl|trait|for|mod)\s{1,8}$/.test(cursor.text.slice(Math.max(0, start - 16), start))
  )
    return null;
  const brace = peek(cursor, /\s{0,8}(?=\{)/y);
  if (brace === null && !startsWith(cursor, '{')) return null;
  cursor.at += brace?.length ?? 0;
  return readBraces(cursor, start, null);
}

function isCallable(code: Code): boolean {
  return code.kind === 'name' || code.kind === 'member' || code.kind === 'call' || code.kind === 'object';
}

const MEMBER = /@?[A-Za-z_]\w*[?!]?(?!=[^=>~])|@?[A-Za-z_]\w*/y;

function readMember(cursor: Cursor, object: Code, dot: string): Code | null {
  const before = cursor.at;
  cursor.at += dot.length;
  skipBlanks(cursor, false);
  const nameStart = cursor.at;
  const name = peek(cursor, MEMBER);
  if (name === null) {
    cursor.at = before;
    return null;
  }
  cursor.at += name.length;
  const nameEnd = cursor.at;
  if (cursor.dialect.id === 'csharp') take(cursor, peek(cursor, GENERIC) ?? '\0');
  if (name === 'new' && cursor.dialect.id === 'ruby' && !startsWith(cursor, '(')) {
    const bare = readBareCall(cursor, object, true);
    return bare ?? call(cursor, { start: object.start, end: cursor.at }, object, [], true);
  }
  return { kind: 'member', object, name, nameStart, nameEnd, start: object.start, end: nameEnd };
}

function readCall(cursor: Cursor, callee: Code): Code {
  cursor.at++;
  const args = readArguments(cursor, ')');
  const place = { start: callee.start, end: cursor.at };
  const isNew = callee.kind === 'member' && callee.name === 'new';
  const held = /^(?:kotlin|scala)$/.test(cursor.dialect.id)
    ? collectionOf(cursor, callee, args, place)
    : null;
  if (held !== null) return held;
  if (cursor.dialect.id === 'ruby' && /^(?:generate|dump)$/.test(lastName(callee) ?? '') && args[0]?.name) {
    return object(cursor, place, args.map(entryOf));
  }
  const isClass =
    /^(?:kotlin|swift|scala|dart)$/.test(cursor.dialect.id) && /^[A-Z]/.test(lastName(callee) ?? '');
  return call(cursor, place, isNew ? callee.object : callee, args, isNew || isClass);
}

/** Kotlin's `mapOf("a" to b)` and `listOf(a, b)`, Scala's `Json.obj("a" -> b)` and `Seq(a, b)`. */
function collectionOf(cursor: Cursor, callee: Code, args: readonly Argument[], place: Place): Code | null {
  const name = lastName(callee) ?? '';
  const isScala = cursor.dialect.id === 'scala';
  if (isScala ? /^(?:obj|Map)$/.test(name) : /mapOf$/i.test(name)) {
    const entries = args.flatMap(({ value }) => pairOf(value) ?? []);
    return object(cursor, place, entries);
  }
  if (!(isScala ? /^(?:arr|List|Seq|Vector)$/ : /(?:list|array|set)Of$/i).test(name)) return null;
  const code = { kind: 'array' as const, items: args.map(({ value }) => value), ...place };
  cursor.steps.push({ kind: 'literal', code });
  return code;
}

/** Named arguments are a hash without its braces. */
export function entryOf({ name, nameStart, nameEnd, value }: Argument): Entry {
  return { key: name, keyStart: nameStart, keyEnd: nameEnd, value };
}

/** Arguments up to `close`, or where there is none, up to the end of the line. */
export function readArguments(cursor: Cursor, close: string | null): Argument[] {
  const args: Argument[] = [];
  while (cursor.at < cursor.end) {
    skipBlanks(cursor, close !== null);
    if (close !== null && take(cursor, close)) break;
    const before = cursor.at;
    const arg = readArgument(cursor);
    if (arg !== null) args.push(arg);
    skipBlanks(cursor, close !== null);
    if (take(cursor, ',')) skipBlanks(cursor, true);
    else if (close === null) break;
    else if (cursor.at === before && cursor.at < cursor.end) cursor.at++;
  }
  return args;
}

const NAMED = /(?:"[\w-]{1,80}"|'[\w-]{1,80}'|[A-Za-z_]\w{0,80}[?!]?):(?=[^:])/y;

const ASSIGNED = /[A-Za-z_]\w{0,80}\s{0,20}:?=(?=[^=>])/y;

const SPACED = /(?:"[\w-]{1,80}"|'[\w-]{1,80}'|[A-Za-z_]\w{0,80})\s{0,20}:(?=[^:])/y;

/** Kotlin and Scala name an argument by `name = value`, VB by `name := value`, the others by `name: value`. */
function namedIn({ dialect }: Cursor): RegExp {
  if (dialect.id === 'groovy') return SPACED;
  return /^(?:kotlin|scala|vb)$/.test(dialect.id) ? ASSIGNED : NAMED;
}

function readArgument(cursor: Cursor): Argument | null {
  const nameStart = cursor.at;
  const named = /^(?:powershell|objc|perl|apex)$/.test(cursor.dialect.id)
    ? null
    : peek(cursor, namedIn(cursor));
  if (named !== null) {
    cursor.at += named.length;
    const nameEnd = nameStart + named.replace(/\s*:?=$|\s*:$/, '').length;
    skipBlanks(cursor, true);
    const value = readExpression(cursor);
    const name = named.replace(/["':=\s]/g, '');
    return value === null ? null : { name, nameStart, nameEnd, value };
  }
  take(cursor, '&');
  take(cursor, '**');
  const value = readExpression(cursor);
  if (value === null) return null;
  skipBlanks(cursor, false);
  const name = value.kind === 'name' && cursor.dialect.id === 'perl' ? value.name : textOf(value);
  if (name === null || !take(cursor, '=>')) return positional(value);
  skipBlanks(cursor, true);
  const given = readExpression(cursor);
  return given === null ? null : { name, nameStart, nameEnd: value.end, value: given };
}

function textOf(value: Code): string | null {
  return value.kind === 'text' ? plainText(value) : null;
}

/** `object["name"]` is a member; any other index is not known. */
function readIndex(cursor: Cursor, object: Code): Code | null {
  if (/\s/.test(cursor.text.charAt(cursor.at - 1))) return null;
  cursor.at++;
  skipBlanks(cursor, true);
  const key = readExpression(cursor);
  skipBlanks(cursor, true);
  take(cursor, ']');
  const place = { start: object.start, end: cursor.at };
  const name = key?.kind === 'text' ? plainText(key) : null;
  if (key === null || name === null) return { kind: 'other', ...place };
  return { kind: 'member', object, name, nameStart: key.start, nameEnd: key.end, ...place };
}

const BARE_ARGUMENT = /[ \t]+(?=["':\w@$]|\[(?=\S)|%[qQ(]|<<[~-])/y;

/** Ruby's calls without brackets: `req.url '/path'`. */
function readBareCall(cursor: Cursor, callee: Code, constructs = false): Code | null {
  const blank = peek(cursor, BARE_ARGUMENT);
  if (blank === null || callee.kind === 'call' || callee.kind === 'object') return null;
  const before = cursor.at;
  cursor.at += blank.length;
  const word = peek(cursor, cursor.dialect.name);
  const isNamed = peek(cursor, NAMED) !== null;
  const first = cursor.text.charAt(cursor.at);
  const isArgument =
    isNamed || (word !== null ? !cursor.dialect.keywords.has(word) && hasName(callee) : true);
  if (!isArgument || (first === ':' && cursor.text[cursor.at + 1] === ':')) {
    cursor.at = before;
    return null;
  }
  const args = readArguments(cursor, null);
  if (args.length === 0) {
    cursor.at = before;
    return null;
  }
  return call(cursor, { start: callee.start, end: cursor.at }, callee, args, constructs);
}

function hasName(callee: Code): boolean {
  return lastName(callee) !== null;
}
