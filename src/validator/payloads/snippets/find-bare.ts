import type { JsonNode } from '../../json/node.ts';
import { readJson } from '../../json/read/read-json.ts';
import type { ReadResult } from '../../json/read/read-result.ts';
import type { Span } from '../../text/span.ts';

/** A payload found in plain text: where it stands and what was read. */
export interface BarePayload {
  readonly span: Span;
  readonly result: ReadResult;
}

/** More payloads than this are not answered one by one. */
const MOST_FOUND = 100;

/** How much of a candidate is read before all of it is: what is no payload shows it by then. */
const GLANCE = 4096;

/** Failures after which only brackets before a quoted key and a colon are still tried, and after which none is. */
const PATIENCE = { any: 40, plain: 200 } as const;

/**
 * Finds JSON-like objects and lists of objects in `[start, end)` of a text, in one pass over its brackets. A bracket
 * that opens nothing readable is passed over. Refusing one costs a glance at most, and only so many are refused, so that
 * a text made of brackets costs no more than any other.
 */
export function findBare(text: string, start: number, end: number): BarePayload[] {
  const found: BarePayload[] = [];
  const readCandidate = createCandidates(text, end);
  let failures = 0;
  let at = nextBracket(text, start, end);
  while (at >= 0 && failures < PATIENCE.plain && found.length < MOST_FOUND) {
    const from = withInvisible(text, at, start);
    const result = failures < PATIENCE.any || startsPlainly(text, at) ? readCandidate(from) : null;
    if (result !== null && isPayload(result.node)) {
      found.push({ span: { start: from, end: Math.max(result.end, at + 1) }, result });
      at = nextBracket(text, Math.max(result.end, at + 1), end);
      continue;
    }
    failures++;
    // What was read to its end in vain is not read again from a bracket inside it.
    at = nextBracket(text, Math.max(result?.node === null ? result.end : 0, at + 1), end);
  }
  return found;
}

/** Byte order mark, zero-width space, non-joiner and joiner, word joiner. */
const INVISIBLE: ReadonlySet<number> = new Set([0xfeff, 0x200b, 0x200c, 0x200d, 0x2060]);

/** Byte order marks and the like right before a payload are sent with it. */
function withInvisible(text: string, at: number, start: number): number {
  let from = at;
  while (from > start && INVISIBLE.has(text.charCodeAt(from - 1))) from--;
  return from;
}

/** Readings of the whole text that may end within the glance, before the glance is believed. */
const MOST_VAIN = 2;

/** Reads a candidate: a glance of it, and all of it where that may go on behind the glance. */
function createCandidates(text: string, end: number): (at: number) => ReadResult | null {
  let vain = 0;
  return (at) => {
    const glanceEnd = at + GLANCE;
    const glance = readJson(text, at, Math.min(end, glanceEnd), { stopAtProse: true });
    if (glance.node === null) return null;
    const isWhole = end <= glanceEnd || (glance.end < glanceEnd && (!isCut(glance) || vain >= MOST_VAIN));
    if (isWhole) return glance;
    const result = readJson(text, at, end, { stopAtProse: true });
    if (result.end < glanceEnd) vain++;
    return result;
  };
}

/** What the glance cut between two items looks as if its end had been forgotten. */
function isCut({ repairs }: ReadResult): boolean {
  return repairs.some(({ code }) => code === 'json/missing-bracket');
}

function startsPlainly(text: string, at: number): boolean {
  return /^[[{]\s{0,40}(?:[[{]\s{0,40})*"[\w-]{1,60}"\s{0,20}:/.test(text.slice(at, at + 240));
}

/** An object with members, `{}`, or a list that holds an object. */
function isPayload(node: JsonNode | null): boolean {
  if (node === null) return false;
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
