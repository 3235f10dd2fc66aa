import type { JsonNode } from '../json/node.ts';
import { readJson } from '../parse/read-json.ts';
import type { ReadResult } from '../parse/read-result.ts';
import type { Span } from './snippet.ts';

/** A payload found in plain text: where it stands and what was read. */
export interface BarePayload {
  readonly span: Span;
  readonly result: ReadResult;
}

/**
 * Finds JSON-like objects and lists of objects in `[start, end)` of a text, in one pass over its brackets.
 * A bracket that opens nothing readable is passed over; the work spent on such brackets is bounded by a multiple of
 * the text, so that a text made of brackets costs no more than any other.
 */
export function findBare(text: string, start: number, end: number): BarePayload[] {
  const found: BarePayload[] = [];
  let budget = (end - start) * 4 + 1024;
  let at = nextBracket(text, start, end);
  while (at >= 0) {
    const result = readJson(text, at, end, { stopAtProse: true });
    if (result.node !== null && isPayload(result.node)) {
      found.push({ span: { start: at, end: Math.max(result.end, at + 1) }, result });
      at = nextBracket(text, Math.max(result.end, at + 1), end);
      continue;
    }
    const spent = Math.max(1, result.end - at);
    budget -= spent;
    at = nextBracket(text, budget > 0 ? at + 1 : Math.max(result.end, at + 1), end);
  }
  return found;
}

/** An object with members, `{}`, or a list that holds an object. */
function isPayload(node: JsonNode): boolean {
  if (node.kind === 'object') return true;
  return (
    node.kind === 'array' && node.items.some((item) => item.kind === 'object' && item.members.length > 0)
  );
}

function nextBracket(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 123 || (unit === 91 && opensList(text, at + 1, end))) return at;
  }
  return -1;
}

/** A list is a candidate only where an object follows its bracket; `[2026-11-24]` and `[INFO]` are none. */
function opensList(text: string, from: number, end: number): boolean {
  for (let at = from; at < end && at < from + 200; at++) {
    const unit = text[at] ?? '';
    if (unit === '{') return true;
    if (!/\s/.test(unit)) return false;
  }
  return false;
}

/**
 * Finds a payload whose first brace was lost: a line that begins with a quoted key and a colon.
 * Returns the offset of the key, or -1.
 */
export function findHeadless(text: string, start: number, end: number): number {
  HEADLESS.lastIndex = start;
  const match = HEADLESS.exec(text);
  if (match === null || match.index >= end) return -1;
  return match.index + match[0].length - (match[1]?.length ?? 0);
}

const HEADLESS = /(?:^|\n)[ \t]*(["'\u201c\u201d][A-Za-z_][\w-]{0,60}["'\u201c\u201d][ \t]*[:=])/g;
