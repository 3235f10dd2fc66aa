/**
 * A reader of expressions for languages without a grammar here: literals, names, members, calls, constructions and
 * assignments. It knows no statements: what it cannot read it steps over.
 */
import { type Code, numberCode, type Step } from '../code.ts';
import { join, object, positional } from '../readings.ts';
import type { Piece } from '../tree.ts';
import { readBraces, readBrackets, readConstruction, readHash } from './collections.ts';
import { isCommand, readCommand } from './command.ts';
import { type Cursor, createCursor, peek, skipBlanks, take } from './cursor.ts';
import type { Dialect } from './dialect.ts';
import { readString } from './literals.ts';
import { entryOf, readArguments, readPostfix } from './postfix.ts';

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

const OPERATOR = /\bto\b|[+\-*/%<>!=|&?^~]+|\bas\b|\bor\b|\band\b|-(?:f|join|eq|ne|replace)\b/y;

/** The type that a declaration gives a name: `body: [String: Any] = …`, `body As String = …`. */
const DECLARED =
  /\s{0,20}:\s{0,20}[\w.]{0,60}(?:\[[\w:, ?]{1,60}\]|<[\w, <>?]{1,80}>)?[?!]?(?=\s{0,20}=[^=])|\s{1,20}As\s{1,20}[\w.]{1,80}(?=\s{0,20}=)/y;

function readOperators(cursor: Cursor, first: Code): Code {
  let code = first;
  if (first.kind === 'name' && /^(?:kotlin|swift|vb)$/.test(cursor.dialect.id))
    cursor.at += peek(cursor, DECLARED)?.length ?? 0;
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
  if (operator === 'to') return cursor.dialect.id !== 'kotlin';
  return operator === '=>'
    ? /^(?:ruby|perl|apex)$/.test(cursor.dialect.id)
    : operator.startsWith('<<') && operator.length > 2;
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
  if (operator === 'to' || (operator === '->' && dialect.id === 'scala'))
    return { kind: 'array', items: [left, right], ...place };
  const joined = operator === '+' ? join(cursor, place, [left, right]) : null;
  return joined ?? { kind: 'other', ...place };
}

const LITERAL_TYPES = /<[\w\s,?<>]{1,60}>\s{0,4}(?=[{[])/y;
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
  if (unit === '<' && dialect.id === 'dart') {
    // The types of a literal: `<String, dynamic>{…}`.
    const types = peek(cursor, LITERAL_TYPES);
    if (types !== null) {
      cursor.at += types.length;
      return readPrimary(cursor);
    }
  }
  return readWord(cursor);
}

/** A symbol is sent as the string of its name. */
function readSymbol(cursor: Cursor, symbol: string): Code {
  const start = cursor.at;
  cursor.at += symbol.length;
  const part = { text: symbol.slice(1), origins: null, start: start + 1, end: cursor.at };
  return { kind: 'text', parts: [part], start, end: cursor.at };
}

/** Perl writes what a hash holds in round brackets. */
const PERL_PAIRS = /\s{0,200}(?:\w{1,60}|'[^'\n]{1,60}'|"[^"\n]{1,60}")\s{0,40}=>/y;

/** What is in brackets; in C# that may only say the type of what follows. */
function readParens(cursor: Cursor): Code | null {
  const start = cursor.at++;
  if (cursor.dialect.id === 'perl' && peek(cursor, PERL_PAIRS) !== null) {
    const args = readArguments(cursor, ')');
    return object(cursor, { start, end: cursor.at }, args.map(entryOf));
  }
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

/** Languages that make an object by `new`, and those that declare a name behind its type. */
const CONSTRUCTING = /^(?:csharp|apex|groovy|scala)$/;
const TYPED = /^(?:csharp|apex|groovy|dart|objc)$/;

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
    const isNew = dialect.id === 'vb' ? /^new$/i.test(name) : name === 'new' && CONSTRUCTING.test(dialect.id);
    if (isNew) return readConstruction(cursor, start);
    if (!isPrefix(cursor, name)) return { kind: 'name', name, ...place };
    skipBlanks(cursor, false);
    if (peek(cursor, dialect.name) === null) return readPrimary(cursor);
  }
  return null;
}

/** C#'s type arguments. */
export const GENERIC = /<[\w\s,.?[\]<>]{1,100}>(?=\s{0,20}[\w(])/y;

/** Objective-C: `NSDictionary *body`. */
const POINTER = /\s{0,4}\*\s{0,4}(?=[A-Za-z_]\w{0,60}\s{0,8}=)/y;

/** `return`, `await`, or the type in front of a name that is declared. */
function isPrefix(cursor: Cursor, name: string): boolean {
  if (cursor.dialect.prefixes.has(name)) return true;
  if (!TYPED.test(cursor.dialect.id)) return false;
  const before = cursor.at;
  const generic = peek(cursor, GENERIC);
  if (generic !== null) {
    cursor.at += generic.length;
    if (cursor.text[cursor.at] === '(') return false;
  }
  take(cursor, '[]');
  take(cursor, '?');
  const pointer = cursor.dialect.id === 'objc' ? peek(cursor, POINTER) : null;
  if (pointer !== null) {
    cursor.at += pointer.length;
    return true;
  }
  const spaced = cursor.at;
  skipBlanks(cursor, false);
  const next = cursor.at > spaced ? peek(cursor, cursor.dialect.name) : null;
  if (next !== null && !/^(?:as|is|with|switch|when|in)$/.test(next)) return true;
  cursor.at = generic === null ? before : before + generic.length;
  return false;
}
