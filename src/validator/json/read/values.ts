import { isKeyAhead, readBare } from './bare.ts';
import { isOpener, isWordChar, quoteAt, separatorLength, skipAllBlanks } from './chars.ts';
import { attach, closeMissing, openFrame } from './frames.ts';
import { readPlainString } from './plain-strings.ts';
import { childCount, type Frame, type Reader } from './reader.ts';
import { noteMissingComma, noteMissingValue } from './separators.ts';
import { readEllipsis, readStray } from './stray.ts';
import { isEllipsis } from './string-end.ts';
import { readQuoted } from './strings.ts';

/** Reads what stands in a list where an item is due. */
export function readItem(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  if (isEllipsis(text, at)) return readEllipsis(reader, frame);
  if (reader.options.stopAtProse === true && reader.newline && isTalk(reader, frame))
    return readStray(reader, frame);
  reader.newline = false;
  readValue(reader, frame);
}

/** A line of words after an item without a comma. */
function isTalk(reader: Reader, frame: Frame): boolean {
  return frame.commaAt < 0 && childCount(frame) > 0 && isWordChar(reader.text.charCodeAt(reader.at));
}

/** Reads the value at the reader: opens a container, or attaches what it finds. */
export function readValue(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  const code = text.charCodeAt(at);
  if (isOpener(code) && !isTemplateAhead(reader)) {
    noteItemComma(reader, frame);
    openFrame(reader, code === 0x7b, false);
    return;
  }
  const plain = readPlainString(reader, frame.isObject ? 'member' : 'item');
  if (plain !== undefined) {
    reader.signs.strings++;
    noteItemComma(reader, frame);
    return attach(reader, { kind: 'string', start: at, end: reader.at, value: plain });
  }
  if (quoteAt(text, at) !== undefined) return readStringValue(reader, frame);
  const repairs = reader.repairs.length;
  const bare = readBare(reader);
  if (bare === undefined) return frame.isObject ? noteMissingValue(reader, frame) : readStray(reader, frame);
  if (!frame.isObject && bare.kind !== 'number' && isKeyAhead(reader)) {
    restore(reader, repairs, bare.start);
    return readStray(reader, frame);
  }
  noteItemComma(reader, frame);
  attach(reader, bare);
}

/** Items note that the comma before them is missing when it is clear that they are items. */
function noteItemComma(reader: Reader, frame: Frame): void {
  if (!frame.isObject) noteMissingComma(reader, frame);
}

/** Goes back to `at` and undoes the repairs made since. */
function restore(reader: Reader, repairs: number, at: number): void {
  reader.repairs.length = repairs;
  reader.at = at;
}

function isTemplateAhead(reader: Reader): boolean {
  if (!reader.text.startsWith('{{', reader.at)) return false;
  return /^\{\{[^{}"'\n:]{1,90}\}\}/.test(reader.text.slice(reader.at, reader.at + 100));
}

function readStringValue(reader: Reader, frame: Frame): void {
  const { text } = reader;
  const start = reader.at;
  const repairs = reader.repairs.length;
  const quote = quoteAt(text, start);
  if (quote === undefined) return;
  const { value, end } = readQuoted(reader, quote, frame.isObject ? 'member' : 'item');
  const keyed = separatorLength(text, skipAllBlanks(text, end, reader.end), reader.end) > 0;
  if (keyed) {
    restore(reader, repairs, start);
    return takeForKey(reader, frame);
  }
  reader.signs.strings++;
  noteItemComma(reader, frame);
  attach(reader, { kind: 'string', start, end, value });
}

/** A key stands where a value is due: a list lost its closing bracket, or an object its opening one. */
function takeForKey(reader: Reader, frame: Frame): void {
  if (!frame.isObject && frame.items.length > 0 && reader.stack[reader.stack.length - 2]?.isObject === true)
    return closeMissing(reader);
  noteItemComma(reader, frame);
  openFrame(reader, true, true);
}
