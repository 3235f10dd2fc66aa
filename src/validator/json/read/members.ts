import { skipSpace } from './blanks.ts';
import {
  isCloser,
  isKeyChar,
  isMemberAhead,
  isOpener,
  isWordChar,
  quoteAt,
  separatorLength,
  skipAllBlanks,
} from './chars.ts';
import { closeMissing, dropBracket } from './frames.ts';
import { readPlainString } from './plain-strings.ts';
import { childCount, type Frame, type Reader, repair, shorten } from './reader.ts';
import { noteMissingComma, noteMissingValue, readSeparator } from './separators.ts';
import { readEllipsis, readStray } from './stray.ts';
import { isEllipsis } from './string-end.ts';
import { readQuoted } from './strings.ts';
import { readValue } from './values.ts';

/** Reads what stands in an object where a key is due. */
export function readMember(reader: Reader, frame: Frame): void {
  const { at } = reader;
  const plain = readPlainString(reader, 'key');
  if (plain === undefined) return readOddMember(reader, frame);
  noteMissingComma(reader, frame);
  reader.newline = false;
  setKey(reader, frame, plain, at);
  reader.signs.quotedKeys++;
  readMemberValue(reader, frame);
}

/** A member whose key is not plainly quoted, or something else where a key belongs. */
function readOddMember(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  if (isEllipsis(text, at)) return readEllipsis(reader, frame);
  if (isOpener(text.charCodeAt(at))) return readOpenerForKey(reader, frame);
  if (!isKeyHere(reader, frame)) return readStray(reader, frame);
  noteMissingComma(reader, frame);
  reader.newline = false;
  readKey(reader, frame);
  readMemberValue(reader, frame);
}

function isKeyHere(reader: Reader, frame: Frame): boolean {
  const { text, end, at } = reader;
  if (quoteAt(text, at) === undefined) return isWordChar(text.charCodeAt(at)) && isBareKeyHere(reader, frame);
  // In a message, a quoted word after the payload is talk unless it is a key.
  const isNext = frame.commaAt >= 0 || childCount(frame) === 0;
  return isNext || reader.options.stopAtProse !== true || isMemberAhead(text, at, end);
}

/** Whether an unquoted key begins here: in a message it needs a colon, elsewhere at least a value. */
function isBareKeyHere(reader: Reader, frame: Frame): boolean {
  const { text, end, at, signs } = reader;
  let next = at;
  while (next < end && isKeyChar(text.charCodeAt(next))) next++;
  const quote = next < end ? quoteAt(text, next) : undefined;
  const after = skipAllBlanks(text, quote === undefined ? next : next + quote.length, end);
  const isNext = frame.commaAt >= 0 || childCount(frame) === 0;
  if (separatorLength(text, after, end) > 0) {
    if (isNext || quote !== undefined || reader.options.stopAtProse !== true) return true;
    return !reader.newline || signs.bareKeys > 0;
  }
  // Without a colon it takes a value right behind, and other keys with quotes.
  if (signs.quotedKeys === 0 || !isNext || after >= end) return false;
  return quote !== undefined || isOpener(text.charCodeAt(after)) || quoteAt(text, after) !== undefined;
}

function readKey(reader: Reader, frame: Frame): void {
  const { at } = reader;
  const quote = quoteAt(reader.text, at);
  const key = quote === undefined ? readBareKey(reader) : readQuoted(reader, quote, 'key').value;
  if (quote !== undefined) reader.signs.quotedKeys++;
  setKey(reader, frame, key, at);
}

function setKey(reader: Reader, frame: Frame, key: string, start: number): void {
  frame.key = key;
  frame.keyStart = start;
  frame.keyEnd = reader.at;
}

function readBareKey(reader: Reader): string {
  const { text, end } = reader;
  const start = reader.at;
  while (reader.at < end && isKeyChar(text.charCodeAt(reader.at))) reader.at++;
  const key = text.slice(start, reader.at);
  const quote = reader.at < end ? quoteAt(text, reader.at) : undefined;
  const half = quote !== undefined && !isValueQuote(reader, quote.length);
  if (half) reader.at += quote.length;
  const edit = { start, end: reader.at, text: JSON.stringify(key) };
  const [code, message] = half
    ? (['unterminated-string', 'opening'] as const)
    : (['unquoted-key', 'default'] as const);
  repair(reader, code, message, start, reader.at, edit, { found: shorten(key) });
  if (half) reader.signs.quotedKeys++;
  else reader.signs.bareKeys++;
  return key;
}

/** Whether the quote after an unquoted key opens the value (`from "x"`) rather than closing the key (`from": "x"`). */
function isValueQuote(reader: Reader, length: number): boolean {
  const { text, end, at } = reader;
  return separatorLength(text, skipAllBlanks(text, at + length, end), end) === 0;
}

/** Reads the separator and the value that belong to the key just read. */
function readMemberValue(reader: Reader, frame: Frame): void {
  skipSpace(reader);
  if (!readSeparator(reader, frame)) return;
  skipSpace(reader);
  const { text, end, at } = reader;
  const code = at < end ? text.charCodeAt(at) : 0;
  if (at >= end || code === 0x2c || code === 0x3b || isCloser(code)) noteMissingValue(reader, frame);
  else readValue(reader, frame);
}

/** A bracket opens where a key is due: it is one too many, or a closing one before it was lost. */
function readOpenerForKey(reader: Reader, frame: Frame): void {
  const { text, at, end } = reader;
  const isFirst = childCount(frame) === 0;
  if (isFirst && text.charCodeAt(at) === 0x7b && isMemberAhead(text, at + 1, end, true))
    return dropBracket(reader, 'opening');
  if (!isFirst && reader.stack[reader.stack.length - 2]?.isObject === false) return closeMissing(reader);
  readStray(reader, frame);
}
