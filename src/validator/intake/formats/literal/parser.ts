/**
 * A reader of expressions for languages without a grammar here: literals, names, members, calls, constructions and
 * assignments. It knows no statements: what it cannot read it steps over.
 */
import { type Argument, type Code, type Entry, lastName, numberCode, plainText, type Step } from '../code.ts';
import { call, join, object, positional } from '../readings.ts';
import type { Piece } from '../tree.ts';
import { readBraces, readBrackets, readConstruction, readHash } from './collections.ts';
import { isCommand, readCommand } from './command.ts';
import { type Cursor, createCursor, peek, skipBlanks, startsWith, take } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { readString } from './literals.ts';

/** Reads a program; nesting deeper than a person writes is stepped over. */
export function readLiterals({ pasted, start, end, budget }: Piece, dialect: Dialect): Step[] {
  const limit = Math.min(end, start + Math.max(0, budget.left));
  budget.left -= limit - start;
  const cursor = createCursor(pasted, start, limit, dialect);
  while (cursor.at < cursor.end) {
    skipBlanks(cursor, true);
    const before = cursor.at;
    readExpression(cursor);
    if (cursor.at <= before) cursor.at = before + 1;
  }
  return cursor.steps;
}

const MAX_DEPTH = 100;

/** Reads an expression, assignments included; null where none begins here. */
export function readExpression(cursor: Cursor): Code | null {
  if (cursor.depth >= MAX_DEPTH) return null;
  cursor.depth++;
  const first = readOperand(cursor);
  const code = first === null ? null : readOperators(cursor, first);
  cursor.depth--;
  return code;
}

/** Reads what may stand on either side of an operator. */
export function readOperand(cursor: Cursor): Code | null {
  let code = readPrimary(cursor);
  while (code !== null) {
    const longer = readPostfix(cursor, code);
    if (longer === null) return code;
    code = longer;
  }
  return null;
}

const OPERATOR = /[+\-*/%<>!=|&?^~]+|\bas\b|\bor\b|\band\b|-(?:f|join|eq|ne|replace)\b/y;

function readOperators(cursor: Cursor, first: Code): Code {
  let code = first;
  for (;;) {
    const before = cursor.at;
    skipBlanks(cursor, !cursor.dialect.lineEnds);
    const operator = peek(cursor, OPERATOR);
    if (operator === null || endsBefore(cursor, operator)) {
      cursor.at = before;
      return code;
    }
    cursor.at += operator.length;
    skipBlanks(cursor, true);
    const next = apply(cursor, code, operator);
    if (next === null) return code;
    code = next;
  }
}

/** Signs that begin something else: a block's parameters, a comment, a pair in a hash. */
function endsBefore(cursor: Cursor, operator: string): boolean {
  return operator === '=>' ? cursor.dialect.id === 'ruby' : operator.startsWith('<<') && operator.length > 2;
}

function apply(cursor: Cursor, left: Code, operator: string): Code | null {
  const { dialect } = cursor;
  if (/^(?:=|\|\|=|\+=|\?\?=)$/.test(operator)) {
    const value = readExpression(cursor);
    if (value === null) return null;
    if (operator !== '+=') cursor.steps.push({ kind: 'assign', target: left, value });
    return value;
  }
  if (operator === '|' && dialect.id === 'powershell') {
    const piped = isCommand(cursor) ? readCommand(cursor, [positional(left)]) : readOperand(cursor);
    return piped ?? left;
  }
  const right = readOperand(cursor);
  if (right === null) return null;
  const place = { start: left.start, end: right.end };
  const joined = operator === '+' ? join(cursor, place, [left, right]) : null;
  return joined ?? { kind: 'other', ...place };
}

const NUMBER = /-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[lLmMdDfF]?\b/y;
const SYMBOL = /:[A-Za-z_]\w*[?!]?/y;

function readPrimary(cursor: Cursor): Code | null {
  skipBlanks(cursor, false);
  const { at, dialect, text } = cursor;
  if (at >= cursor.end) return null;
  const string = readString(cursor);
  if (string !== null) return string;
  const number = peek(cursor, NUMBER);
  if (number !== null) {
    cursor.at += number.length;
    return numberCode(number, at, cursor.at) ?? { kind: 'other', start: at, end: cursor.at };
  }
  if (dialect.id === 'ruby') {
    const symbol = peek(cursor, SYMBOL);
    if (symbol !== null) return readSymbol(cursor, symbol);
  }
  if (dialect.id === 'powershell' && isCommand(cursor)) return readCommand(cursor, []);
  const unit = text.charAt(at);
  if (unit === '(') return readParens(cursor);
  if (unit === '[') return readBrackets(cursor);
  if (unit === '{' && dialect.braceMaps && cursor.depth > 1) return readBraces(cursor, at, null);
  if (unit === '@') return readHash(cursor) ?? readWord(cursor);
  return readWord(cursor);
}

/** A symbol is sent as the string of its name. */
function readSymbol(cursor: Cursor, symbol: string): Code {
  const start = cursor.at;
  cursor.at += symbol.length;
  const part = { text: symbol.slice(1), origins: null, start: start + 1, end: cursor.at };
  return { kind: 'text', parts: [part], start, end: cursor.at };
}

/** What is in brackets; in C# that may only say the type of what follows. */
function readParens(cursor: Cursor): Code | null {
  const start = cursor.at++;
  skipBlanks(cursor, true);
  const inside = readExpression(cursor);
  skipBlanks(cursor, true);
  while (take(cursor, ',')) {
    skipBlanks(cursor, true);
    if (readExpression(cursor) === null) break;
    skipBlanks(cursor, true);
  }
  if (!take(cursor, ')')) return inside;
  if (
    cursor.dialect.id === 'csharp' &&
    inside?.kind === 'name' &&
    /^["\w$@[]/.test(cursor.text.charAt(cursor.at))
  ) {
    return readOperand(cursor) ?? inside;
  }
  return inside ?? { kind: 'other', start, end: cursor.at };
}

function readWord(cursor: Cursor): Code | null {
  const { dialect } = cursor;
  for (let skipped = 0; skipped < 8; skipped++) {
    const start = cursor.at;
    const name = peek(cursor, dialect.name);
    if (name === null) return null;
    if (dialect.keywords.has(name)) return null;
    cursor.at += name.length;
    const value = Object.hasOwn(dialect.words, name.toLowerCase())
      ? dialect.words[name.toLowerCase()]
      : undefined;
    const place = { start, end: cursor.at };
    if (value === null) return { kind: 'null', ...place };
    if (value !== undefined) return { kind: 'boolean', value, ...place };
    if (dialect.id === 'csharp' && name === 'new') return readConstruction(cursor, start);
    if (!isPrefix(cursor, name)) return { kind: 'name', name, ...place };
    skipBlanks(cursor, false);
    if (peek(cursor, dialect.name) === null) return readPrimary(cursor);
  }
  return null;
}

const GENERIC = /<[\w\s,.?[\]<>]{1,100}>(?=\s{0,20}[\w(])/y;

/** `return`, `await`, or the type in front of a name that is declared. */
function isPrefix(cursor: Cursor, name: string): boolean {
  if (cursor.dialect.prefixes.has(name)) return true;
  if (cursor.dialect.id !== 'csharp') return false;
  const before = cursor.at;
  const generic = peek(cursor, GENERIC);
  if (generic !== null) {
    cursor.at += generic.length;
    if (cursor.text[cursor.at] === '(') return false;
  }
  take(cursor, '[]');
  take(cursor, '?');
  const spaced = cursor.at;
  skipBlanks(cursor, false);
  const next = cursor.at > spaced ? peek(cursor, cursor.dialect.name) : null;
  if (next !== null && !/^(?:as|is|with|switch|when|in)$/.test(next)) return true;
  cursor.at = generic === null ? before : before + generic.length;
  return false;
}

const DOT = /\s{0,200}(?:\?\.|&\.|\.(?!\.))|::|->/y;

function readPostfix(cursor: Cursor, code: Code): Code | null {
  const dot = peek(cursor, DOT);
  if (dot !== null && code.kind !== 'number') return readMember(cursor, code, dot);
  if (startsWith(cursor, '(') && isCallable(code)) return readCall(cursor, code);
  if (startsWith(cursor, '[') && isCallable(code)) return readIndex(cursor, code);
  return cursor.dialect.id === 'ruby' && isCallable(code) ? readBareCall(cursor, code) : null;
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
  if (cursor.dialect.id === 'ruby' && /^(?:generate|dump)$/.test(lastName(callee) ?? '') && args[0]?.name) {
    return object(cursor, place, args.map(entryOf));
  }
  return call(cursor, place, isNew ? callee.object : callee, args, isNew);
}

/** Named arguments are a hash without its braces. */
function entryOf({ name, nameStart, nameEnd, value }: Argument): Entry {
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

function readArgument(cursor: Cursor): Argument | null {
  const nameStart = cursor.at;
  const named = cursor.dialect.id === 'powershell' ? null : peek(cursor, NAMED);
  if (named !== null) {
    cursor.at += named.length;
    const nameEnd = cursor.at - 1;
    skipBlanks(cursor, true);
    const value = readExpression(cursor);
    const name = named.replace(/["':]/g, '');
    return value === null ? null : { name, nameStart, nameEnd, value };
  }
  take(cursor, '&');
  take(cursor, '**');
  const value = readExpression(cursor);
  if (value === null) return null;
  skipBlanks(cursor, false);
  if (value.kind !== 'text' || !take(cursor, '=>')) return positional(value);
  skipBlanks(cursor, true);
  const given = readExpression(cursor);
  return given === null ? null : { name: plainText(value), nameStart, nameEnd: value.end, value: given };
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
