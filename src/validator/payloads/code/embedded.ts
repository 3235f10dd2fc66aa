/** JSON and forms that stand inside a string of a program. */
import type { ArrayNode, JsonNode, Member, ObjectNode } from '../../json/node.ts';
import { readJson } from '../../json/read/read-json.ts';
import type { Repair } from '../../json/read/repair.ts';
import type { Source } from '../../text/source.ts';
import { isHole, type TextCode } from './code.ts';

interface Hole {
  readonly start: number;
  readonly end: number;
  /** The code as written. */
  readonly code: string;
}

/** What a string holds once its escapes are read, each unit with its place; `holes` are spans in that text. */
export interface Decoded {
  readonly source: Source;
  readonly holes: readonly Hole[];
}

/** Decodes a string; code in it stands as written between quotes, and as `null` where a value is to be. */
export function decodeText(code: TextCode, pasted: string): Decoded {
  const texts: string[] = [];
  const origins: number[] = [];
  const holes: Hole[] = [];
  let quoted = false;
  for (const part of code.parts) {
    if (isHole(part)) {
      const code = pasted.slice(part.start, part.end);
      const written = quoted ? code.replace(UNSAFE, "'") : 'null';
      holes.push({ start: origins.length, end: origins.length + written.length, code });
      texts.push(written);
      for (let i = 0; i < written.length; i++) origins.push(part.start);
      continue;
    }
    texts.push(part.text);
    for (let i = 0; i < part.text.length; i++) origins.push(part.origins?.[i] ?? part.start + i);
    quoted = endsQuoted(part.text, quoted);
  }
  origins.push(Math.max(code.parts.at(-1)?.end ?? code.end, origins.at(-1) ?? 0));
  return { source: { text: texts.join(''), base: 0, origins: Int32Array.from(origins) }, holes };
}

/** What would end a JSON string or need an escape in it. */
const UNSAFE = /["\\\p{Cc}]/gu;

function endsQuoted(text: string, begins: boolean): boolean {
  let quoted = begins;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) quoted = !quoted;
    else if (unit === 0x5c && quoted) i++;
  }
  return quoted;
}

/** Reads decoded JSON that has code in it: what the code gives is an expression. Null where it is no payload. */
export function readWithHoles({
  source,
  holes,
}: Decoded): { value: JsonNode; repairs: readonly Repair[] } | null {
  const { node, repairs } = readJson(source.text);
  if (node === null || (node.kind !== 'object' && node.kind !== 'array')) return null;
  const open: (ObjectNode | ArrayNode)[] = [node];
  for (let outer = open.pop(); outer !== undefined; outer = open.pop()) {
    // The tree was made by the call above and isn't shared, so it can be changed in place.
    if (outer.kind === 'array') replaceItems(outer.items as JsonNode[], source, holes, open);
    else replaceMembers(outer.members as Member[], source, holes, open);
  }
  return { value: node, repairs };
}

type Nested = (ObjectNode | ArrayNode)[];

function replaceItems(items: JsonNode[], source: Source, holes: Decoded['holes'], open: Nested): void {
  items.forEach((item, index) => {
    if (item.kind === 'object' || item.kind === 'array') open.push(item);
    else items[index] = withHoles(item, source, holes);
  });
}

function replaceMembers(members: Member[], source: Source, holes: Decoded['holes'], open: Nested): void {
  members.forEach((member, index) => {
    const { value } = member;
    if (value.kind === 'object' || value.kind === 'array') open.push(value);
    else members[index] = { ...member, value: withHoles(value, source, holes) };
  });
}

function withHoles(leaf: JsonNode, source: Source, holes: Decoded['holes']): JsonNode {
  const { start, end } = leaf;
  const hole = findHole(holes, start, end);
  if (hole === undefined) return leaf;
  return {
    kind: 'expression',
    source: leaf.kind === 'null' ? hole.code : source.text.slice(start, end),
    start,
    end,
  };
}

/** Holes are in order, so the search is by halves. */
function findHole(holes: Decoded['holes'], start: number, end: number): Hole | undefined {
  let low = 0;
  let high = holes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((holes[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const hole = holes[low];
  return hole !== undefined && hole.start < end ? hole : undefined;
}
