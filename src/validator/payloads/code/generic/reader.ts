/**
 * One reader for the code of languages that have no grammar here. It knows what they share: strings, numbers, lists,
 * maps, names, members, calls, constructions, assignments. It knows no statements: what it cannot read it steps over.
 */
import type { Language } from '../../../report.ts';
import { type Argument, type Code, lastName, numberCode, type Step, type TextCode } from '../code.ts';
import { fillable } from '../placeholders.ts';
import { call, join, positional } from '../readings.ts';
import type { Piece } from '../tree.ts';
import { isCommand, readCommand } from './command.ts';
import {
  type Cursor,
  createCursor,
  MAX_DEPTH,
  peek,
  skipBlanks,
  startsWith,
  take,
  takeMatch,
} from './cursor.ts';
import { POINTERS, readOfGo, tellFields } from './go.ts';
import { collectionOf, readBraces, readBrackets, readConstruction, readGroup, readParens } from './groups.ts';
import { readString } from './string.ts';

/** Reads a program; nesting deeper than a person writes is stepped over. */
export function readGeneric({ pasted, start, end, budget }: Piece, language: Language): Step[] {
  const limit = Math.min(end, start + Math.max(0, budget.left));
  budget.left -= limit - start;
  const cursor = createCursor(pasted, start, limit, language);
  while (cursor.at < cursor.end) {
    skipBlanks(cursor, true);
    const before = cursor.at;
    readExpression(cursor);
    if (cursor.at <= before) cursor.at = before + 1;
  }
  if (language === 'go') tellFields(cursor.steps, cursor);
  return language === 'terraform' ? encodedSteps(cursor.steps) : cursor.steps;
}

/** In Terraform a map is a body only where it is encoded; all others configure something. */
function encodedSteps(steps: readonly Step[]): Step[] {
  const encoded = steps.flatMap((step) =>
    step.kind === 'call' && lastName(step.call.callee) === 'jsonencode' ? [step.call] : [],
  );
  return steps.filter(
    (step) =>
      step.kind !== 'literal' ||
      step.code.kind === 'text' ||
      encoded.some(({ start, end }) => start <= step.code.start && step.code.end <= end),
  );
}

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

const OPERATOR =
  /:=|\?:|(?<!\.)\.(?![.\d])|\bas\b|\bor\b|\band\b|-(?:f|join|eq|ne|replace)\b|(?!=>)[+\-*/%<>!=|&?^~]+/y;

/** The type that a declaration gives a name: `body: [String: Any] = …`. */
const DECLARED =
  /\s{0,20}:\s{0,20}[\w.]{0,60}(?:\[[\w:, ?]{1,60}\]|<[\w, <>?]{1,80}>)?[?!]?(?=\s{0,20}=[^=])/y;

/** Go's `a, err := value`: the first name gets it. */
const FURTHER_TARGETS = /(?:[ \t]{0,4},[ \t]{0,4}[\w.]{1,80}){1,4}(?=[ \t]{0,4}:?=)/y;

function readOperators(cursor: Cursor, first: Code): Code {
  let code = first;
  if (first.kind === 'name' && cursor.depth === 1)
    takeMatch(cursor, cursor.language === 'go' ? FURTHER_TARGETS : DECLARED);
  for (;;) {
    const before = cursor.at;
    skipBlanks(cursor);
    const operator = takeMatch(cursor, OPERATOR);
    if (operator === null) {
      cursor.at = before;
      return code;
    }
    skipBlanks(cursor, true);
    const next = apply(cursor, code, operator);
    if (next === null) return code;
    code = next;
  }
}

function assign(cursor: Cursor, target: Code): Code | null {
  const value = readExpression(cursor);
  if (value !== null) cursor.steps.push({ kind: 'assign', target, value });
  return value;
}

function apply(cursor: Cursor, left: Code, operator: string): Code | null {
  if (/^(?::?=|\|\|=|\?\?=)$/.test(operator)) return assign(cursor, left);
  if (operator === '+=') return readExpression(cursor);
  if (operator === '|') return pipe(cursor, left);
  const right = readOperand(cursor);
  if (right === null) return null;
  const place = { start: left.start, end: right.end };
  if (operator === '?') {
    skipBlanks(cursor, true);
    if (take(cursor, ':')) skipBlanks(cursor, true);
    const other = readOperand(cursor);
    const options = other === null ? [right] : [right, other];
    return { kind: 'choice', options, start: left.start, end: (other ?? right).end };
  }
  if (FALLBACK.test(operator)) return { kind: 'choice', options: [left, right], falls: true, ...place };
  if (operator === '%' && left.kind === 'text') return { ...fillable(left, 'printf'), end: right.end };
  if (!/^[+&.]$/.test(operator)) return { kind: 'other', ...place };
  const sides = [left, right];
  return join(cursor, place, sides) ?? { kind: 'other', sides, ...place };
}

/** Operators that give their second operand where the first is empty. */
const FALLBACK = /^(?:\|\||\?\?|\?:|or|\/\/)$/;

/** `value | Command`: the value becomes an argument. */
function pipe(cursor: Cursor, left: Code): Code | null {
  return isCommand(cursor) ? readCommand(cursor, [positional(left)]) : (readOperand(cursor) ?? left);
}

const NUMBER = /-?\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?[lLmMdDfF]?\b/y;
const SYMBOL = /:[A-Za-z_]\w*[?!]?/y;
/** A brace that opens a map: a key and its sign stand behind it, or it is empty. */
const MAP =
  /\{\s{0,400}(?:(?:#|\/\/)[^\n]{0,200}\s{0,400})?(?:\}|\*\*|\.{3}|(?:"[^"\n]{0,80}"|'[^'\n]{0,80}'|[\w$-]{1,80})\s{0,40}(?:=>|:(?![:=])))/y;
const ASSIGNED_MAP = /\{\s{0,400}(?:#[^\n]{0,200}\s{0,400})?(?:"[^"\n]{0,80}"|[\w-]{1,80})\s{0,40}=(?!=)/y;
export function readPrimary(cursor: Cursor): Code | null {
  skipBlanks(cursor);
  const { at, text, end, language } = cursor;
  if (at >= end) return null;
  const string = readString(cursor);
  if (string !== null) return language === 'python' ? readFurther(cursor, string) : string;
  const ofGo = language === 'go' ? readOfGo(cursor) : null;
  if (ofGo !== null) return ofGo;
  const number = takeMatch(cursor, NUMBER);
  if (number !== null)
    return numberCode(number, at, cursor.at) ?? { kind: 'other', start: at, end: cursor.at };
  if (language === 'ruby') {
    const symbol = takeMatch(cursor, SYMBOL);
    if (symbol !== null) return readSymbol(symbol, at);
  }
  if (isCommand(cursor)) return readCommand(cursor, []);
  const unit = text.charAt(at);
  if (unit === '(') return readParens(cursor);
  if (unit === '[') return readBrackets(cursor);
  const isMap =
    unit === '{' &&
    (cursor.depth > 1 || at === cursor.start) &&
    (peek(cursor, MAP) !== null || (language === 'terraform' && peek(cursor, ASSIGNED_MAP) !== null));
  if (isMap) return readBraces(cursor, at, null);
  if (unit === '@' || text.startsWith('%{', at)) return readMarked(cursor);
  return readWord(cursor);
}

/** Strings that stand side by side are one. */
function readFurther(cursor: Cursor, first: TextCode): TextCode {
  const parts: TextCode[] = [first];
  for (;;) {
    const before = cursor.at;
    skipBlanks(cursor);
    const next = readString(cursor);
    if (next !== null) {
      parts.push(next);
      continue;
    }
    cursor.at = before;
    const place = { start: first.start, end: parts.at(-1)?.end ?? first.end };
    return parts.length === 1 ? first : (join(cursor, place, parts) ?? first);
  }
}

/** A symbol is sent as the string of its name. */
function readSymbol(symbol: string, start: number): Code {
  const end = start + symbol.length;
  return {
    kind: 'text',
    parts: [{ text: symbol.slice(1), origins: null, start: start + 1, end }],
    start,
    end,
  };
}

/** `@{…}`, `%{…}`, `@(…)`, `@name`. */
function readMarked(cursor: Cursor): Code | null {
  const start = cursor.at++;
  if (startsWith(cursor, '{')) return readBraces(cursor, start, null);
  if (cursor.language === 'powershell' && take(cursor, '(')) {
    const items = readGroup(cursor, ')').map(({ value }) => value);
    const code = { kind: 'array' as const, items, start, end: cursor.at };
    cursor.steps.push({ kind: 'literal', code });
    return code;
  }
  const name = peek(cursor, /[A-Za-z_]\w*/y);
  if (name === null || cursor.language === 'csharp') return readOperand(cursor);
  cursor.at += name.length;
  // PowerShell's `@name` hands over what the variable holds.
  const sign = cursor.language === 'powershell' ? '$' : '@';
  return { kind: 'name', name: sign + name, start, end: cursor.at };
}

const NAME =
  /(?:\$(?:\w{1,40}:(?!:))?)?[A-Za-z_]\w*(?:-[A-Za-z]\w*(?=\())?(?:[!?](?=\s?[({[])|[?!](?=\s*$))?/my;
const WORDS: Readonly<Record<string, boolean | null>> = {
  ...{ true: true, True: true, $true: true, false: false, False: false, $false: false },
  ...{ null: null, nil: null, $null: null, None: null },
};
/** Words before an expression that change nothing about it. */
const PREFIX =
  /^(?:await|return|var|let|const|final|local|def|private|public|protected|internal|static|readonly|override|throw|yield|try[?!]?|guard|if|unless|not|using|ref|async|else|do|then|elsif|begin)$/;
/** Behind `class` and its like: what is defined, with its properties or parameters. */
const DEFINITION =
  /(?<=\b(?:class|record|struct|interface|trait))[ \t]{1,8}\w{1,80}(?:\([^()]{0,2000}\))?|(?<=\b(?:def|function|func))(?:[ \t]{1,8}\([^()\n]{0,200}\))?[ \t]{1,8}\w{1,80}\([^()]{0,2000}\)/y;
/** Languages that declare a name behind its type. */
const TYPED = /^(?:csharp|java|apex)$/;
const TYPE =
  /(?:<[\w\s,.?[\]<>]{1,100}>)?(?:\[\])?\??(?:[ \t]{0,4}\*[ \t]{0,4}|[ \t]{1,20})(?=[A-Za-z_$@])(?!(?:as|is|with|switch|when|in|and|or|to)\b)/y;

function readWord(cursor: Cursor): Code | null {
  const { language } = cursor;
  for (let skipped = 0; skipped < 8; skipped++) {
    const start = cursor.at;
    const name = takeMatch(cursor, NAME);
    if (name === null) return null;
    const place = { start, end: cursor.at };
    const value = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    if (value === null) return { kind: 'null', ...place };
    if (value !== undefined) return { kind: 'boolean', value, ...place };
    if (takeMatch(cursor, DEFINITION) !== null) return { kind: 'other', start, end: cursor.at };
    if (name === 'new' && language !== 'ruby') return readConstruction(cursor, start);
    const isPrefix = PREFIX.test(name) && !startsWith(cursor, '.');
    if (!isPrefix && !(TYPED.test(language) && takeMatch(cursor, TYPE) !== null)) {
      return { kind: 'name', name, ...place };
    }
    skipBlanks(cursor, false);
    if (peek(cursor, NAME) === null) return readPrimary(cursor);
  }
  return null;
}

const DOT = /\s{0,200}(?:\?\.|&\.|!?\.(?![.\d]))|::|(?<=[\w)])->(?=[A-Za-z])/y;
/** PHP's dot joins texts. */
const ARROW = /\s{0,200}\??->(?=[A-Za-z{])|::/y;
const MEMBER = /@?[A-Za-z_]\w*[!?]?(?![=\w](?!=|>))|@?[A-Za-z_]\w*/y;
const GENERIC = /<[\w\s,.?[\]<>]{1,100}>(?=\s{0,20}\()/y;
const CALLABLE = /^(?:name|member|call|object)$/;

function readPostfix(cursor: Cursor, code: Code): Code | null {
  const dot = peek(cursor, cursor.language === 'php' ? ARROW : DOT);
  if (dot !== null && code.kind !== 'number') return readMember(cursor, code, dot);
  if (!CALLABLE.test(code.kind)) return null;
  takeMatch(cursor, GENERIC);
  if (startsWith(cursor, '(')) return readCall(cursor, code);
  if (startsWith(cursor, '[') && !/\s/.test(cursor.text.charAt(cursor.at - 1)))
    return readIndex(cursor, code);
  return readBlock(cursor, code) ?? (cursor.language === 'ruby' ? readBareCall(cursor, code) : null);
}

function readMember(cursor: Cursor, object: Code, dot: string): Code | null {
  const before = cursor.at;
  cursor.at += dot.length;
  skipBlanks(cursor, false);
  const nameStart = cursor.at;
  const name = takeMatch(cursor, MEMBER);
  if (name === null) {
    cursor.at = before;
    return null;
  }
  const nameEnd = cursor.at;
  if (name === 'new' && !startsWith(cursor, '(')) {
    const place = { start: object.start, end: nameEnd };
    return readBareCall(cursor, object, true) ?? call(cursor, place, object, [], true);
  }
  return { kind: 'member', object, name, nameStart, nameEnd, start: object.start, end: nameEnd };
}

function readCall(cursor: Cursor, callee: Code): Code {
  cursor.at++;
  const args = readGroup(cursor, ')');
  const place = { start: callee.start, end: cursor.at };
  const collection = collectionOf(cursor, callee, args, place) ?? filledIn(cursor, callee, args);
  if (collection !== null) return collection;
  if (callee.kind === 'member' && callee.name === 'new')
    return call(cursor, place, callee.object, args, true);
  const isClass = /^[A-Z]/.test(lastName(callee) ?? '') && args.some(({ name }) => name !== null);
  return call(cursor, place, callee, args, isClass && cursor.language !== 'csharp');
}

/** `"…{}".format(a)`, `"…%s".formatted(a)`, `sprintf("…%s", a)`: the text with its holes. */
function filledIn({ language }: Cursor, callee: Code, [first, second]: readonly Argument[]): Code | null {
  const name = lastName(callee) ?? '';
  if (callee.kind === 'member' && callee.object.kind === 'text' && /^format(?:ted)?$/.test(name))
    return fillable(callee.object, name === 'format' ? 'braces' : 'printf');
  const isPointer = language === 'go' && POINTERS.test(name) && second === undefined;
  if (isPointer && first !== undefined && first.value.kind !== 'call') return first.value;
  return /^(?:[sS]printf|format)$/.test(name) && first?.value.kind === 'text'
    ? fillable(first.value, 'printf')
    : null;
}

/** `object["name"]` is a member; any other index is not known. */
function readIndex(cursor: Cursor, object: Code): Code {
  cursor.at++;
  const [key] = readGroup(cursor, ']');
  const place = { start: object.start, end: cursor.at };
  const part = key?.value.kind === 'text' && key.value.parts.length === 1 ? key.value.parts[0] : undefined;
  if (key === undefined || part === undefined || !('text' in part)) return { kind: 'other', ...place };
  const { start: nameStart, end: nameEnd } = key.value;
  return { kind: 'member', object, name: part.text, nameStart, nameEnd, ...place };
}

const LABELS = /(?:[ \t]{1,8}"[^"\n]{0,100}")*[ \t]{0,8}(?=\{)/y;

/** Terraform's `block "label" {…}`. */
function readBlock(cursor: Cursor, code: Code): Code | null {
  if (code.kind !== 'name') return null;
  if (cursor.language === 'terraform' && (takeMatch(cursor, LABELS) !== null || startsWith(cursor, '{'))) {
    const start = cursor.at;
    const value = readBraces(cursor, start, null);
    return call(cursor, { start: code.start, end: cursor.at }, code, [positional(value)]);
  }
  return null;
}

/** Ruby calls without brackets: `req.url '/path'`. */
const BARE_ARGUMENT =
  /[ \t]+(?=["'$@]|:\w|\[(?=\S)|[a-z_]\w{0,60}:[ \t])|[ \t]+(?=(?!(?:if|unless|do|and|or|then|while|until|rescue|end|in|else|elsif|ensure|begin|to|as)\b)[A-Za-z_]\w{0,80}(?:[,.(\n]|$))/y;

function readBareCall(cursor: Cursor, callee: Code, constructs = false): Code | null {
  const before = cursor.at;
  if (callee.kind === 'call' || callee.kind === 'object' || takeMatch(cursor, BARE_ARGUMENT) === null)
    return null;
  const args: Argument[] = readGroup(cursor, null);
  if (args.length > 0) return call(cursor, { start: callee.start, end: cursor.at }, callee, args, constructs);
  cursor.at = before;
  return null;
}
