import type { JsonId, JsonMessage } from '../messages.ts';
import { nameInvisible } from './blanks.ts';
import { isInvisible, isWide, type Quote, type QuoteFamily } from './chars.ts';
import { type Reader, repair, shorten } from './reader.ts';
import { findStringEnd, type StringEnd, type StringPlace } from './string-end.ts';

/** A string as read. `start` and `end` include its quotes. */
export interface QuotedString {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What JSON does not allow inside a string, in the order found. */
interface StringFault {
  readonly code: JsonId;
  readonly message: JsonMessage;
  readonly start: number;
  readonly end: number;
  readonly found: string;
}

/** Reads the string whose opening quote stands at the reader. All edits of one string are one edit of the whole. */
export function readQuoted(reader: Reader, quote: Quote, place: StringPlace): QuotedString {
  const { text } = reader;
  const start = reader.at;
  const from = start + quote.length;
  const stringEnd = findStringEnd(reader, from, quote, place);
  const { end } = stringEnd;
  const faults: StringFault[] = [];
  addQuoteFaults(reader, start, quote, stringEnd, faults);
  const value = decode(text, from, stringEnd.contentEnd, faults);
  reader.at = end;
  report(reader, start, end, value, faults);
  return { value, start, end };
}

const QUOTE_FAULTS: Readonly<Record<QuoteFamily, readonly [code: JsonId, message: JsonMessage] | null>> = {
  double: null,
  single: ['single-quotes', 'default'],
  backtick: ['single-quotes', 'backtick'],
  curly: ['smart-quotes', 'default'],
  'curly-single': ['smart-quotes', 'single'],
};

function addQuoteFaults(
  reader: Reader,
  start: number,
  quote: Quote,
  found: StringEnd,
  faults: StringFault[],
): void {
  const { text } = reader;
  const own = text.charCodeAt(start) === 0x22 ? null : (QUOTE_FAULTS[quote.family] ?? QUOTE_FAULTS.curly);
  if (own !== null) {
    const opening = text.slice(start, start + quote.length);
    faults.push({ code: own[0], message: own[1], start, end: start + quote.length, found: opening });
  }
  if (found.how === 'lost') {
    const content = text.slice(start, Math.min(found.contentEnd, start + 80));
    faults.push({
      code: 'unterminated-string',
      message: found.contentEnd >= reader.end ? 'cut-off' : 'default',
      start: found.contentEnd,
      end: found.contentEnd,
      found: shorten(content),
    });
  } else if (found.how === 'other' && own === null) {
    const closing = text.slice(found.contentEnd, found.end);
    const smart = closing.charCodeAt(0) > 0x7f && closing !== '´';
    faults.push({
      code: smart ? 'smart-quotes' : 'single-quotes',
      message: 'mixed',
      start: found.contentEnd,
      end: found.end,
      found: closing,
    });
  }
  if (found.quotesInside) {
    faults.push({
      code: 'unescaped-quote',
      message: 'default',
      start,
      end: found.end,
      found: shorten(text.slice(start, Math.min(found.end, start + 80))),
    });
  }
}

/** Notes the faults; the first one carries the edit that writes the whole string anew. */
function report(
  reader: Reader,
  start: number,
  end: number,
  value: string,
  faults: readonly StringFault[],
): void {
  for (const [index, fault] of faults.entries()) {
    const edit = index === 0 ? { start, end, text: JSON.stringify(value) } : null;
    repair(reader, fault.code, fault.message, fault.start, fault.end, edit, { found: fault.found });
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** The value of a string's content; notes bad escapes, raw control characters, escaped text and invisible characters. */
function decode(text: string, from: number, to: number, faults: StringFault[]): string {
  let value = '';
  let plainFrom = from;
  let odd = false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xa0) odd ||= isInvisible(code);
    else if (code === 0x5c) {
      value += text.slice(plainFrom, at);
      const decoded = readEscape(text, at, to);
      value += decoded.value;
      if (decoded.bad) {
        const found = text.slice(at, decoded.end);
        faults.push({ code: 'bad-escape', message: 'default', start: at, end: decoded.end, found });
        odd ||= isInvisible(text.charCodeAt(decoded.end - 1));
      }
      plainFrom = decoded.end;
      at = decoded.end - 1;
    } else if (code < 0x20) noteControl(text, at, to, faults);
  }
  value += text.slice(plainFrom, to);
  if (odd) value = withoutInvisible(value, from, to, faults);
  return unwrap(value, from, to, faults);
}

/** Notes the first run of raw control characters; one word on a string is enough. */
function noteControl(text: string, at: number, to: number, faults: StringFault[]): void {
  if (faults[faults.length - 1]?.code === 'control-character') return;
  let end = at + 1;
  while (end < to && text.charCodeAt(end) < 0x20) end++;
  const code = text.charCodeAt(at);
  const message = code === 0x09 ? 'tab' : code === 0x0a || code === 0x0d ? 'newline' : 'default';
  faults.push({ code: 'control-character', message, start: at, end, found: nameInvisible(code) });
}

interface Escape {
  readonly value: string;
  readonly end: number;
  readonly bad: boolean;
}

function readEscape(text: string, at: number, to: number): Escape {
  const char = at + 1 < to ? text.charAt(at + 1) : '';
  const known = ESCAPES[char];
  if (known !== undefined) return { value: known, end: at + 2, bad: false };
  const digits = char === 'u' ? text.slice(at + 2, Math.min(at + 6, to)) : '';
  if (/^[0-9a-fA-F]{4}$/.test(digits))
    return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6, bad: false };
  if (char === '') return { value: '', end: at + 1, bad: true };
  if (char === '\n') return { value: '', end: at + 2, bad: true };
  // Before a letter the backslash is probably meant (a Windows path), before anything else it is not.
  const kept = /[a-z0-9]/i.test(char) ? `\\${char}` : char;
  return { value: kept, end: at + 2, bad: true };
}

function withoutInvisible(value: string, from: number, to: number, faults: StringFault[]): string {
  const cleaned = cleanInvisible(value);
  if (cleaned === value) return value;
  const found = nameInvisible([...value].find((char) => isInvisible(char.charCodeAt(0)))?.charCodeAt(0) ?? 0);
  faults.push({ code: 'invisible-character', message: 'string', start: from, end: to, found });
  return cleaned;
}

/** Text in ASCII (ids, numbers, keys) holds no invisible characters on purpose and loses them; other text may. */
export function cleanInvisible(value: string): string {
  let cleaned = '';
  for (const char of value) {
    const code = char.charCodeAt(0);
    if (code < 0x80) cleaned += char;
    else if (!isInvisible(code)) return value;
    else if (isWide(code)) cleaned += ' ';
  }
  return cleaned === value ? value : cleaned.trim();
}

/** What Slack makes of numbers and addresses: `<tel:+12065550142|+12065550142>`. */
const LINK = /^<(?:tel:|mailto:|callto:)?([^<>|\s]+)(?:\|([^<>|]+))?>$/;

/** The text of a string that is nothing but a chat's link or an escaped placeholder (`&lt;user-id&gt;`). */
function unwrap(value: string, from: number, to: number, faults: StringFault[]): string {
  const text = unwrapText(value);
  if (text === value) return value;
  faults.push({ code: 'escaped-text', message: 'link', start: from, end: to, found: shorten(value) });
  return text;
}

/** The same for bare text; gives the text back when it is no such thing. */
export function unwrapText(value: string): string {
  if (value.startsWith('&lt;') && value.endsWith('&gt;')) {
    const inner = value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return isChatLink(inner) ? unwrapText(inner) : inner;
  }
  if (!isChatLink(value)) return value;
  const match = LINK.exec(value);
  return match?.[2] ?? match?.[1] ?? value;
}

/** A link has a scheme; `<user-id>` is a placeholder. */
export function isChatLink(value: string): boolean {
  return value.startsWith('<') && /^<(?:tel:|mailto:|callto:|https?:\/\/)/.test(value) && LINK.test(value);
}
