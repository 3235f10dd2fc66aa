/** What the reader needs to know of single characters; all functions take an offset and look no further than `end`. */

/** The families of quotes; a string normally ends with a quote of the family that began it. */
export type QuoteFamily = 'double' | 'single' | 'backtick' | 'curly' | 'curly-single';

export interface Quote {
  readonly family: QuoteFamily;
  readonly length: number;
}

const DOUBLE: Quote = { family: 'double', length: 1 };
const SINGLE: Quote = { family: 'single', length: 1 };
const BACKTICK: Quote = { family: 'backtick', length: 1 };
const CURLY: Quote = { family: 'curly', length: 1 };
const CURLY_SINGLE: Quote = { family: 'curly-single', length: 1 };

const QUOTES: ReadonlyMap<number, Quote> = new Map([
  ...[...'"＂'].map((char) => [char.charCodeAt(0), DOUBLE] as const),
  ...[...'“”„‟«»″〝〞'].map((char) => [char.charCodeAt(0), CURLY] as const),
  ...[...'‘’‚‛′‹›'].map((char) => [char.charCodeAt(0), CURLY_SINGLE] as const),
  [0x27, SINGLE],
  [0x60, BACKTICK],
  [0xb4, BACKTICK],
]);

/** The quote at an offset. */
export function quoteAt(text: string, at: number): Quote | undefined {
  const code = text.charCodeAt(at);
  if (code === 0x22) return DOUBLE;
  if (code > 0x27 && code < 0x60) return undefined;
  return QUOTES.get(code);
}

/** Blanks that JSON allows. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Characters that look like a blank or like nothing, and that JSON does not allow between its tokens. */
export function isInvisible(code: number): boolean {
  if (code < 0xa0) return code === 0x0b || code === 0x0c || code >= 0x80;
  if (code === 0xa0 || code === 0xad || code === 0xfeff || code === 0x3000) return true;
  if (code < 0x2000 || code > 0x206f) return code === 0x1680 || code === 0x180e || code === 0xfffc;
  return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
}

/** Invisible characters that take up room, and so stand for a space. */
export function isWide(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

export function isOpener(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

export function isCloser(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Letters, digits, `_`, `$`, `@` and what lies beyond ASCII: what an unquoted key is made of. */
export function isWordChar(code: number): boolean {
  const lower = code | 0x20;
  if (lower >= 0x61 && lower <= 0x7a) return true;
  if (code < 0x80) return isDigit(code) || code === 0x5f || code === 0x24 || code === 0x40;
  return !isInvisible(code) && !QUOTES.has(code) && code !== 0x2026;
}

/** Where the blanks, visible or not, that begin at `at` end. */
export function skipAllBlanks(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (!isBlank(code) && !isInvisible(code)) break;
    next++;
  }
  return next;
}

/** The offset of the last character before `at` that is no blank, not before `from`; `from - 1` when there is none. */
export function lastSolid(text: string, at: number, from: number): number {
  let last = at - 1;
  while (last >= from && (isBlank(text.charCodeAt(last)) || isInvisible(text.charCodeAt(last)))) last--;
  return last;
}

/** The length of `:`, `=` or `=>` at an offset; 0 when none is there. */
export function separatorLength(text: string, at: number, end: number): number {
  if (at >= end) return 0;
  const code = text.charCodeAt(at);
  if (code === 0x3a) return 1;
  if (code !== 0x3d) return 0;
  return at + 1 < end && text.charCodeAt(at + 1) === 0x3e ? 2 : 1;
}

/** The longest key that is looked for ahead of the reader; bounds every look ahead. */
const LONGEST_KEY = 64;

/** Whether `"key":` begins at `at` or after blanks there; the quotes may be of any kind or missing. */
export function isMemberAhead(text: string, at: number, end: number, quoteNeeded = false): boolean {
  let next = skipAllBlanks(text, at, end);
  const opening = next < end ? quoteAt(text, next) : undefined;
  if (opening !== undefined) next += opening.length;
  const start = next;
  while (next < end && next - start < LONGEST_KEY && isKeyChar(text.charCodeAt(next))) next++;
  if (next === start) return false;
  const closing = next < end ? quoteAt(text, next) : undefined;
  if (closing !== undefined) next += closing.length;
  if (quoteNeeded && opening === undefined && closing === undefined) return false;
  const separator = skipAllBlanks(text, next, end);
  const length = separatorLength(text, separator, end);
  if (length === 0 || opening === undefined || closing !== undefined) return length > 0;
  // A key that lost its closing quote, not `"tel:+1…"` or `"C:\\…"`.
  const after = separator + length;
  const code = after < end ? text.charCodeAt(after) : 0x20;
  return isBlank(code) || isOpener(code) || quoteAt(text, after) !== undefined;
}

/** What an unquoted key may hold: word characters, `-` and `.`. */
export function isKeyChar(code: number): boolean {
  return isWordChar(code) || code === 0x2d || code === 0x2e;
}
