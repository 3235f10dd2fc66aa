import { closeHere, closeMissing, closeWrong, dropBracket } from './frames.ts';
import { type Frame, type Reader, topFrame } from './reader.ts';

/** How many of the open containers are looked at; deeper nesting is not laid out by hand. */
const DEEPEST_LOOK = 64;

/** Takes a closing bracket by where it stands on its line; false when that tells nothing. */
export function closeByLayout(reader: Reader, closesObject: boolean): boolean {
  const column = reader.at - reader.lineStart;
  if (reader.indent !== column) return dropInLine(reader, closesObject);
  const index = findByIndent(reader, column, closesObject);
  if (index < 0) return false;
  while (reader.stack.length > index + 1) closeMissing(reader);
  const frame = topFrame(reader) as Frame;
  if (frame.isObject === closesObject) closeHere(reader);
  else closeWrong(reader, frame);
  return true;
}

/** A container whose children stand on lines of their own is not closed at the end of one of them. */
function dropInLine(reader: Reader, closesObject: boolean): boolean {
  const frame = topFrame(reader);
  if (!reader.policy.dropInLine || frame?.onLines !== true || reader.newline) return false;
  if (frame.isObject !== closesObject) return false;
  dropBracket(reader);
  return true;
}

/** The innermost open container whose line is indented to the column; of its kind, unless it is the innermost. */
function findByIndent(reader: Reader, column: number, closesObject: boolean): number {
  const top = reader.stack.length - 1;
  for (let index = top; index >= Math.max(0, top - DEEPEST_LOOK); index--) {
    const frame = reader.stack[index] as Frame;
    if (frame.indent !== column) continue;
    if (frame.isObject === closesObject) return index;
    if (index === top && reader.stack[index - 1]?.indent !== column) return index;
  }
  return -1;
}

/** Closes the containers inside the one whose keys stand in the column where the reader's line begins. */
export function popByLayout(reader: Reader): void {
  const column = reader.at - reader.lineStart;
  const top = topFrame(reader);
  if (top === undefined || top.column < 0 || top.column === column) return;
  const last = reader.stack.length - 1;
  for (let index = last - 1; index >= Math.max(0, last - DEEPEST_LOOK); index--) {
    const frame = reader.stack[index] as Frame;
    if (!frame.isObject || frame.column !== column) continue;
    while (reader.stack.length > index + 1) closeMissing(reader);
    return;
  }
}
