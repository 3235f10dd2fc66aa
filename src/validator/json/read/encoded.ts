import type { JsonNode, Member } from '../node.ts';
import { isBlank, isOpener } from './chars.ts';
import type { ReadResult } from './read-result.ts';
import type { Repair } from './repair.ts';

/** A stretch of escaped text, decoded, with the offset of each of its characters (and of its end) in the original. */
export interface Decoded {
  readonly text: string;
  readonly origins: readonly number[];
  readonly start: number;
  /** Where the text goes on after it, beyond its closing quote. */
  readonly end: number;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** JSON that was written into a JSON string: `"{\"a\":1}"`, or without the outer quotes `{\"a\":1}`; undefined for other text. */
export function decodeEscaped(text: string, start: number, end: number): Decoded | undefined {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  const quoted = text.charCodeAt(at) === 0x22;
  const from = quoted ? at + 1 : at;
  if (!isEscapedPayload(text, from, end, quoted)) return undefined;
  return decode(text, at, from, end);
}

/** A bracket, and then an escaped quote where a key or a string is due; in a quoted text any payload will do. */
function isEscapedPayload(text: string, from: number, end: number, quoted: boolean): boolean {
  let at = from;
  let opened = false;
  for (const limit = Math.min(end, from + 200); at < limit; ) {
    const code = text.charCodeAt(at);
    if (isOpener(code)) opened = true;
    else if (code === 0x5c && opened && isEscapedQuote(text, at)) return true;
    else if (code === 0x5c && /[nrt]/.test(text.charAt(at + 1))) at++;
    else if (!isBlank(code)) return quoted && opened && (code === 0x7d || code === 0x5d);
    at++;
  }
  return false;
}

/** `\"`, or `\\\"` where the text was escaped more than once. */
function isEscapedQuote(text: string, at: number): boolean {
  let next = at;
  while (text.charCodeAt(next) === 0x5c && next < at + 16) next++;
  return text.charCodeAt(next) === 0x22;
}

/** Takes one level of escapes away, up to the first quote that is not escaped. */
function decode(text: string, start: number, from: number, end: number): Decoded {
  let decoded = '';
  const origins: number[] = [];
  let at = from;
  while (at < end && text.charCodeAt(at) !== 0x22) {
    let length = 1;
    let char = text.charAt(at);
    if (char === '\\' && at + 1 < end) {
      const hex = text.slice(at + 2, at + 6);
      const next = text.charAt(at + 1);
      length = next === 'u' && /^[0-9a-fA-F]{4}$/.test(hex) ? 6 : 2;
      char = length === 6 ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[next] ?? next);
    }
    decoded += char;
    origins.push(at);
    at += length;
  }
  origins.push(at);
  const isClosed = from > start && at < end;
  return { text: decoded, origins, start, end: isClosed ? at + 1 : at };
}

/** The result of reading decoded text, with its places in the original; one edit writes the whole payload anew. */
export function toOriginal(original: string, decoded: Decoded, inner: ReadResult): ReadResult {
  const { origins, start } = decoded;
  const place = (offset: number): number => origins[Math.min(offset, origins.length - 1)] ?? start;
  const isWhole = decoded.text.slice(inner.end).trim() === '';
  const end = isWhole ? decoded.end : place(inner.end);
  if (inner.node === null) return { ...inner, repairs: [], end: place(inner.end) };
  const quoted = original.charCodeAt(start) === 0x22;
  const whole: Repair = {
    code: 'json/double-encoded',
    message: quoted ? 'default' : 'escaped',
    start,
    end,
    data: {},
    editStart: start,
    editEnd: end,
    replacement: applyRepairs(decoded.text, 0, inner.end, inner.repairs),
  };
  const repairs = inner.repairs.map((repair) => {
    const repairEnd = place(repair.end);
    const edit = { editStart: repairEnd, editEnd: repairEnd, replacement: '' };
    return { ...repair, start: place(repair.start), end: repairEnd, ...edit };
  });
  return { ...inner, node: moveNode(inner.node, place), repairs: [whole, ...repairs], end };
}

/** The same tree at other places; iterative, as trees may be deep. */
function moveNode(root: JsonNode, place: (offset: number) => number): JsonNode {
  const holder: JsonNode[] = [];
  const stack: { readonly node: JsonNode; readonly put: (moved: JsonNode) => void }[] = [
    { node: root, put: (moved) => holder.push(moved) },
  ];
  for (let task = stack.pop(); task !== undefined; task = stack.pop()) {
    const { node, put } = task;
    const span = { start: place(node.start), end: place(node.end) };
    if (node.kind === 'array') {
      const items: JsonNode[] = [];
      put({ ...span, kind: 'array', items });
      for (const item of node.items.toReversed())
        stack.push({ node: item, put: (moved) => items.push(moved) });
    } else if (node.kind === 'object') {
      const members: Member[] = [];
      put({ ...span, kind: 'object', members });
      for (const member of node.members.toReversed()) {
        const key = { key: member.key, keyStart: place(member.keyStart), keyEnd: place(member.keyEnd) };
        stack.push({ node: member.value, put: (value) => members.push({ ...key, value }) });
      }
    } else put({ ...node, ...span });
  }
  return holder[0] ?? root;
}

type RepairEdit = Pick<Repair, 'editStart' | 'editEnd' | 'replacement'>;

/** The text from `start` to `end` with all edits of the repairs made: JSON as it should have been written. */
export function applyRepairs(
  text: string,
  start: number,
  end: number,
  repairs: readonly RepairEdit[],
): string {
  const edits = repairs
    .filter((repair) => repair.editEnd > repair.editStart || repair.replacement !== '')
    .sort((a, b) => a.editStart - b.editStart || a.editEnd - b.editEnd);
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.editStart), edit.replacement);
    at = Math.max(at, edit.editEnd);
  }
  parts.push(text.slice(at, end));
  return parts.join('');
}
