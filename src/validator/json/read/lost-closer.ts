import type { JsonNode, Member, ObjectNode } from '../node.ts';
import type { Ambiguity } from './read-result.ts';
import { type LostCloser, type Reader, shorten } from './reader.ts';

/** How far inward a lost bracket is looked for, and for how many of them. */
const DEEPEST_LOOK = 6;
const MOST_LOST = 3;

/** A node while the reader may still move its end or its members; outside this file nodes never change. */
interface OpenObject {
  readonly kind: 'object';
  readonly start: number;
  end: number;
  readonly members: Member[];
}

type OpenRepair = { -readonly [Key in keyof LostCloser['repair']]: LostCloser['repair'][Key] };

/**
 * On one line the brace that is missing at the end may have been lost further in: in
 * `{"from":{"number":"1","to":{"number":"2"}}` it belongs before `"to"`. Moves it there when the keys around say so;
 * else gives the two places, when both are as good.
 */
export function mendLostClosers(reader: Reader): Ambiguity | undefined {
  let ambiguity: Ambiguity | undefined;
  for (const lost of reader.lostClosers.slice(0, MOST_LOST)) ambiguity ??= mendLostCloser(reader, lost);
  return ambiguity;
}

function mendLostCloser(reader: Reader, lost: LostCloser): Ambiguity | undefined {
  let other: Member | undefined;
  const chain: OpenObject[] = [lost.node as OpenObject];
  for (let depth = 0; depth < DEEPEST_LOOK; depth++) {
    const parent = chain[depth] as OpenObject;
    const inner = parent.members[parent.members.length - 1]?.value;
    if (inner?.kind !== 'object' || !isClosed(reader, inner)) break;
    const siblings = depth === 0 ? lost.siblings : [];
    const split = findSplit(reader, parent, inner, siblings);
    chain.push(inner as OpenObject);
    if (split > 0) {
      moveMembers(chain, split, lost.repair);
      return undefined;
    }
    if (inner.members.length > 1 && !isLaidOut(reader, inner)) other ??= inner.members.at(-1);
  }
  if (other === undefined) return undefined;
  const repair = lost.repair as OpenRepair;
  repair.message = 'ambiguous';
  repair.data = { ...repair.data, other: shorten(other.key) };
  return { at: lost.repair.start, other: other.keyStart };
}

/** Whether its bracket is in the text. */
function isClosed(reader: Reader, node: ObjectNode): boolean {
  return reader.text.charCodeAt(node.end - 1) === 0x7d;
}

/** Its last member stands on a line of its own, and indentation has told where it belongs. */
function isLaidOut(reader: Reader, node: ObjectNode): boolean {
  const last = node.members[node.members.length - 1];
  if (last === undefined) return false;
  const before = node.members.at(-2)?.value.end ?? node.start;
  return reader.text.slice(before, last.keyStart).includes('\n');
}

/** Gives the outer object all members of the inner one from `split` on; every bracket then closes one level further out. */
function moveMembers(chain: readonly OpenObject[], split: number, repair: LostCloser['repair']): void {
  const inner = chain[chain.length - 1] as OpenObject;
  const outer = chain[chain.length - 2] as OpenObject;
  outer.members.push(...inner.members.splice(split));
  for (let index = 1; index < chain.length - 1; index++) {
    (chain[index] as OpenObject).end = (chain[index + 1] as OpenObject).end;
  }
  inner.end = inner.members[split - 1]?.value.end ?? inner.end;
  const moved = repair as OpenRepair;
  moved.start = moved.end = moved.editStart = moved.editEnd = inner.end;
}

/** The first member of `inner` that belongs to `outer` by its name or its likeness; -1 when none does. */
function findSplit(
  reader: Reader,
  outer: ObjectNode,
  inner: ObjectNode,
  siblings: readonly JsonNode[],
): number {
  if (inner.members.length > 200) return -1;
  const outerKeys = keysOf(outer);
  const holder = outer.members[outer.members.length - 1]?.key ?? '';
  const known = new Set<string>();
  for (const [index, member] of inner.members.entries()) {
    if (index > 0 && !outerKeys.has(member.key)) {
      const likeness = isLike(member.value, known) || isLikeSibling(outer, inner, member.key, known);
      if (likeness || isKeyOfSibling(siblings, outer, member.key, holder)) return index;
      if (outer === reader.root && reader.options.topKeys?.has(member.key) === true) return index;
    }
    known.add(member.key);
  }
  return -1;
}

function keysOf(node: JsonNode | undefined): Set<string> {
  const object = node?.kind === 'array' ? node.items[0] : node;
  return new Set(object?.kind === 'object' ? object.members.slice(0, 200).map((member) => member.key) : []);
}

/** Whether a value is an object (or a list of objects) with the keys seen before it: a sibling, not a child. */
function isLike(value: JsonNode, known: ReadonlySet<string>): boolean {
  const keys = keysOf(value);
  if (keys.size === 0) return false;
  let shared = 0;
  for (const key of keys) if (known.has(key)) shared++;
  return shared * 2 >= keys.size;
}

/** Whether another member of the outer object has just the keys seen so far, and not this one. */
function isLikeSibling(
  outer: ObjectNode,
  inner: ObjectNode,
  key: string,
  known: ReadonlySet<string>,
): boolean {
  return outer.members.slice(-8).some(({ value }) => {
    if (value === inner || value.kind !== 'object') return false;
    const keys = keysOf(value);
    return !keys.has(key) && keys.size === known.size && [...known].every((name) => keys.has(name));
  });
}

/** Whether the other items of a list have the key where the outer object would have it. */
function isKeyOfSibling(
  siblings: readonly JsonNode[],
  outer: ObjectNode,
  key: string,
  holder: string,
): boolean {
  return siblings.slice(0, 8).some((item) => {
    if (item === outer || item.kind !== 'object') return false;
    const held = item.members.find((member) => member.key === holder)?.value;
    return held !== undefined && !keysOf(held).has(key) && keysOf(item).has(key);
  });
}
