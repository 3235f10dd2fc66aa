import type { JsonNode, Member } from '../node.ts';
import { isInvisible } from './chars.ts';

/** A container being read, and in an object the key whose value is due. */
interface Frame {
  readonly start: number;
  readonly members: Member[] | null;
  readonly items: JsonNode[] | null;
  key: string;
  keyStart: number;
  keyEnd: number;
}

/** Where the reader stands; one object for a whole read, so that the small functions below share it. */
interface Cursor {
  readonly text: string;
  readonly end: number;
  at: number;
}

/** A value read strictly, and where it ends. */
export interface StrictResult {
  readonly node: JsonNode;
  readonly end: number;
}

/**
 * Reads one JSON value as RFC 8259 has it, with positions and to any depth; undefined at the first fault, and where a
 * string holds what only a chat's editor puts there. What follows the value is not looked at.
 */
export function readStrict(text: string, start: number, end: number): StrictResult | undefined {
  const cursor: Cursor = { text, end, at: start };
  const stack: Frame[] = [];
  let frame: Frame | undefined;
  for (;;) {
    skipBlanks(cursor);
    let node = readScalar(cursor);
    if (node === null) return undefined;
    if (node === undefined) {
      frame = openFrame(cursor);
      stack.push(frame);
      skipBlanks(cursor);
      if (text.charCodeAt(cursor.at) !== (frame.members === null ? 0x5d : 0x7d) || cursor.at >= end) {
        if (frame.members !== null && !readKey(cursor, frame)) return undefined;
        continue;
      }
      node = closeFrame(cursor, frame);
      stack.pop();
      frame = stack[stack.length - 1];
    }
    // The value is complete: hand it to its container, and close what closes here.
    for (;;) {
      if (frame === undefined) return { node, end: cursor.at };
      attach(frame, node);
      skipBlanks(cursor);
      if (cursor.at >= end) return undefined;
      const code = text.charCodeAt(cursor.at);
      if (code === 0x2c) {
        cursor.at++;
        skipBlanks(cursor);
        if (frame.members !== null && !readKey(cursor, frame)) return undefined;
        break;
      }
      if (code !== (frame.members === null ? 0x5d : 0x7d)) return undefined;
      node = closeFrame(cursor, frame);
      stack.pop();
      frame = stack[stack.length - 1];
    }
  }
}

function openFrame(cursor: Cursor): Frame {
  const start = cursor.at++;
  const isObject = cursor.text.charCodeAt(start) === 0x7b;
  return {
    start,
    members: isObject ? [] : null,
    items: isObject ? null : [],
    key: '',
    keyStart: 0,
    keyEnd: 0,
  };
}

function closeFrame(cursor: Cursor, frame: Frame): JsonNode {
  const end = ++cursor.at;
  return frame.members === null
    ? { kind: 'array', start: frame.start, end, items: frame.items ?? [] }
    : { kind: 'object', start: frame.start, end, members: frame.members };
}

function attach(frame: Frame, value: JsonNode): void {
  if (frame.members === null) frame.items?.push(value);
  else frame.members.push({ key: frame.key, keyStart: frame.keyStart, keyEnd: frame.keyEnd, value });
}

/** Reads `"key" :` into the frame. */
function readKey(cursor: Cursor, frame: Frame): boolean {
  frame.keyStart = cursor.at;
  const key = readString(cursor);
  if (key === undefined) return false;
  frame.key = key;
  frame.keyEnd = cursor.at;
  skipBlanks(cursor);
  if (cursor.at >= cursor.end || cursor.text.charCodeAt(cursor.at) !== 0x3a) return false;
  cursor.at++;
  return true;
}

/** The scalar at the cursor; undefined where a container begins, null where nothing that JSON knows does. */
function readScalar(cursor: Cursor): JsonNode | undefined | null {
  const { text, at, end } = cursor;
  if (at >= end) return null;
  const code = text.charCodeAt(at);
  if (code === 0x22) {
    const value = readString(cursor);
    return value === undefined ? null : { kind: 'string', start: at, end: cursor.at, value };
  }
  if (code === 0x7b || code === 0x5b) return undefined;
  if (code === 0x2d || (code >= 0x30 && code <= 0x39)) return readNumber(cursor);
  if (code === 0x74)
    return readWord(cursor, 'true', { kind: 'boolean', start: at, end: at + 4, value: true });
  if (code === 0x66)
    return readWord(cursor, 'false', { kind: 'boolean', start: at, end: at + 5, value: false });
  return code === 0x6e ? readWord(cursor, 'null', { kind: 'null', start: at, end: at + 4 }) : null;
}

function readWord(cursor: Cursor, word: string, node: JsonNode): JsonNode | null {
  if (node.end > cursor.end || !cursor.text.startsWith(word, cursor.at)) return null;
  cursor.at = node.end;
  return isWordPart(cursor.text.charCodeAt(cursor.at)) && cursor.at < cursor.end ? null : node;
}

function readNumber(cursor: Cursor): JsonNode | null {
  const start = cursor.at;
  const end = endOfNumber(cursor.text, start, cursor.end);
  if (end < 0 || (end < cursor.end && isWordPart(cursor.text.charCodeAt(end)))) return null;
  cursor.at = end;
  return { kind: 'number', start, end, raw: cursor.text.slice(start, end) };
}

/** Where the JSON number that begins at `start` ends; -1 when none does. */
export function endOfNumber(text: string, start: number, end: number): number {
  let at = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  const whole = skipDigits(text, at, end);
  if (whole === at || (whole > at + 1 && text.charCodeAt(at) === 0x30)) return -1;
  at = whole;
  if (at < end && text.charCodeAt(at) === 0x2e) {
    const fraction = skipDigits(text, at + 1, end);
    if (fraction === at + 1) return -1;
    at = fraction;
  }
  if (at < end && (text.charCodeAt(at) | 0x20) === 0x65) {
    const sign = text.charCodeAt(at + 1);
    const from = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    const exponent = skipDigits(text, from, end);
    if (exponent === from) return -1;
    at = exponent;
  }
  return at;
}

function skipDigits(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++;
  return at;
}

/** What cannot directly follow a number or literal: letters, digits, `.`, `+`, `-`, `_`, `$`. */
function isWordPart(code: number): boolean {
  const lower = code | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x2d && code <= 0x2e) ||
    code === 0x2b ||
    code === 0x5f ||
    code === 0x24
  );
}

function skipBlanks(cursor: Cursor): void {
  const { text, end } = cursor;
  let at = cursor.at;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at++;
  }
  cursor.at = at;
}

/** The value of the string literal at the cursor; undefined when it breaks a rule. */
function readString(cursor: Cursor): string | undefined {
  const { text, end } = cursor;
  const start = cursor.at;
  if (start >= end || text.charCodeAt(start) !== 0x22) return undefined;
  let escaped = false;
  if (isChatMarkup(text, start + 1)) return undefined;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      cursor.at = at + 1;
      return escaped ? decodeEscapes(text.slice(start, at + 1)) : text.slice(start + 1, at);
    }
    if (code < 0x20 || (code >= 0x80 && isInvisible(code))) return undefined;
    if (code === 0x5c) {
      escaped = true;
      at++;
    }
  }
  return undefined;
}

/** Whether a string begins like a link as chats write it, `<tel:…`, `<https:…`, or like escaped markup. */
function isChatMarkup(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x3c && code !== 0x26) return false;
  return /^<(?:tel|mailto|callto|https?):|^&(?:amp;)*lt;/.test(text.slice(at, at + 24));
}

/** The value of a string literal in double quotes; undefined when it is none. The engine knows the escapes best. */
export function decodeEscapes(literal: string): string | undefined {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return undefined;
  }
}
