import type { JsonNode } from '../json/node.ts';
import { isBlank, isCloser, isMemberAhead, isOpener, lastSolid, quoteAt, skipAllBlanks } from './chars.ts';
import { childCount, decide, type Frame, type Reader, repair, topFrame } from './reader.ts';

/** What a repaired bracket costs against the other readings of a text. */
export const BRACKET_COST = 3;

/** Opens a container at the reader's bracket; `implied` when the bracket is not in the text. */
export function openFrame(reader: Reader, isObject: boolean, implied: boolean): Frame {
  const start = reader.at;
  if (!implied) reader.at++;
  const frame: Frame = {
    isObject,
    start,
    members: [],
    items: [],
    implied,
    indent: reader.policy.layout ? indentOf(reader) : -1,
    column: -1,
    key: '',
    keyStart: start,
    keyEnd: start,
    commaAt: -1,
    lastEnd: reader.at,
  };
  reader.stack.push(frame);
  reader.newline = false;
  if (implied) {
    const edit = { start, end: start, text: isObject ? '{' : '[' };
    bracketRepair(reader, 'missing-bracket', 'opening', start, start, edit, isObject ? '{' : '[');
  }
  return frame;
}

/** How far the line that the reader is in is indented. */
function indentOf(reader: Reader): number {
  let at = reader.lineStart;
  while (at < reader.at && isBlank(reader.text.charCodeAt(at))) at++;
  return at - reader.lineStart;
}

function bracketRepair(
  reader: Reader,
  code: string,
  message: string,
  start: number,
  end: number,
  edit: { start: number; end: number; text: string },
  expected: string,
): void {
  const found = reader.text.slice(start, Math.min(end, start + 1));
  repair(reader, code, message, start, end, edit, { found, expected }, BRACKET_COST);
  reader.bracketRepairs++;
}

/** Hands a complete value to the container that it stands in, or makes it the root. */
export function attach(reader: Reader, value: JsonNode): void {
  const frame = topFrame(reader);
  if (frame === undefined) {
    reader.root = value;
    return;
  }
  if (frame.isObject) {
    frame.members.push({ key: frame.key, keyStart: frame.keyStart, keyEnd: frame.keyEnd, value });
  } else frame.items.push(value);
  frame.lastEnd = value.end;
  frame.commaAt = -1;
}

/** Closes the innermost container at `end` and hands it on. */
export function finishFrame(reader: Reader, end: number): void {
  const frame = reader.stack.pop();
  if (frame === undefined) return;
  if (frame.commaAt >= 0) {
    const edit = { start: frame.commaAt, end: frame.commaAt + 1, text: '' };
    repair(reader, 'trailing-comma', 'default', edit.start, edit.end, edit, {
      found: frame.isObject ? '}' : ']',
    });
  }
  const { start, members, items } = frame;
  attach(
    reader,
    frame.isObject ? { kind: 'object', start, end, members } : { kind: 'array', start, end, items },
  );
}

/** Closes the innermost container although its bracket is not there. */
export function closeMissing(reader: Reader): void {
  const frame = topFrame(reader);
  if (frame === undefined) return;
  // A pending comma leads on to the outer container's next child, so it is not lost with this one.
  const comma = frame.commaAt;
  frame.commaAt = -1;
  const at = frame.lastEnd;
  const bracket = frame.isObject ? '}' : ']';
  bracketRepair(reader, 'missing-bracket', 'closing', at, at, { start: at, end: at, text: bracket }, bracket);
  finishFrame(reader, at);
  const outer = topFrame(reader);
  if (outer !== undefined) outer.commaAt = comma;
  else if (comma >= 0) dropComma(reader, comma);
}

function dropComma(reader: Reader, comma: number): void {
  const edit = { start: comma, end: comma + 1, text: '' };
  repair(reader, 'trailing-comma', 'end', comma, comma + 1, edit);
}

/** Reads the closing bracket at the reader, whichever container it turns out to close. */
export function readCloser(reader: Reader): void {
  const frame = topFrame(reader);
  if (frame === undefined) return;
  const at = reader.at;
  const closesObject = reader.text.charCodeAt(at) === 0x7d;
  if (reader.policy.layout && closeByLayout(reader, closesObject)) return;
  if (frame.isObject === closesObject) {
    if (reader.stack.length === 1 && goesOn(reader, frame)) dropCloser(reader);
    else closeHere(reader);
    return;
  }
  switch (decide(reader, at, closerOptions(reader, frame, closesObject))) {
    case 'drop':
      return dropCloser(reader);
    case 'wrong':
      return closeWrong(reader, frame);
    case 'lost':
      return closeOuter(reader, closesObject);
    default:
      return wrapLast(reader, frame);
  }
}

function closeHere(reader: Reader): void {
  reader.at++;
  finishFrame(reader, reader.at);
}

function dropCloser(reader: Reader): void {
  const at = reader.at++;
  bracketRepair(reader, 'extra-bracket', 'default', at, at + 1, { start: at, end: at + 1, text: '' }, '');
}

function closeWrong(reader: Reader, frame: Frame): void {
  const at = reader.at++;
  const right = frame.isObject ? '}' : ']';
  bracketRepair(
    reader,
    'missing-bracket',
    'wrong',
    at,
    at + 1,
    { start: at, end: at + 1, text: right },
    right,
  );
  finishFrame(reader, reader.at);
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

/** The last member's value was the first item of a list that lost its opening bracket. */
export function wrapLast(reader: Reader, frame: Frame): void {
  const last = frame.members.pop();
  if (last === undefined) return dropCloser(reader);
  frame.key = last.key;
  frame.keyStart = last.keyStart;
  frame.keyEnd = last.keyEnd;
  const comma = frame.commaAt;
  const here = reader.at;
  reader.at = last.value.start;
  const list = openFrame(reader, false, true);
  reader.at = here;
  list.items.push(last.value);
  list.lastEnd = last.value.end;
  list.commaAt = comma;
}

/** The ways to take a closing bracket of the other kind, likeliest first. */
function closerOptions(reader: Reader, frame: Frame, closesObject: boolean): string[] {
  const { text, at } = reader;
  const before = text.charCodeAt(lastSolid(text, at, reader.start));
  const next = skipAllBlanks(text, at + 1, reader.end);
  const following = next < reader.end ? text.charCodeAt(next) : 0;
  const matches = hasFrame(reader, closesObject);
  const canWrap = frame.isObject && frame.members.length > 0 && before === 0x7d && !matches;
  if (canWrap) return ['wrap', 'wrong', 'drop'];
  // The right bracket follows directly, so this one is too many, or stands in its place.
  const right = frame.isObject ? 0x7d : 0x5d;
  if (following === right && !matches) return reader.stack.length > 1 ? ['drop', 'wrong'] : ['drop', 'wrong'];
  if (matches) return following === right ? ['lost', 'drop', 'wrong'] : ['lost', 'wrong', 'drop'];
  return frame.isObject && frame.members.length > 0 ? ['wrong', 'drop', 'wrap'] : ['wrong', 'drop'];
}

function hasFrame(reader: Reader, isObject: boolean): boolean {
  // Frames of the other kind alone are rare; the look down ends soon in all but hostile text, where it is bounded.
  const lowest = Math.max(0, reader.stack.length - 64);
  for (let index = reader.stack.length - 1; index >= lowest; index--) {
    if (reader.stack[index]?.isObject === isObject) return true;
  }
  return false;
}

/** Whether the payload goes on after its last bracket, so that this one is too many. */
function goesOn(reader: Reader, frame: Frame): boolean {
  const { text, end } = reader;
  const next = skipAllBlanks(text, reader.at + 1, end);
  if (next >= end) return false;
  const code = text.charCodeAt(next);
  if (code === 0x2c)
    return frame.isObject ? isMemberAhead(text, next + 1, end, true) : isItemAhead(reader, next + 1);
  return (
    frame.isObject &&
    frame.members.length > 0 &&
    quoteAt(text, next) !== undefined &&
    isMemberAhead(text, next, end, true)
  );
}

function isItemAhead(reader: Reader, from: number): boolean {
  const next = skipAllBlanks(reader.text, from, reader.end);
  return next < reader.end && isOpener(reader.text.charCodeAt(next));
}

/** A closing bracket alone on its line closes the container whose line is indented as far. */
function closeByLayout(reader: Reader, closesObject: boolean): boolean {
  const column = reader.at - reader.lineStart;
  if (indentOf(reader) !== column) return false;
  const lowest = Math.max(0, reader.stack.length - 64);
  for (let index = reader.stack.length - 1; index >= lowest; index--) {
    const frame = reader.stack[index] as Frame;
    if (frame.indent !== column) continue;
    if (frame.isObject !== closesObject) {
      // `}]` on one line: the inner container began on the outer one's line.
      if (index > 0 && reader.stack[index - 1]?.indent === column) continue;
      if (index < reader.stack.length - 1) return false;
    }
    if (index === reader.stack.length - 1 && index === 0) return false;
    while (reader.stack.length > index + 1) closeMissing(reader);
    if (frame.isObject === closesObject) closeHere(reader);
    else closeWrong(reader, frame);
    return true;
  }
  return false;
}

/** Closes the containers inside the one whose keys stand in the column where the reader's line begins. */
export function popByLayout(reader: Reader): void {
  const column = reader.at - reader.lineStart;
  const top = topFrame(reader);
  if (top === undefined || top.column < 0 || top.column === column || childCount(top) === 0) return;
  const lowest = Math.max(0, reader.stack.length - 64);
  for (let index = reader.stack.length - 2; index >= lowest; index--) {
    const frame = reader.stack[index] as Frame;
    if (!frame.isObject || frame.column !== column) continue;
    while (reader.stack.length > index + 1) closeMissing(reader);
    return;
  }
}

/** Passes over closing brackets after the end of the payload. */
export function dropTrailingClosers(reader: Reader): void {
  for (;;) {
    const { text, end } = reader;
    let next = reader.at;
    while (next < end && (text.charCodeAt(next) === 0x20 || text.charCodeAt(next) === 0x09)) next++;
    if (reader.options.stopAtProse !== true) next = skipAllBlanks(text, reader.at, end);
    if (next >= end || !isCloser(text.charCodeAt(next))) return;
    reader.at = next;
    dropCloser(reader);
  }
}
