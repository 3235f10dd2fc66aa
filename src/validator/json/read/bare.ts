import type { JsonNode } from '../node.ts';
import { isCommentAhead } from './blanks.ts';
import {
  isBlank,
  isCloser,
  isInvisible,
  isKeyChar,
  isMemberAhead,
  isOpener,
  lastSolid,
  quoteAt,
  separatorLength,
  skipAllBlanks,
} from './chars.ts';
import { readCode } from './code.ts';
import { type Reader, repair, shorten } from './reader.ts';
import { decodeEscapes, endOfNumber } from './strict.ts';
import { isEllipsis } from './string-end.ts';
import { cleanInvisible, isChatLink, unwrapText } from './strings.ts';

/** A stretch of unquoted text where a value stands. */
interface BareText {
  readonly start: number;
  readonly end: number;
  /** Where reading goes on; beyond `end` when a closing quote without an opening one was passed. */
  readonly next: number;
  readonly halfQuoted: boolean;
}

/** Reads what stands unquoted where a value is due: a number, a literal, code, or words; undefined for nothing. */
export function readBare(reader: Reader): JsonNode | undefined {
  const code = readCode(reader);
  if (code !== undefined) return code;
  const bare = findBareText(reader);
  if (bare.end === bare.start) return undefined;
  reader.at = bare.next;
  const word = reader.text.slice(bare.start, bare.end);
  if (bare.halfQuoted) return readHalfQuoted(reader, bare, word);
  return readLiteral(reader, bare, word) ?? readNumeral(reader, bare, word) ?? readWords(reader, bare, word);
}

function readHalfQuoted(reader: Reader, bare: BareText, word: string): JsonNode {
  const { start, next: end } = bare;
  const value = cleanInvisible(word.includes('\\') ? (decodeEscapes(`"${word}"`) ?? word) : word);
  const edit = { start, end, text: JSON.stringify(value) };
  repair(reader, 'unterminated-string', 'opening', start, end, edit, { found: shorten(value) });
  reader.signs.strings++;
  return { kind: 'string', start, end, value };
}

/** The text up to the comma, bracket, comment, quote or line end, without blanks at its end. */
function findBareText(reader: Reader): BareText {
  const { text, end } = reader;
  const start = reader.at;
  let at = start;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x3b) break;
    if (code === 0x3a) {
      if (isMemberAhead(text, at + 1, end, true)) break;
      if (!isKeyBefore(text, at, start, end)) continue;
      at = wordStart(text, at, start);
      break;
    }
    if (code === 0x5c) at++;
    else if (endsBareText(reader, at, start)) break;
  }
  at = Math.min(at, end);
  const bareEnd = lastSolid(text, at, start) + 1;
  const quote = at < end ? quoteAt(text, at) : undefined;
  const half = quote !== undefined && bareEnd === at && isClosedBy(text, at + quote.length, end);
  return { start, end: bareEnd, next: half ? at + quote.length : bareEnd, halfQuoted: half };
}

function endsBareText(reader: Reader, at: number, start: number): boolean {
  const { text, end } = reader;
  const code = text.charCodeAt(at);
  if (code === 0x0a || code === 0x0d || isCloser(code) || isOpener(code)) return true;
  if (code === 0x3d) return text.charCodeAt(at + 1) === 0x3e;
  if (at > start && (code === 0x2f || code === 0x23) && isBlank(text.charCodeAt(at - 1)))
    return isCommentAhead(text, at, end);
  if (at > start && isEllipsis(text, at)) return true;
  // An arrow points out the value to the reader of the message.
  if (code === 0x2190 || (code === 0x3c && /^<[-=]/.test(text.slice(at, at + 2)))) return at > start;
  return quoteAt(text, at) !== undefined && !isInsideWord(text, at, end);
}

/** An apostrophe between letters. */
function isInsideWord(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x27 && code !== 0x2019) return false;
  return at + 1 < end && /[\p{L}]/u.test(text.charAt(at - 1)) && /[\p{L}]/u.test(text.charAt(at + 1));
}

/** Whether the colon at `at` ends a key that follows the value without a comma: `{ a: b c: d }`. */
function isKeyBefore(text: string, at: number, start: number, end: number): boolean {
  if (at + 1 < end && !isBlank(text.charCodeAt(at + 1)) && quoteAt(text, at + 1) === undefined) return false;
  return wordStart(text, at, start) > start;
}

function wordStart(text: string, at: number, start: number): number {
  let from = at;
  while (from > start && isKeyChar(text.charCodeAt(from - 1))) from--;
  return from;
}

/** Whether a comma, a closing bracket, or the end of the line or text follows. */
function isClosedBy(text: string, from: number, end: number): boolean {
  let next = from;
  while (next < end && (isInvisible(text.charCodeAt(next)) || isBlank(text.charCodeAt(next)))) {
    if (text.charCodeAt(next) === 0x0a) return true;
    next++;
  }
  if (next >= end) return true;
  const code = text.charCodeAt(next);
  return code === 0x2c || code === 0x3b || isCloser(code);
}

const LITERALS: ReadonlyMap<string, 'true' | 'false' | 'null'> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['nan', 'null'],
  ['undefined', 'null'],
  ['nothing', 'null'],
  ['infinity', 'null'],
  ['-infinity', 'null'],
  ['$true', 'true'],
  ['$false', 'false'],
  ['$null', 'null'],
]);

function readLiteral(reader: Reader, bare: BareText, word: string): JsonNode | undefined {
  const meant = LITERALS.get(word) ?? LITERALS.get(word.toLowerCase());
  if (meant === undefined) return undefined;
  const { start, end } = bare;
  if (word !== meant) {
    const edit = { start, end, text: meant };
    repair(reader, 'non-json-literal', 'literal', start, end, edit, { found: word, expected: meant });
  }
  reader.signs.scalars++;
  return meant === 'null'
    ? { kind: 'null', start, end }
    : { kind: 'boolean', start, end, value: meant === 'true' };
}

/** Numbers; what looks like a phone number becomes a string of its digits. */
function readNumeral(reader: Reader, bare: BareText, word: string): JsonNode | undefined {
  const { start, end } = bare;
  if (!/^[-+.]?\d/.test(word.slice(0, 2)) && !/^[-+(]?\(?\+?\d/.test(word.slice(0, 4))) return undefined;
  if (endOfNumber(reader.text, start, end) === end) {
    reader.signs.scalars++;
    return { kind: 'number', start, end, raw: word };
  }
  if (!isPhoneNumber(word)) return undefined;
  const edit = { start, end, text: JSON.stringify(word) };
  repair(reader, 'number-format', 'phone', start, end, edit, { found: shorten(word) });
  reader.signs.strings++;
  return { kind: 'string', start, end, value: word };
}

/** Digits, with what people put between them, that are more than an amount: a plus, a leading zero, or separators. */
function isPhoneNumber(word: string): boolean {
  if (/^0\d+$/.test(word)) return true;
  if (word.length > 40 || !/^\+?[\d(][\d\s().-]*$/.test(word)) return false;
  const digits = word.replace(/\D/g, '');
  if (/^\d+\.\d*$/.test(word) || /^\d{4}-\d{2}-\d{2}$/.test(word)) return false;
  return word.startsWith('+') ? digits.length > 3 : digits.length > 5;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function readWords(reader: Reader, bare: BareText, word: string): JsonNode {
  const { start, end } = bare;
  const value = cleanInvisible(unwrapText(word));
  const message = isChatLink(word) ? 'link' : /\s/.test(word) ? 'words' : 'word';
  const code = message === 'link' ? 'escaped-text' : 'non-json-literal';
  repair(
    reader,
    code,
    message,
    start,
    end,
    { start, end, text: JSON.stringify(value) },
    { found: shorten(word) },
  );
  // An id that lost its quotes is no prose.
  if (message === 'link' || UUID.test(word)) reader.signs.strings++;
  else reader.signs.bareValues++;
  return { kind: 'string', start, end, value };
}

/** Whether a separator follows: the text was no value but a key. */
export function isKeyAhead(reader: Reader): boolean {
  const { text, end, at } = reader;
  return separatorLength(text, skipAllBlanks(text, at, end), end) > 0;
}
