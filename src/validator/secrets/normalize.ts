import { eachMatch, matchesOf } from '../text/matches.ts';
import { FOREIGN_WORDS, foldedWord, SECRET_WORD } from './names.ts';

/** A text with its typography folded away, so that one pattern finds a secret however it was typed, quoted or escaped. */
export interface Normalized {
  readonly text: string;
  /** Where the characters of `[start, end)` stand in the text as pasted, in order; what was folded away is not theirs. */
  rangesOf(start: number, end: number): TextRange[];
}

/** UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A quote that stands inside another string has its own character: only its like closes it. */
const INNER_QUOTE = 0xe000;
/** A line break that is written as an escape does not end the line that it stands in. */
const ESCAPED_BREAK = '\v';
/** Every quote that the normalized text can hold, as the content of a character class. */
export const QUOTES = '"\'`\ue000-\ue0ff';

const TYPED_QUOTES = '"\'`\u2018-\u201f\u00ab\u00bb\u2032\u2033\u00b4';
const QUOTE = `(?:\\\\{0,15}[${TYPED_QUOTES}]|\\\\{0,15}&(?:quot|apos|#3[49]);)`;
const BLANK = String.raw`[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]`;
/** Indentation, and the marks of quoted lines. */
const INDENT = `${BLANK}{0,200}(?:(?:>|&gt;)${BLANK}{0,200}){0,8}`;
const GAP = String.raw`(?:\s|\\{1,7}[rn]|>){0,80}`;

type Replace = (found: string, text: string, at: number) => string;

/** Each kind of typography and what stands for it; every repetition is bounded or cannot begin anew where it failed. */
const TYPOGRAPHY: readonly (readonly [pattern: string, fold: Replace])[] = [
  // "Bearer " + "abc" is one string, and so is "id" + ":" + "abc".
  [
    String.raw`(?<![=(,[{][ \t]?|(?<![${TYPED_QUOTES}]):[ \t]?)${QUOTE}${GAP}(?:\+|\.{1,2}|&(?:[ ]_)?|<>)${GAP}${QUOTE}(?![\w.-]{1,60}${QUOTE}\s?[=:])`,
    () => '',
  ],
  // Colors, also where the sign before them was lost or written out.
  [
    String.raw`\u001b\[[\d;?]{0,20}[A-Za-z]|(?:\\(?:u001b|x1b|033|e)|\^\[)?\[\d{1,3}(?:;\d{1,3}){0,4}m`,
    () => '',
  ],
  // A line that goes on.
  [String.raw`(?:[ \t][\\^\x60]|\\)(?:\r\n|\r|\n)${INDENT}`, (found) => (found.startsWith('\\') ? '' : ' ')],
  [
    String.raw`(?:${BLANK}{0,200}(?:\r\n|[\r\n\u2028\u2029])${INDENT}){1,40}|^${BLANK}{0,20}(?:>${BLANK}{0,200}){1,8}`,
    (found) => (/[\r\n\u2028\u2029]/.test(found) ? '\n' : ''),
  ],
  [String.raw`[ ]?(?:(?:\\{1,15}[rn]|%(?:25){0,4}0[da])${INDENT}){1,40}`, () => ESCAPED_BREAK],
  [
    String.raw`\\{1,15}(?:[${TYPED_QUOTES}]|&(?:quot|apos|#3[49]);)|\\{1,15}u002[27]|%(?:25){0,4}2[27]`,
    escapedQuote,
  ],
  [
    String.raw`\\{1,15}(?:\/|t|u[0-9a-f]{4}|x[0-9a-f]{2})|%(?:25){0,4}(?:20|3[abd]|7[bd]|5[bd])|&(?:quot|apos|amp|lt|gt|nbsp|equals|colon|#\d{2,4}|#x[0-9a-f]{2,4});`,
    unescape_,
  ],
  // An entity that was cut with the text.
  [String.raw`&(?:quot?|quo?|q|am?p?|apo?s?|l|lt|g|gt|nb?s?p?|#\d{0,4})?$`, () => ''],
  [String.raw`[\u2010-\u2015\u2212]`, dash],
  [
    String.raw`[\u2018-\u201f\u00ab\u00bb\u2032\u2033\u00b4]`,
    (found) => (/[\u201c-\u201f\u00ab\u00bb\u2033]/.test(found) ? '"' : "'"),
  ],
  // A word for it in another language and in haste.
  [FOREIGN_WORDS, foldedWord],
  // The lines of a drawn table.
  ['[\u2502\u2503\u2551]', () => '|'],
  [String.raw`(?<=\S)[ ]{3,200}(?=\S)`, () => '\t'],
  // Full-width signs and letters.
  [String.raw`[\uff01-\uff5e]`, (found) => String.fromCharCode(found.charCodeAt(0) - 0xfee0)],
  [
    String.raw`${BLANK}{2,200}|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]`,
    (found) => (found.includes('\t') ? '\t' : ' '),
  ],
  // Invisible characters.
  [
    String.raw`[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\0-\x08\x0b\x0c\x0e-\x1f\x7f]+`,
    () => '',
  ],
];

const FOLDED = new RegExp(TYPOGRAPHY.map(([pattern]) => `(${pattern})`).join('|'), 'gi');

function foldOf(match: RegExpExecArray, text: string): string {
  const kind = TYPOGRAPHY.findIndex((_, index) => match[index + 1] !== undefined);
  return TYPOGRAPHY[kind]?.[1](match[0], text, match.index) ?? match[0];
}

/** The long dash that an editor made of the two of a flag, or that stands between a name and its value. */
function dash(found: string, text: string, at: number): string {
  if (/[\u2013\u2014]/.test(found) && NAME_BEFORE.test(text.slice(Math.max(0, at - 16), at))) return ': ';
  const isFlag = /^\s?$/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '');
  return isFlag && /[\u2013\u2014]/.test(found) ? '--' : '-';
}

const NAME_BEFORE = new RegExp(`(?:${SECRET_WORD}|passwor[td]|kennwort)$`, 'i');

/** Folds a text in one pass. */
export function normalize(text: string): Normalized {
  return replaceAll(text, eachMatch(text, FOLDED), (match) => foldOf(match, text));
}

/** The end of a wide line in the middle of something: a terminal or a mail breaks no shorter one. */
const WIDE_BREAK = /(?<=[^\n]{59}[^\s])\r?\n(?=\S)/g;

/** The text with wide lines that end in the middle of something joined to the next one; null where there are none. */
export function joinBrokenLines(text: string): Normalized | null {
  const breaks = matchesOf(text, WIDE_BREAK);
  return breaks.length === 0 ? null : replaceAll(text, breaks, () => '');
}

function replaceAll(
  text: string,
  matches: Iterable<RegExpExecArray>,
  replace: (match: RegExpExecArray) => string,
): Normalized {
  const folded: Fold[] = [];
  // Adding to a text costs a quarter of joining a list.
  let made = '';
  let from = 0;
  for (const match of matches) {
    const replaced = replace(match);
    if (replaced === match[0]) continue;
    made += text.slice(from, match.index);
    const end = match.index + match[0].length;
    folded.push({ at: made.length, start: match.index, end, size: replaced.length });
    made += replaced;
    from = end;
  }
  return { text: made + text.slice(from), rangesOf: (start, end) => rangesIn(folded, start, end) };
}

/** A stretch of the pasted text, and the place and size of what stands for it in the normalized one. */
interface Fold extends TextRange {
  readonly at: number;
  readonly size: number;
}

/** An even number of backslashes stands for itself and leaves the quote as it is. */
function escapedQuote(found: string): string {
  const slashes = /^\\*(?!u00)/.exec(found)?.[0].length ?? ENCODED;
  const isEncoded = /^\\*u00|^%/.test(found);
  if (!isEncoded && slashes % 2 === 0) return found;
  const isDouble = /(?:["\u201c-\u201f\u00ab\u00bb\u2033]|22|quot;|34;)$/.test(found);
  const level = isEncoded ? ENCODED : slashes;
  return String.fromCharCode(INNER_QUOTE + level * 3 + (isDouble ? 0 : found.endsWith('`') ? 1 : 2));
}

/** Deeper than any number of backslashes. */
const ENCODED = 40;

/** Names of entities, each with the character that it stands for. */
const ENTITIES = ['quot"', "apos'", 'amp&', 'lt<', 'gt>', 'nbsp ', 'equals=', 'colon:'];

function unescape_(found: string): string {
  const name = /^&(\w+);$/.exec(found)?.[1]?.toLowerCase();
  if (name !== undefined) return ENTITIES.find((entity) => entity.slice(0, -1) === name)?.at(-1) ?? found;
  if (/\\\/$/.test(found)) return '/';
  if (/\\t$/i.test(found)) return '\t';
  const decimal = /^&#(\d+);$/.exec(found)?.[1];
  const hex = /([0-9a-f]{2,4});?$/i.exec(found)?.[1] ?? '';
  const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
  return code < 0x20 || (code >= 0x200b && code <= 0x200f) ? '' : String.fromCharCode(code);
}

function rangesIn(folded: readonly Fold[], start: number, end: number): TextRange[] {
  const ranges: TextRange[] = [];
  const add = (from: number, to: number): void => {
    const last = ranges.at(-1);
    if (last?.end === from) ranges[ranges.length - 1] = { start: last.start, end: to };
    else if (to > from) ranges.push({ start: from, end: to });
  };
  let index = firstFrom(folded, start);
  const before = folded[index - 1];
  let at = start;
  let origin = before === undefined ? start : before.end + start - before.at - before.size;
  for (let fold = folded[index]; fold !== undefined && fold.at < end; fold = folded[++index]) {
    if (fold.at > at) add(origin, fold.start);
    if (fold.size > 0) add(fold.start, fold.end);
    at = fold.at + fold.size;
    origin = fold.end;
  }
  if (end > at) add(origin, origin + end - at);
  return ranges;
}

/** The first fold that ends after `start`. */
function firstFrom(folded: readonly Fold[], start: number): number {
  let low = 0;
  let high = folded.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const fold = folded[middle];
    if (fold !== undefined && fold.at + fold.size <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}
