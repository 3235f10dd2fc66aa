import type { JsonNode } from '../node.ts';
import { isCloser, quoteAt, skipAllBlanks } from './chars.ts';
import { findDuplicateKeys } from './duplicate-keys.ts';
import { decodeEscaped, toOriginal } from './encoded.ts';
import { isPayload } from './judge.ts';
import type { ReadOptions, ReadResult } from './read-result.ts';
import { shorten } from './reader.ts';
import type { Repair } from './repair.ts';
import { readStrict, type StrictResult } from './strict.ts';
import { type JsonReading, readTolerant } from './tolerant.ts';

export type { ReadOptions, ReadResult } from './read-result.ts';

/** How often text may have been escaped. */
const MOST_ENCODINGS = 6;

/**
 * Reads the payload in `text.slice(start, end)` and repairs what is broken; never throws, whatever the text, and takes
 * time in proportion to its length. Strict JSON gives its value and no repairs, except for duplicate keys, JSON inside
 * a JSON string, and what only a chat's editor puts into strings.
 */
export function readJson(text: string, start = 0, end = text.length, options: ReadOptions = {}): ReadResult {
  return readEncoded(text, start, Math.min(end, text.length), options, MOST_ENCODINGS);
}

function readEncoded(
  text: string,
  start: number,
  end: number,
  options: ReadOptions,
  encodings: number,
): ReadResult {
  const strict = readStrict(text, start, end);
  if (strict !== undefined && strict.node.kind !== 'string' && isWhole(strict, text, end, options)) {
    return { node: strict.node, repairs: findDuplicateKeys(text, strict.node), end: strict.end };
  }
  const decoded = encodings > 0 ? decodeEscaped(text, start, end) : undefined;
  if (decoded !== undefined) {
    const inner = readEncoded(decoded.text, 0, decoded.text.length, options, encodings - 1);
    if (inner.node !== null) return toOriginal(text, decoded, inner);
  }
  if (strict?.node.kind === 'string' && isWhole(strict, text, end, options)) {
    return { node: strict.node, repairs: [], end: strict.end };
  }
  return toResult(readTolerant(text, start, end, options));
}

/** Whether a strictly read value is all of the payload: no bracket, member or item goes on behind it. */
function isWhole(strict: StrictResult, text: string, end: number, options: ReadOptions): boolean {
  const next = skipAllBlanks(text, strict.end, end);
  const isContainer = strict.node.kind === 'object' || strict.node.kind === 'array';
  if (!isContainer) return next >= end && options.stopAtProse !== true;
  if (next >= end) return true;
  const code = text.charCodeAt(next);
  return code !== 0x2c && !isCloser(code) && quoteAt(text, next) === undefined;
}

function toResult(reading: JsonReading): ReadResult {
  const { reader, node, end } = reading;
  if (node === null || !isPayload(reader, node)) return toRefusal(reading);
  const repairs = sortRepairs(reading, findDuplicateKeys(reader.text, node));
  if (reader.directives === 0) return { node, repairs, end };
  const told = repairs.filter(({ code }) => !BETWEEN_DIRECTIVES.has(code));
  return { node: withOptional(node), repairs: told, end };
}

/** What a template's directives bring about before they are carried out. */
const BETWEEN_DIRECTIVES: ReadonlySet<string> = new Set([
  'json/duplicate-key',
  'json/missing-comma',
  'json/trailing-comma',
]);

/** Which members the directives stand around is not followed, so none of them is certain. */
function withOptional(node: JsonNode): JsonNode {
  if (node.kind !== 'object') return node;
  const members = node.members.map((member) => ({ ...member, optional: true as const }));
  return { ...node, members, directed: true };
}

function toRefusal({ reader, node, end }: JsonReading): ReadResult {
  const at = node === null ? end : node.start;
  const found = shorten(reader.text.slice(at, Math.min(reader.end, at + 80)));
  const message = found === '' ? 'empty' : 'default';
  const place = { start: at, end: Math.min(at + 1, reader.end) };
  const edit = { editStart: at, editEnd: at, replacement: '' };
  return {
    node: null,
    repairs: [],
    end: at,
    unreadable: { code: 'json/unreadable', message, ...place, data: { found }, ...edit },
  };
}

/** The repairs in the order of the text, without those beyond the payload's end. */
function sortRepairs({ reader, end }: JsonReading, duplicates: readonly Repair[]): Repair[] {
  const repairs = [...reader.repairs, ...duplicates]
    .filter((repair) => repair.start <= end && repair.editEnd <= end)
    .sort((a, b) => a.start - b.start);
  return repairs.length > 1 ? mergeClosers(repairs) : repairs;
}

/** Makes one repair of the closing brackets that are missing side by side. */
function mergeClosers(repairs: readonly Repair[]): Repair[] {
  const merged: Repair[] = [];
  for (let index = 0; index < repairs.length; ) {
    const first = repairs[index] as Repair;
    let end = index + 1;
    if (isMissingCloser(first)) {
      while (end < repairs.length && isBeside(first, repairs[end] as Repair)) end++;
    }
    merged.push(end === index + 1 ? first : join(repairs.slice(index, end)));
    index = end;
  }
  return merged;
}

function isMissingCloser(repair: Repair): boolean {
  return (
    repair.code === 'json/missing-bracket' &&
    repair.editStart === repair.editEnd &&
    repair.message !== 'opening'
  );
}

function isBeside(first: Repair, next: Repair): boolean {
  return isMissingCloser(next) && next.editStart === first.editStart;
}

function join(repairs: readonly Repair[]): Repair {
  const base = repairs[0] as Repair;
  const replacement = repairs.map((repair) => repair.replacement).join('');
  return { ...base, replacement, data: { ...base.data, expected: shorten(replacement) } };
}
