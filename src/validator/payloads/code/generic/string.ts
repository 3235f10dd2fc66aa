/** Strings of the languages that have no grammar here, with the code in them. */
import type { HolePart, TextCode } from '../code.ts';
import { fillable } from '../placeholders.ts';
import { text as textCode } from '../readings.ts';
import type { EscapeStyle } from '../strings.ts';
import { type Cursor, peek } from './cursor.ts';

/** A prefix and the quotes behind it; a here-string of PowerShell opens with the end of its line. */
const OPENING = /(?:@(["'])[ \t]*\r?\n|(\$@|@\$|\${1,2}|rf|fr|[@rfb:])?("""|'''|["'`]))/y;

/** Languages whose plain strings may go on over the end of a line. */
const MANY_LINES = /^(?:ruby|powershell|php)$/;

/** Reads a string that begins here, or null. A string that does not close ends with its line. */
export function readString(cursor: Cursor): TextCode | null {
  const opening = peek(cursor, OPENING);
  const { at, end, language } = cursor;
  if (opening === null || (opening === '`' && language !== 'go')) return null;
  const from = at + opening.length;
  const prefix = /^[^"'`]*/.exec(opening)?.[0] ?? '';
  const quotes = opening.trim().slice(prefix.length);
  const quote = quotes.charAt(0);
  const isHere = opening.endsWith('\n');
  const close = isHere ? `\n${quote}@` : quotes;
  const style = styleOf(cursor, prefix, quotes, isHere);
  const isPrefixed = prefix !== '' && language !== 'python';
  const manyLines = isHere || quotes.length > 1 || quotes === '`' || isPrefixed || MANY_LINES.test(language);
  const isFormat = prefix.includes('$') || (language === 'python' && prefix.includes('f'));
  const braces = isFormat ? 'code' : null;
  const read = findClose(cursor, { from, close, style, manyLines, braces });
  cursor.at = Math.min(end, read.isClosed ? read.end + close.length : read.end);
  const code = textCode(cursor, { start: at, end: cursor.at }, [from, read.end], style, read.holes, quote);
  return braces === 'code' ? withSingleBraces(cursor, code) : code;
}

function styleOf({ language }: Cursor, prefix: string, quotes: string, isHere: boolean): EscapeStyle {
  if (language === 'powershell') {
    if (quotes === "'") return isHere ? 'raw' : 'doubled';
    return 'backtick';
  }
  if (quotes === '`' || prefix.startsWith('r') || (quotes.length > 1 && language === 'csharp')) return 'raw';
  if (language === 'csharp' && prefix.includes('@')) return 'doubled';
  return quotes === "'" && /^(?:ruby|php)$/.test(language) ? 'quote' : 'c';
}

/** Reads doubled braces as single ones, also in what was noted of the string. */
function withSingleBraces(cursor: Cursor, code: TextCode): TextCode {
  const filled = fillable(code, 'doubled');
  const last = cursor.steps.at(-1);
  if (last?.kind === 'literal' && last.code === code)
    cursor.steps[cursor.steps.length - 1] = { kind: 'literal', code: filled };
  return filled;
}

interface Inside {
  readonly from: number;
  readonly close: string;
  readonly style: EscapeStyle;
  readonly manyLines: boolean;
  /** Braces in it hold code. */
  readonly braces: 'code' | null;
}

/** Where a string's inside ends, with the code in it. */
function findClose(cursor: Cursor, inside: Inside): { end: number; isClosed: boolean; holes: HolePart[] } {
  const { text, end } = cursor;
  const { from, close, style, manyLines } = inside;
  const holes: HolePart[] = [];
  const key = manyLines ? close : `${close}\n`;
  for (let at = cursor.missing.has(key) ? end : from; at < end; at++) {
    const unit = text.charAt(at);
    if (unit === '\n' && !manyLines) break;
    if (text.startsWith(close, at)) {
      const isDoubled = style === 'doubled' || (style === 'backtick' && close === '"');
      if (!isDoubled || text[at + 1] !== close) return { end: at, isClosed: true, holes };
      at++;
      continue;
    }
    const hole = style === 'quote' ? null : holeAt(cursor, at, inside.braces);
    if (hole !== null) {
      holes.push(hole);
      at = hole.end - 1;
    } else if (text.startsWith('{{', at) && inside.braces !== null) at++;
    else if (unit === (style === 'backtick' ? '`' : '\\') && style !== 'raw' && style !== 'doubled') at++;
  }
  if (manyLines) cursor.missing.add(key);
  const newline = text.indexOf('\n', from);
  const stop = newline < 0 ? end : Math.min(newline, end);
  return { end: stop, isClosed: false, holes: holes.filter((hole) => hole.end <= stop) };
}

/** Languages in which a name behind a dollar sign is code. */
const DOLLAR = /^(?:powershell|php)$/;
const VARIABLE = /\$(?:\w{1,40}:)?[A-Za-z_]\w{0,80}/y;
const MAX_HOLE = 500;

function holeAt(cursor: Cursor, at: number, braces: Inside['braces']): HolePart | null {
  const { text, end, language } = cursor;
  const unit = text.charAt(at);
  const next = text.charAt(at + 1);
  // In a data action Terraform writes `$${` for `${`, which then is not Terraform's.
  if (language === 'terraform' && text[at - 1] === '$') return null;
  const opens =
    (next === '{' && (unit === '$' || unit === '#')) || (next === '(' && (unit === '$' || unit === '\\'));
  const isBrace = unit === '{' && (language === 'php' ? next === '$' : next !== '{' && braces === 'code');
  const length = opens ? 2 : isBrace ? 1 : 0;
  if (length > 0) {
    const pair = text.charAt(at + length - 1) === '(' ? '()' : '{}';
    const close = matchClose(text, at + length, Math.min(end, at + MAX_HOLE), pair);
    return close < 0 ? null : holeOf(text, at, close + 1, at + length);
  }
  if (unit !== '$' || !DOLLAR.test(language)) return null;
  VARIABLE.lastIndex = at;
  const name = VARIABLE.exec(text)?.[0];
  return name === undefined ? null : holeOf(text, at, at + name.length, at, at + name.length);
}

function matchClose(text: string, from: number, end: number, pair: string): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const unit = text.charAt(at);
    if (unit === '\n') return -1;
    if (unit === pair[0]) depth++;
    else if (unit === pair[1] && --depth === 0) return at;
  }
  return -1;
}

function holeOf(text: string, start: number, end: number, from: number, to = end - 1): HolePart {
  const written = text.slice(from, to).replace(/[:,][^:,]{0,20}$/, '');
  const hole = /^[$@]{0,2}[\w.:]+$/.test(written)
    ? { kind: 'name' as const, name: written, start, end }
    : { kind: 'other' as const, start, end };
  return { start, end, hole };
}
