import { isCommentAhead, skipGap } from './blanks.ts';
import {
  isBlank,
  isCloser,
  isDigit,
  isMemberAhead,
  isOpener,
  isWordChar,
  lastSolid,
  type Quote,
  quoteAt,
  separatorLength,
  skipAllBlanks,
} from './chars.ts';
import type { Reader } from './reader.ts';

/** Where a string stands: as a key, as a member's value, as an item of a list. */
export type StringPlace = 'key' | 'member' | 'item';

/** How a string ends. `contentEnd` is the end of its content, `end` where reading goes on. */
export interface StringEnd {
  readonly contentEnd: number;
  readonly end: number;
  /** `other` by a quote of another family, `lost` by none. */
  readonly how: 'closed' | 'other' | 'lost';
  /** Quotes stand unescaped in its content. */
  readonly quotesInside: boolean;
}

/** How many quotes, and characters beyond the first, may stand unescaped in one string. */
const MOST_QUOTES_INSIDE = 12;
const LONGEST_QUOTATION = 240;

/**
 * Finds the end of the string whose content begins at `from`. A quote ends it when what follows fits; else the quote
 * may stand unescaped inside, or belong to the next string because this one lost its own.
 */
export function findStringEnd(reader: Reader, from: number, quote: Quote, place: StringPlace): StringEnd {
  const { text, end } = reader;
  const first = nextQuote(reader, from, quote);
  if (first < 0) return findLostEnd(reader, from, end, quote, place);
  let at = first;
  for (let count = 0; at >= 0 && count < MOST_QUOTES_INSIDE && at - first <= LONGEST_QUOTATION; count++) {
    const length = quoteAt(text, at)?.length ?? 1;
    if (fits(reader, from, at, at + length, place, count > 0)) {
      return { contentEnd: at, end: at + length, how: 'closed', quotesInside: count > 0 };
    }
    if (beginsNext(reader, from, at, at + length)) break;
    if (place === 'key') break;
    at = nextQuote(reader, at + length, quote);
  }
  const found = findLostEnd(reader, from, first, quote, place);
  if (found.contentEnd !== first || isBlank(text.charCodeAt(first - 1))) return found;
  // The quote directly after the content is its own, whatever comes next.
  return { ...found, end: first + (quoteAt(text, first)?.length ?? 1), how: 'closed' };
}

/** The next quote of the family that no backslash stands before; -1 when there is none. */
function nextQuote(reader: Reader, from: number, quote: Quote): number {
  const { text, end } = reader;
  if (from >= (reader.exhausted.get(quote.family) ?? Number.POSITIVE_INFINITY)) return -1;
  const simple = quote.family === 'double' ? 0x22 : quote.family === 'single' ? 0x27 : -1;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === simple) return at;
    else if (simple < 0 || code > 0xff00) {
      if (quoteAt(text, at)?.family === quote.family) return at;
    }
  }
  reader.exhausted.set(quote.family, from);
  return -1;
}

/** Whether a quote at `at` can end the string, judged by what follows it. */
function fits(
  reader: Reader,
  from: number,
  at: number,
  after: number,
  place: StringPlace,
  doubtful: boolean,
): boolean {
  const { text, end } = reader;
  const next = skipGap(text, after, end);
  if (next >= end) return true;
  const code = text.charCodeAt(next);
  if (place === 'key') return fitsKey(reader, from, at, next);
  if (code === 0x2c || code === 0x3b) {
    return !doubtful || place === 'item' || startsMember(text, next + 1, end);
  }
  if (isCloser(code)) return true;
  const separator = separatorLength(text, next, end);
  if (separator > 0)
    return isPlausibleKey(text, from, at) || isMemberAhead(text, next + separator, end, true);
  if (isCommentAhead(text, next, end)) return true;
  if (quoteAt(text, next) !== undefined)
    return !doubtful || place === 'item' || isMemberAhead(text, next, end);
  if (place === 'item' && isOpener(code)) return true;
  if (isEllipsis(text, next)) return true;
  // The comma is lost: the next line, or what follows a blank, begins with a key.
  return next > after && isWordChar(code) && isMemberAhead(text, next, end);
}

/** After a comma that belongs to the payload comes a key, the end of a line, or a bracket. */
function startsMember(text: string, from: number, end: number): boolean {
  const next = skipAllBlanks(text, from, end);
  if (next >= end || isCloser(text.charCodeAt(next)) || isEllipsis(text, next)) return true;
  if (isMemberAhead(text, next, end)) return true;
  return holdsNewline(text, from, next);
}

function fitsKey(reader: Reader, from: number, at: number, next: number): boolean {
  const { text, end } = reader;
  if (separatorLength(text, next, end) > 0) return !holdsNewline(text, from, at);
  // The colon is lost, or a comma stands for it; then the string must look like a key.
  if (!isPlausibleKey(text, from, at)) return false;
  const code = text.charCodeAt(next);
  return (
    code === 0x2c ||
    code === 0x3b ||
    isCloser(code) ||
    isOpener(code) ||
    isDigit(code) ||
    ((code === 0x2d || code === 0x2b) && isDigit(text.charCodeAt(next + 1))) ||
    quoteAt(text, next) !== undefined ||
    /^(?:true|false|null|None|True|False)\b/.test(text.slice(next, next + 6))
  );
}

/** Keys are short and hold no punctuation of JSON. */
function isPlausibleKey(text: string, from: number, to: number): boolean {
  if (to - from > 80) return false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x0a || code === 0x3a || isOpener(code) || isCloser(code)) return false;
  }
  return true;
}

function holdsNewline(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x0a) return true;
  return false;
}

/** Whether the quote at `at` opens the next string: it stands where one begins, and content follows. */
function beginsNext(reader: Reader, from: number, at: number, after: number): boolean {
  const { text, end } = reader;
  const before = lastSolid(text, at, from);
  if (before < from) return false;
  const code = text.charCodeAt(before);
  const opens = code === 0x2c || code === 0x3a || code === 0x3b || code === 0x3d || isOpener(code);
  return (opens || holdsNewline(text, before + 1, at)) && after < end && !isBlank(text.charCodeAt(after));
}

/** The string lost its closing quote somewhere before `limit`, or ends with one of another family. */
function findLostEnd(
  reader: Reader,
  from: number,
  limit: number,
  quote: Quote,
  place: StringPlace,
): StringEnd {
  const { text, end } = reader;
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      at++;
      continue;
    }
    if (code === 0x0a) return lost(text, from, at);
    if (place === 'key') {
      if (separatorLength(text, at, end) > 0) return lost(text, from, at);
      if (isOpener(code) && at > from) return lost(text, from, at);
    } else if (code === 0x2c || code === 0x3b || isCloser(code)) {
      const next = skipPunctuation(text, at, limit);
      if (endsMember(reader, at, next, limit, place)) return lost(text, from, at);
      at = next - 1;
      continue;
    }
    const other = quoteAt(text, at);
    if (other !== undefined && other.family !== quote.family && endsWithOther(reader, at, other, place)) {
      return { contentEnd: at, end: at + other.length, how: 'other', quotesInside: false };
    }
  }
  return lost(text, from, limit);
}

/** The end of a run of commas, closing brackets and blanks. */
function skipPunctuation(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit) {
    const code = text.charCodeAt(next);
    if (code !== 0x2c && code !== 0x3b && !isCloser(code) && code !== 0x20 && code !== 0x09) break;
    next++;
  }
  return next;
}

/** Whether the bracket or comma at `at` is the payload's, not the string's: a key follows it, or in talk nothing more. */
function endsMember(reader: Reader, at: number, next: number, limit: number, place: StringPlace): boolean {
  const { text, end } = reader;
  if (reader.options.stopAtProse === true && isCloser(text.charCodeAt(at))) return true;
  if (isMemberAhead(text, next, end, text.charCodeAt(at) === 0x3b)) return true;
  if (next < limit && isEllipsis(text, next)) return true;
  return place === 'item' && next < end && (next === limit || isOpener(text.charCodeAt(next)));
}

function endsWithOther(reader: Reader, at: number, quote: Quote, place: StringPlace): boolean {
  const { text, end } = reader;
  const next = skipAllBlanks(text, at + quote.length, end);
  if (place === 'key') return separatorLength(text, next, end) > 0;
  if (next >= end) return true;
  const code = text.charCodeAt(next);
  if (code === 0x2c) return place === 'item' || startsMember(text, next + 1, end);
  return isCloser(code) || holdsNewline(text, at + quote.length, next);
}

/** Without its quote a string ends before the punctuation that leads on to what follows. */
function lost(text: string, from: number, at: number): StringEnd {
  let contentEnd = at;
  while (contentEnd > from) {
    const code = text.charCodeAt(contentEnd - 1);
    if (!isBlank(code) && code !== 0x2c && code !== 0x3b && !isCloser(code) && !isOpener(code)) break;
    contentEnd--;
  }
  return { contentEnd, end: contentEnd, how: 'lost', quotesInside: false };
}

/** `...` or `…`. */
export function isEllipsis(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2026 || text.startsWith('...', at);
}
