import type { JsonId, JsonMessage } from '../messages.ts';
import { isBlank, isCloser } from './chars.ts';
import { type Reader, repair } from './reader.ts';
import type { StringPlace } from './string-end.ts';

interface PlainQuote {
  readonly close: number;
  /** The code and message of its fault; null for the quotes of JSON. */
  readonly fault: readonly [code: JsonId, message: JsonMessage] | null;
}

const DOUBLE: PlainQuote = { close: 0x22, fault: null };

const PLAIN_QUOTES: ReadonlyMap<number, PlainQuote> = new Map<number, PlainQuote>([
  [0x27, { close: 0x27, fault: ['single-quotes', 'default'] }],
  [0x60, { close: 0x60, fault: ['single-quotes', 'backtick'] }],
  [0x201c, { close: 0x201d, fault: ['smart-quotes', 'default'] }],
  [0x201d, { close: 0x201d, fault: ['smart-quotes', 'default'] }],
  [0x201e, { close: 0x201c, fault: ['smart-quotes', 'default'] }],
  [0x2018, { close: 0x2019, fault: ['smart-quotes', 'single'] }],
]);

/**
 * The quick way through the strings that most texts are made of: ASCII without escapes or links, closed by the quote
 * that belongs to the opening one, and followed by what follows a string in JSON. Undefined, and nothing read, for
 * all others.
 */
export function readPlainString(reader: Reader, place: StringPlace): string | undefined {
  const { text, at: start } = reader;
  const code = text.charCodeAt(start);
  const quote = code === 0x22 ? DOUBLE : PLAIN_QUOTES.get(code);
  if (quote === undefined) return undefined;
  const close = findPlainEnd(text, start + 1, reader.end, quote.close);
  if (close < 0 || !isFollowed(text, close + 1, reader.end, place)) return undefined;
  const value = text.slice(start + 1, close);
  reader.at = close + 1;
  if (quote.fault !== null) {
    const [name, message] = quote.fault;
    const edit = { start, end: reader.at, text: value.includes('"') ? JSON.stringify(value) : `"${value}"` };
    repair(reader, name, message, start, start + 1, edit, { found: text.charAt(start) });
  }
  return value;
}

function findPlainEnd(text: string, from: number, end: number, close: number): number {
  const first = text.charCodeAt(from);
  if (first === 0x3c || first === 0x26) return -1;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at;
    if (code < 0x20 || code >= 0x7f || code === 0x5c) return -1;
  }
  return -1;
}

/** A colon behind a key; a comma or closing bracket behind a value. */
function isFollowed(text: string, from: number, end: number, place: StringPlace): boolean {
  let next = from;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  if (next >= end) return false;
  const code = text.charCodeAt(next);
  return place === 'key' ? code === 0x3a : code === 0x2c || isCloser(code);
}
