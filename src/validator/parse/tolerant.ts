import type { JsonNode } from '../json/node.ts';
import { skipSpace } from './blanks.ts';
import { dropTrailingClosers, openFrame, readCloser } from './brackets.ts';
import { isCloser, isMemberAhead, isOpener, quoteAt } from './chars.ts';
import { readItem, readMember, stop } from './members.ts';
import type { ReadOptions } from './read-result.ts';
import {
  childCount,
  createReader,
  type Frame,
  type Policy,
  type Reader,
  refuse,
  repair,
  topFrame,
} from './reader.ts';

/** One reading of a text, as good as one policy makes it. */
export interface Reading {
  readonly reader: Reader;
  readonly node: JsonNode | null;
  readonly end: number;
}

/** Reads a broken payload in one pass and without recursion, mending what it meets as the policy says. */
export function readTolerant(
  text: string,
  start: number,
  end: number,
  options: ReadOptions,
  policy: Policy,
): Reading {
  const reader = createReader(text, start, end, options, policy);
  openRoot(reader);
  while (reader.stack.length > 0) step(reader);
  if (reader.refusedAt >= 0 || reader.root === null)
    return { reader, node: null, end: Math.max(reader.refusedAt, start) };
  dropTrailingClosers(reader);
  return { reader, node: reader.root, end: reader.at };
}

function openRoot(reader: Reader): void {
  skipSpace(reader);
  const { text, end, at } = reader;
  if (at >= end) return refuse(reader, at);
  const code = text.charCodeAt(at);
  if (isOpener(code)) openFrame(reader, code === 0x7b, false);
  else if (isMemberAhead(text, at, end, true) && quoteAt(text, at) !== undefined)
    openFrame(reader, true, true);
  else refuse(reader, at);
}

/** Reads one child, comma or closing bracket. */
function step(reader: Reader): void {
  skipSpace(reader);
  const frame = topFrame(reader);
  if (frame === undefined) return;
  if (reader.at >= reader.end) return stop(reader);
  const code = reader.text.charCodeAt(reader.at);
  if (isCloser(code)) readCloser(reader);
  else if (code === 0x2c || code === 0x3b) readComma(reader, frame, code);
  else if (frame.isObject) readMember(reader, frame);
  else readItem(reader, frame);
}

function readComma(reader: Reader, frame: Frame, code: number): void {
  const at = reader.at++;
  if (frame.commaAt >= 0 || childCount(frame) === 0) {
    const message = frame.commaAt >= 0 ? 'doubled' : 'leading';
    repair(reader, 'trailing-comma', message, at, at + 1, { start: at, end: at + 1, text: '' });
    return;
  }
  frame.commaAt = at;
  if (code !== 0x3b) return;
  reader.signs.semicolons++;
  repair(reader, 'missing-comma', 'other', at, at + 1, { start: at, end: at + 1, text: ',' }, { found: ';' });
}
