import { isKeyAhead, readBare } from './bare.ts';
import { endOfLine, skipSpace } from './blanks.ts';
import { attach, BRACKET_COST, closeMissing, openFrame, popByLayout, wrapLast } from './brackets.ts';
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
import { childCount, decide, type Frame, type Reader, refuse, repair, shorten, topFrame } from './reader.ts';
import { isEllipsis } from './string-end.ts';
import { readQuoted } from './strings.ts';

/** Reads what stands in an object where a key is due. */
export function readMember(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  if (isEllipsis(text, at)) return readEllipsis(reader, frame);
  if (isOpener(text.charCodeAt(at))) return readOpenerForKey(reader, frame);
  if (reader.policy.layout && reader.newline) {
    popByLayout(reader);
    if (topFrame(reader) !== frame) return;
  }
  const quote = quoteAt(text, at);
  if (quote === undefined && !isWordChar(text.charCodeAt(at))) return readStray(reader, frame);
  if (quote === undefined && !isBareKeyAhead(reader, frame)) return readStray(reader, frame);
  if (quote !== undefined && frame.commaAt < 0 && childCount(frame) > 0 && isTalkAhead(reader))
    return readStray(reader, frame);
  if (frame.column < 0) frame.column = at - reader.lineStart;
  if (isUncoloned(reader, frame)) return;
  noteMissingComma(reader, frame);
  reader.newline = false;
  readKey(reader, frame);
  if (reader.refusedAt < 0) readMemberValue(reader, frame);
}

/** In a message, a quoted word after the payload is talk unless it is a key. */
function isTalkAhead(reader: Reader): boolean {
  return reader.options.stopAtProse === true && !isMemberAhead(reader.text, reader.at, reader.end);
}

/** A quoted text without a colon among members is an item of a list that lost its opening bracket. */
function isUncoloned(reader: Reader, frame: Frame): boolean {
  const { text, end, at } = reader;
  if (frame.members.length === 0 || frame.commaAt < 0 || isMemberAhead(text, at, end)) return false;
  const limit = Math.min(end, at + 400);
  for (let next = at; next < limit; next++) {
    const code = text.charCodeAt(next);
    if (code === 0x5d) {
      wrapLast(reader, frame);
      return true;
    }
    if (code === 0x3a || code === 0x7b || code === 0x7d || code === 0x5b || code === 0x0a) return false;
  }
  return false;
}

/** Whether an unquoted key begins here: in a message it needs a colon, elsewhere at least a value. */
function isBareKeyAhead(reader: Reader, frame: Frame): boolean {
  const { text, end, at } = reader;
  let next = at;
  while (next < end && isKeyChar(text.charCodeAt(next))) next++;
  const quote = next < end ? quoteAt(text, next) : undefined;
  const after = skipAllBlanks(text, quote === undefined ? next : next + quote.length, end);
  const atNewMember = frame.commaAt >= 0 || childCount(frame) === 0;
  if (separatorLength(text, after, end) > 0) {
    if (atNewMember || quote !== undefined || reader.options.stopAtProse !== true) return true;
    return !reader.newline || reader.signs.bareKeys > 0;
  }
  if (after >= end || quote === undefined) {
    return reader.signs.quotedKeys > 0 && atNewMember && after < end && isOpener(text.charCodeAt(after));
  }
  return reader.signs.quotedKeys > 0 && atNewMember;
}

function noteMissingComma(reader: Reader, frame: Frame): void {
  if (frame.commaAt >= 0 || childCount(frame) === 0) return;
  const at = frame.lastEnd;
  repair(reader, 'missing-comma', 'default', at, at, { start: at, end: at, text: ',' }, {}, 2);
}

function readKey(reader: Reader, frame: Frame): void {
  const quote = quoteAt(reader.text, reader.at);
  frame.keyStart = reader.at;
  if (quote === undefined) frame.key = readBareKey(reader);
  else {
    frame.key = readQuoted(reader, quote, 'key').value;
    reader.signs.quotedKeys++;
  }
  frame.keyEnd = reader.at;
}

function readBareKey(reader: Reader): string {
  const { text, end } = reader;
  const start = reader.at;
  while (reader.at < end && isKeyChar(text.charCodeAt(reader.at))) reader.at++;
  const key = text.slice(start, reader.at);
  const quote = reader.at < end ? quoteAt(text, reader.at) : undefined;
  if (quote !== undefined && !isValueQuote(reader, quote.length)) {
    reader.at += quote.length;
    const edit = { start, end: reader.at, text: JSON.stringify(key) };
    repair(reader, 'unterminated-string', 'opening', start, reader.at, edit, { found: shorten(key) }, 2);
    reader.signs.quotedKeys++;
  } else {
    const edit = { start, end: reader.at, text: JSON.stringify(key) };
    repair(reader, 'unquoted-key', 'default', start, reader.at, edit, { found: shorten(key) });
    reader.signs.bareKeys++;
  }
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
  if (at >= end || code === 0x2c || code === 0x3b || isCloser(code)) return noteMissingValue(reader, frame);
  readValue(reader, frame);
}

/** False when there is neither separator nor value, and the member is done with. */
function readSeparator(reader: Reader, frame: Frame): boolean {
  const { text, end, at } = reader;
  const length = separatorLength(text, at, end);
  if (length > 0) {
    passSeparator(reader, length);
    return true;
  }
  const code = at < end ? text.charCodeAt(at) : 0;
  if (at < end && code === 0x2c && isValueAfterComma(reader)) {
    reader.at++;
    repair(
      reader,
      'missing-colon',
      'comma',
      at,
      at + 1,
      { start: at, end: at + 1, text: ':' },
      { found: ',' },
      3,
    );
    return true;
  }
  if (at >= end || code === 0x2c || code === 0x3b || isCloser(code)) {
    return dropKey(reader, frame);
  }
  const keyEnd = frame.keyEnd;
  repair(
    reader,
    'missing-colon',
    'default',
    keyEnd,
    keyEnd,
    { start: keyEnd, end: keyEnd, text: ':' },
    {},
    2,
  );
  return true;
}

function passSeparator(reader: Reader, length: number): void {
  const { text, end, at } = reader;
  reader.at += length;
  if (length > 1 || text.charCodeAt(at) !== 0x3a) {
    const found = text.slice(at, at + length);
    repair(
      reader,
      'missing-colon',
      'other',
      at,
      reader.at,
      { start: at, end: reader.at, text: ':' },
      { found },
      1,
    );
  }
  // One colon too many.
  const next = skipAllBlanks(text, reader.at, end);
  if (next < end && text.charCodeAt(next) === 0x3a) {
    reader.at = next + 1;
    repair(
      reader,
      'missing-colon',
      'doubled',
      next,
      next + 1,
      { start: next, end: next + 1, text: '' },
      { found: ':' },
    );
  }
}

/** Whether the comma at the reader stands for a colon: a value follows it, not a key. */
function isValueAfterComma(reader: Reader): boolean {
  const { text, end, at } = reader;
  const next = skipAllBlanks(text, at + 1, end);
  if (next >= end || isCloser(text.charCodeAt(next)) || text.charCodeAt(next) === 0x2c) return false;
  return !isMemberAhead(text, next, end);
}

/** A key with no value: cut off at the end of the text it is dropped, else its value is taken to be null. */
function dropKey(reader: Reader, frame: Frame): boolean {
  const { keyStart, keyEnd } = frame;
  const last = reader.repairs[reader.repairs.length - 1];
  const cutOff =
    reader.at >= reader.end && last?.code === 'json/unterminated-string' && last.start >= keyStart;
  if (!cutOff) {
    noteMissingValue(reader, frame);
    return false;
  }
  while (
    reader.repairs.length > 0 &&
    (reader.repairs[reader.repairs.length - 1]?.editStart ?? 0) >= keyStart
  ) {
    reader.repairs.pop();
  }
  const found = shorten(reader.text.slice(keyStart, keyEnd));
  const edit = { start: keyStart, end: reader.at, text: '' };
  repair(reader, 'missing-value', 'cut-off', keyStart, keyEnd, edit, { found }, 2);
  return false;
}

function noteMissingValue(reader: Reader, frame: Frame): void {
  const at = frame.keyEnd;
  const { text } = reader;
  const colon = separatorLength(text, skipAllBlanks(text, at, reader.end), reader.end) > 0;
  const place = colon ? skipAllBlanks(text, at, reader.end) + 1 : at;
  const edit = { start: place, end: place, text: colon ? ' null' : ': null' };
  repair(
    reader,
    'missing-value',
    'default',
    frame.keyStart,
    at,
    edit,
    { found: shorten(frame.key) },
    BRACKET_COST,
  );
  attach(reader, { kind: 'null', start: place, end: place });
}

/** Reads the value at the reader: opens a container, or attaches what it finds. */
export function readValue(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  const code = text.charCodeAt(at);
  if (isOpener(code) && !isTemplateAhead(reader)) {
    openFrame(reader, code === 0x7b, false);
    return;
  }
  const quote = quoteAt(text, at);
  if (quote !== undefined) return readStringValue(reader, frame);
  const bare = readBare(reader, !frame.isObject);
  if (bare === undefined) return readStray(reader, frame);
  if (!frame.isObject && isKeyAhead(reader)) return readKeyForValue(reader, frame, bare.start, true);
  attach(reader, bare);
}

function isTemplateAhead(reader: Reader): boolean {
  if (!reader.text.startsWith('{{', reader.at)) return false;
  const inside = reader.text.slice(reader.at, reader.at + 100);
  return /^\{\{[^{}"'\n:]{1,90}\}\}/.test(inside);
}

function readStringValue(reader: Reader, frame: Frame): void {
  const { text } = reader;
  const start = reader.at;
  const repairs = reader.repairs.length;
  const cost = reader.cost;
  const quote = quoteAt(text, start);
  if (quote === undefined) return;
  const { value, end } = readQuoted(reader, quote, frame.isObject ? 'member' : 'item');
  if (separatorLength(text, skipAllBlanks(text, end, reader.end), reader.end) > 0) {
    // It is a key after all; it is read again as one.
    reader.repairs.length = repairs;
    reader.cost = cost;
    return readKeyForValue(reader, frame, start, false, end);
  }
  reader.signs.strings++;
  attach(reader, { kind: 'string', start, end, value });
}

/** A string with a colon behind it stands where a value is due: a bracket, a comma or a value was lost. */
function readKeyForValue(
  reader: Reader,
  frame: Frame,
  start: number,
  isBare: boolean,
  stringEnd = reader.at,
): void {
  if (isBare) return refuseOrSkip(reader, frame, start);
  switch (decide(reader, start, keyForValueOptions(reader, frame, stringEnd))) {
    case 'outer':
      reader.at = start;
      closeMissing(reader);
      return;
    case 'comma':
      return readColonForComma(reader, frame, start, stringEnd);
    case 'value':
      reader.at = start;
      return noteMissingValue(reader, frame);
    default:
      reader.at = start;
      if (!frame.isObject) noteMissingComma(reader, frame);
      openFrame(reader, true, true);
  }
}

function keyForValueOptions(reader: Reader, frame: Frame, stringEnd: number): string[] {
  const { text, end } = reader;
  const colon = skipAllBlanks(text, stringEnd, end);
  const next = colon + separatorLength(text, colon, end);
  const pairFollows = isMemberAhead(text, next, end, true);
  if (frame.isObject) return pairFollows ? ['comma', 'brace', 'value'] : ['brace', 'value', 'comma'];
  const inObject = reader.stack[reader.stack.length - 2]?.isObject === true;
  if (frame.items.length === 0) return ['brace', 'comma'];
  const objects = frame.items[frame.items.length - 1]?.kind === 'object';
  if (inObject) return objects ? ['outer', 'brace', 'comma'] : ['outer', 'comma', 'brace'];
  return objects ? ['brace', 'comma'] : ['comma', 'brace'];
}

/** The colon after a value stands for a comma. */
function readColonForComma(reader: Reader, frame: Frame, start: number, stringEnd: number): void {
  const { text, end } = reader;
  const quote = quoteAt(text, start);
  if (quote === undefined) return;
  reader.at = start;
  const { value } = readQuoted(reader, quote, frame.isObject ? 'member' : 'item');
  reader.signs.strings++;
  noteItemComma(reader, frame);
  attach(reader, { kind: 'string', start, end: stringEnd, value });
  const colon = skipAllBlanks(text, stringEnd, end);
  const length = separatorLength(text, colon, end);
  const edit = { start: colon, end: colon + length, text: ',' };
  const found = text.slice(colon, colon + length);
  repair(reader, 'missing-comma', 'other', colon, colon + length, edit, { found }, 3);
  reader.at = colon + length;
  frame.commaAt = colon;
}

function noteItemComma(reader: Reader, frame: Frame): void {
  if (!frame.isObject) noteMissingComma(reader, frame);
}

/** Reads what stands in a list where an item is due. */
export function readItem(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  if (isEllipsis(text, at)) return readEllipsis(reader, frame);
  if (reader.options.stopAtProse === true && reader.newline && isBareTalk(reader, frame))
    return readStray(reader, frame);
  if (frame.column < 0) frame.column = at - reader.lineStart;
  reader.newline = false;
  const code = text.charCodeAt(at);
  const quote = quoteAt(text, at);
  if (quote === undefined || (isOpener(code) && !isTemplateAhead(reader))) noteItemComma(reader, frame);
  else if (!isKeyAfterString(reader)) noteItemComma(reader, frame);
  readValue(reader, frame);
}

/** Strings that turn out to be keys note their own comma. */
function isKeyAfterString(reader: Reader): boolean {
  return isMemberAhead(reader.text, reader.at, reader.end);
}

/** A line of words after an item without a comma. */
function isBareTalk(reader: Reader, frame: Frame): boolean {
  const code = reader.text.charCodeAt(reader.at);
  return (
    frame.commaAt < 0 &&
    childCount(frame) > 0 &&
    isWordChar(code) &&
    quoteAt(reader.text, reader.at) === undefined
  );
}

/** `...` between members or items: something was left out by the author, so the mark goes, with one comma. */
function readEllipsis(reader: Reader, frame: Frame): void {
  const { text, end, at: start } = reader;
  while (reader.at < end && (text.charCodeAt(reader.at) === 0x2e || text.charCodeAt(reader.at) === 0x2026))
    reader.at++;
  const markEnd = reader.at;
  const next = skipAllBlanks(text, markEnd, end);
  const last = reader.repairs[reader.repairs.length - 1];
  if (next < end && text.charCodeAt(next) === 0x2c) {
    reader.at = next + 1;
    const needed = frame.commaAt < 0 && childCount(frame) > 0;
    const edit = { start, end: needed ? markEnd : next + 1, text: '' };
    repair(reader, 'ellipsis', 'default', start, markEnd, edit);
    if (needed) frame.commaAt = next;
  } else if (
    frame.commaAt >= 0 &&
    (last?.editEnd ?? 0) <= frame.commaAt &&
    next < end &&
    isCloser(text.charCodeAt(next))
  ) {
    repair(reader, 'ellipsis', 'default', start, markEnd, { start: frame.commaAt, end: markEnd, text: '' });
    frame.commaAt = -1;
  } else repair(reader, 'ellipsis', 'default', start, markEnd, { start, end: markEnd, text: '' });
}

/** A bracket opens where a key is due. */
function readOpenerForKey(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  const isObject = text.charCodeAt(at) === 0x7b;
  const outer = reader.stack[reader.stack.length - 2];
  if (childCount(frame) === 0) {
    // One bracket too many, unless talk is in braces.
    const inner = skipAllBlanks(text, at + 1, reader.end);
    if (!isObject || quoteAt(text, inner) === undefined) return refuseOrSkip(reader, frame, at);
    reader.at++;
    repair(
      reader,
      'extra-bracket',
      'opening',
      at,
      at + 1,
      { start: at, end: at + 1, text: '' },
      { found: '{' },
      BRACKET_COST,
    );
    reader.bracketRepairs++;
    return;
  }
  const options: string[] = [];
  if (outer !== undefined && !outer.isObject) options.push('outer');
  if (frame.members[frame.members.length - 1]?.value.kind === (isObject ? 'object' : 'array'))
    options.push('wrap');
  switch (options.length === 0 ? '' : decide(reader, at, options)) {
    case 'outer':
      return closeMissing(reader);
    case 'wrap':
      return wrapLast(reader, frame);
    default:
      return refuseOrSkip(reader, frame, at);
  }
}

const MOST_STRAY = 6;
const LONGEST_STRAY = 120;

/** Text that belongs to no payload: refuses at the start, ends the payload in a message, else passes over it. */
function readStray(reader: Reader, frame: Frame): void {
  refuseOrSkip(reader, frame, reader.at);
}

function refuseOrSkip(reader: Reader, frame: Frame, start: number): void {
  const { text } = reader;
  reader.at = start;
  if (reader.signs.quotedKeys + reader.signs.strings + reader.signs.scalars === 0)
    return refuse(reader, start);
  const strayEnd = endOfStray(reader, start);
  if (++reader.signs.stray > MOST_STRAY || !isWorthSkipping(reader, frame, start, strayEnd))
    return stop(reader);
  reader.at = strayEnd;
  const found = shorten(text.slice(start, strayEnd));
  repair(reader, 'stray-text', 'default', start, strayEnd, { start, end: strayEnd, text: '' }, { found }, 5);
}

function endOfStray(reader: Reader, start: number): number {
  const { text } = reader;
  const limit = Math.min(endOfLine(text, start, Math.min(reader.end, start + LONGEST_STRAY)), reader.end);
  let at = start + 1;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || isCloser(code) || isOpener(code) || quoteAt(text, at) !== undefined) break;
    at++;
  }
  return at;
}

/** In a message only a few words between two members are passed over; else the payload has ended. */
function isWorthSkipping(reader: Reader, frame: Frame, start: number, strayEnd: number): boolean {
  const { text, end } = reader;
  const next = skipAllBlanks(text, strayEnd, end);
  if (reader.options.stopAtProse !== true) return strayEnd - start < LONGEST_STRAY;
  if (next >= end) return false;
  const code = text.charCodeAt(next);
  if (isCloser(code)) return frame.isObject === (code === 0x7d);
  return isMemberAhead(text, code === 0x2c ? next + 1 : next, end, true);
}

/** The payload ends here, whatever is still open. */
export function stop(reader: Reader): void {
  while (reader.stack.length > 0) {
    const frame = topFrame(reader);
    if (frame !== undefined) reader.at = Math.max(frame.lastEnd, frame.commaAt + 1);
    closeMissing(reader);
  }
}
