import { endOfLine } from './blanks.ts';
import { isBlank, isCloser, isMemberAhead, isOpener, quoteAt, skipAllBlanks } from './chars.ts';
import { closeMissing, endOfLast } from './frames.ts';
import { childCount, type Frame, type Reader, refuse, repair, shorten, topFrame } from './reader.ts';

const MOST_STRAY = 6;
const LONGEST_STRAY = 120;

/** Text at the reader that belongs to no payload: refuses at the beginning, ends the payload in a message, else is passed over. */
export function readStray(reader: Reader, frame: Frame): void {
  const start = reader.at;
  if (!hasEvidence(reader)) return refuse(reader, start);
  const strayEnd = endOfStray(reader, start);
  if (++reader.signs.stray > MOST_STRAY || !isWorthSkipping(reader, frame, start, strayEnd))
    return stop(reader);
  passStray(reader, strayEnd);
}

function hasEvidence({ signs }: Reader): boolean {
  return signs.quotedKeys + signs.strings + signs.scalars > 0;
}

function passStray(reader: Reader, strayEnd: number): void {
  const start = reader.at;
  reader.at = strayEnd;
  const found = shorten(reader.text.slice(start, strayEnd));
  repair(reader, 'stray-text', 'default', start, strayEnd, { start, end: strayEnd, text: '' }, { found });
}

function endOfStray(reader: Reader, start: number): number {
  const { text } = reader;
  const limit = endOfLine(text, start, Math.min(reader.end, start + LONGEST_STRAY));
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
  if (reader.options.stopAtProse !== true) return strayEnd - start < LONGEST_STRAY;
  const next = skipAllBlanks(text, strayEnd, end);
  // A new line of words is the author talking on.
  if (next >= end || (reader.newline && /[\p{L}\p{N}]/u.test(text.charAt(start)))) return false;
  const code = text.charCodeAt(next);
  if (isCloser(code)) return frame.isObject === (code === 0x7d);
  return isMemberAhead(text, code === 0x2c ? next + 1 : next, end, true);
}

/** Nobody nests a body deeper, and a paste that is cut off leaves no more open. */
const MOST_OPEN = 200;

/** The payload ends here, whatever is still open. */
export function stop(reader: Reader): void {
  if (reader.stack.length > MOST_OPEN) return refuse(reader, reader.at);
  while (reader.stack.length > 0) {
    const frame = topFrame(reader) as Frame;
    reader.at = Math.max(endOfLast(reader, frame), frame.cutAt ?? 0);
    closeMissing(reader);
  }
}

/** `...` between members or items: the author left something out, so the mark goes, with one comma. */
export function readEllipsis(reader: Reader, frame: Frame): void {
  const { text, end, at: start } = reader;
  while (reader.at < end && (text.charCodeAt(reader.at) === 0x2e || text.charCodeAt(reader.at) === 0x2026)) {
    reader.at++;
  }
  const markEnd = reader.at;
  let next = markEnd;
  while (next < end && isBlank(text.charCodeAt(next))) next++;
  let edit = { start, end: markEnd, text: '' };
  if (next < end && text.charCodeAt(next) === 0x2c) {
    reader.at = next + 1;
    if (frame.commaAt < 0 && childCount(frame) > 0) frame.commaAt = next;
    else edit = { start, end: next + 1, text: '' };
  } else if (takesComma(reader, frame, next)) {
    edit = { start: frame.commaAt, end: markEnd, text: '' };
    frame.commaAt = -1;
  }
  repair(reader, 'ellipsis', 'default', start, markEnd, edit);
}

/** Whether the comma before an ellipsis at the end goes with it: nothing else between the two is repaired. */
function takesComma(reader: Reader, frame: Frame, next: number): boolean {
  if (frame.commaAt < 0 || next >= reader.end || !isCloser(reader.text.charCodeAt(next))) return false;
  return (reader.repairs[reader.repairs.length - 1]?.editEnd ?? 0) <= frame.commaAt;
}
