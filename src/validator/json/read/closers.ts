import { skipSpace } from './blanks.ts';
import { isCloser, isMemberAhead, isOpener, lastSolid, quoteAt, skipAllBlanks } from './chars.ts';
import { closeHere, closeMissing, closeWrong, dropBracket } from './frames.ts';
import { type Frame, type Reader, topFrame } from './reader.ts';

/** Reads the closing bracket at the reader, whichever container it turns out to close. */
export function readCloser(reader: Reader): void {
  const frame = topFrame(reader);
  if (frame === undefined) return;
  const closesObject = reader.text.charCodeAt(reader.at) === 0x7d;
  if (frame.isObject === closesObject) {
    if (reader.stack.length === 1 && goesOn(reader, frame)) return dropBracket(reader);
    return closeHere(reader);
  }
  const [root] = reader.stack;
  const endsEarly = reader.stack.length === 2 && root?.isObject === closesObject && goesOn(reader, root);
  if (endsEarly) return closeWrong(reader, frame);
  if (hasFrame(reader, closesObject)) return closeOuter(reader, closesObject);
  const before = reader.text.charCodeAt(lastSolid(reader.text, reader.at, reader.start));
  if (before === reader.text.charCodeAt(reader.at) || goesOn(reader, frame)) return dropBracket(reader);
  closeWrong(reader, frame);
}

/** The bracket closes an outer container; those inside it lost theirs. */
function closeOuter(reader: Reader, closesObject: boolean): void {
  let frame = topFrame(reader);
  while (frame !== undefined && frame.isObject !== closesObject) {
    closeMissing(reader);
    frame = topFrame(reader);
  }
  if (frame !== undefined) readCloser(reader);
}

/** Whether a container of the kind is open; the look is bounded, since hostile text may nest without end. */
function hasFrame(reader: Reader, isObject: boolean): boolean {
  const lowest = Math.max(0, reader.stack.length - 64);
  for (let index = reader.stack.length - 1; index >= lowest; index--) {
    if (reader.stack[index]?.isObject === isObject) return true;
  }
  return false;
}

/** Whether the payload goes on after its last bracket, so that one is too many. */
function goesOn(reader: Reader, frame: Frame): boolean {
  const { text, end } = reader;
  let next = skipAllBlanks(text, reader.at + 1, end);
  if (next >= end) return false;
  const hasComma = text.charCodeAt(next) === 0x2c;
  if (hasComma) next = skipAllBlanks(text, next + 1, end);
  if (next >= end) return false;
  if (!frame.isObject) return hasComma && isOpener(text.charCodeAt(next));
  return (
    (hasComma || quoteAt(text, next) !== undefined) &&
    isMemberAhead(text, next, end, reader.signs.bareKeys === 0)
  );
}

/** Passes over closing brackets after the end of the payload. */
export function dropTrailingClosers(reader: Reader): void {
  const { text, end } = reader;
  for (;;) {
    const { at } = reader;
    if (reader.options.stopAtProse === true) skipInLine(reader);
    else skipSpace(reader);
    if (reader.at >= end || !isCloser(text.charCodeAt(reader.at))) {
      reader.at = at;
      return;
    }
    dropBracket(reader);
  }
}

function skipInLine(reader: Reader): void {
  const { text, end } = reader;
  while (reader.at < end && (text.charCodeAt(reader.at) === 0x20 || text.charCodeAt(reader.at) === 0x09))
    reader.at++;
}
