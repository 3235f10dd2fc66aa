import type { JsonId, JsonMessage, MessageOf } from '../messages.ts';
import type { JsonNode } from '../node.ts';
import { type Edit, type Frame, type Reader, repair, topFrame } from './reader.ts';

/** Opens a container at the reader's bracket; `implied` when the bracket is not in the text. */
export function openFrame(reader: Reader, isObject: boolean, implied: boolean): Frame {
  const start = reader.at;
  if (!implied) reader.at++;
  const frame: Frame = {
    isObject,
    start,
    members: [],
    items: [],
    key: '',
    keyStart: start,
    keyEnd: start,
    colonEnd: -1,
    commaAt: -1,
    lastEnd: reader.at,
  };
  reader.stack.push(frame);
  reader.newline = false;
  if (implied) {
    const edit = { start, end: start, text: isObject ? '{' : '[' };
    bracketRepair(reader, 'missing-bracket', 'opening', edit, edit.text);
  }
  return frame;
}

/** Notes a bracket that was lost, wrong or one too many. */
export function bracketRepair(
  reader: Reader,
  code: JsonId,
  message: JsonMessage,
  edit: Edit,
  expected: string,
): void {
  const found = reader.text.slice(edit.start, edit.end);
  repair(reader, code, message, edit.start, edit.end, edit, { found, expected });
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
  if (frame.commaAt >= 0) dropComma(reader, frame.commaAt, 'default', frame.isObject ? '}' : ']');
  const { start, members, items } = frame;
  const node: JsonNode = frame.isObject
    ? { kind: 'object', start, end, members }
    : { kind: 'array', start, end, items };
  attach(reader, node);
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
  bracketRepair(reader, 'missing-bracket', 'closing', { start: at, end: at, text: bracket }, bracket);
  finishFrame(reader, at);
  const outer = topFrame(reader);
  if (outer !== undefined) outer.commaAt = comma;
  else if (comma >= 0) dropComma(reader, comma, 'end', '');
}

/** Takes a comma away that leads to nothing; what stood for a comma is no longer replaced by one. */
function dropComma(reader: Reader, comma: number, message: JsonMessage, found: string): void {
  let end = comma + 1;
  const standIn = reader.commaStandIn;
  if (standIn?.editStart === comma) {
    end = standIn.editEnd;
    const index = reader.repairs.lastIndexOf(standIn);
    if (index >= 0) reader.repairs.splice(index, 1);
  }
  repair(reader, 'trailing-comma', message, comma, end, { start: comma, end, text: '' }, { found });
}

/** Closes the innermost container at the reader's bracket. */
export function closeHere(reader: Reader): void {
  reader.at++;
  finishFrame(reader, reader.at);
}

/** Passes over the reader's bracket as one too many. */
export function dropBracket(reader: Reader, message: MessageOf<'json/extra-bracket'> = 'default'): void {
  const at = reader.at++;
  bracketRepair(reader, 'extra-bracket', message, { start: at, end: at + 1, text: '' }, '');
}

/** Closes the innermost container at a bracket of the wrong kind. */
export function closeWrong(reader: Reader, frame: Frame): void {
  const at = reader.at++;
  const right = frame.isObject ? '}' : ']';
  bracketRepair(reader, 'missing-bracket', 'wrong', { start: at, end: at + 1, text: right }, right);
  finishFrame(reader, reader.at);
}

/** Where the comma after a frame's last child ends, or the child where there is none. */
export function endOfLast(reader: Reader, frame: Frame): number {
  if (frame.commaAt < 0) return frame.lastEnd;
  const standIn = reader.commaStandIn;
  return standIn?.editStart === frame.commaAt ? standIn.editEnd : frame.commaAt + 1;
}

/** Opens a list that lost its bracket and already holds one item. */
export function wrapInList(reader: Reader, first: JsonNode, comma: number): void {
  const here = reader.at;
  reader.at = first.start;
  const list = openFrame(reader, false, true);
  reader.at = here;
  list.items.push(first);
  list.lastEnd = first.end;
  list.commaAt = comma;
}
