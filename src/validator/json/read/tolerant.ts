import type { JsonNode } from '../node.ts';
import { skipSpace } from './blanks.ts';
import { isCloser, isMemberAhead, isOpener, quoteAt, skipAllBlanks } from './chars.ts';
import { dropTrailingClosers, readCloser } from './closers.ts';
import { openFrame, wrapInList } from './frames.ts';
import { readMember } from './members.ts';
import type { ReadOptions } from './read-result.ts';
import { createReader, type Reader, refuse, topFrame } from './reader.ts';
import { readComma } from './separators.ts';
import { stop } from './stray.ts';
import { readItem } from './values.ts';

/** What was read of a text. */
export interface JsonReading {
  readonly reader: Reader;
  readonly node: JsonNode | null;
  readonly end: number;
}

/** Reads a broken payload in one pass and without recursion, repairing what it finds. */
export function readTolerant(text: string, start: number, end: number, options: ReadOptions): JsonReading {
  const reader = createReader(text, start, end, options);
  openRoot(reader);
  while (reader.stack.length > 0) step(reader);
  readFurtherItems(reader);
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
  else if (isKeyFirst(reader)) {
    reader.rootKeyAt = at;
    openFrame(reader, true, true);
  } else refuse(reader, at);
}

/** Whether the text begins with a key: its brace was lost. In talk, words with a colon are no keys. */
function isKeyFirst(reader: Reader): boolean {
  const { text, end, at, options } = reader;
  if (options.stopAtProse !== true) return isMemberAhead(text, at, end);
  return quoteAt(text, at) !== undefined && isMemberAhead(text, at, end, true);
}

/** A comma and another object after the payload: a list lost its opening bracket, provided that it closes. */
function readFurtherItems(reader: Reader): void {
  const { text, end, root, at } = reader;
  const comma = skipAllBlanks(text, at, end);
  if (
    root?.kind !== 'object' ||
    text.charCodeAt(root.start) !== 0x7b ||
    comma >= end ||
    text.charCodeAt(comma) !== 0x2c
  )
    return;
  const next = skipAllBlanks(text, comma + 1, end);
  if (next >= end || text.charCodeAt(next) !== 0x7b) return;
  const repairs = reader.repairs.length;
  reader.root = null;
  reader.at = comma + 1;
  wrapInList(reader, root, comma);
  while (reader.stack.length > 0) step(reader);
  const list: JsonNode | null = reader.root;
  if (
    list !== null &&
    (list as JsonNode).kind === 'array' &&
    text.charCodeAt((list as JsonNode).end - 1) === 0x5d
  )
    return;
  Object.assign(reader, { root, at, refusedAt: -1 });
  reader.repairs.length = repairs;
}

/** Reads one child, comma or closing bracket. */
function step(reader: Reader): void {
  skipSpace(reader);
  const frame = topFrame(reader);
  if (frame === undefined) return;
  if (reader.at >= reader.end) return stop(reader);
  const code = reader.text.charCodeAt(reader.at);
  if (isCloser(code)) readCloser(reader);
  else if (code === 0x2c || code === 0x3b) readComma(reader, frame);
  else if (frame.isObject) readMember(reader, frame);
  else readItem(reader, frame);
}
