import { type JsonNode, lastOfEach } from '../json/node.ts';
import { foldName } from '../text/fold-name.ts';

/** A member of a body, at any depth. */
export interface Leaf {
  /** As written. */
  readonly key: string;
  /** The folded names from the top, `transfer/queueid`; places in lists are left out. */
  readonly path: string;
  readonly node: JsonNode;
}

/** A body with more members is read for what it means by its first ones. */
const MOST_LEAVES = 200;
const DEEPEST = 6;

/** The members of a body, outer ones first. */
export function leavesOf(body: JsonNode | null): Leaf[] {
  const leaves: Leaf[] = [];
  const pending: [JsonNode, string, number][] = body === null ? [] : [[body, '', 0]];
  for (
    let next = pending.shift();
    next !== undefined && leaves.length < MOST_LEAVES;
    next = pending.shift()
  ) {
    const [node, path, depth] = next;
    if (node.kind === 'array' && depth < DEEPEST)
      for (const item of node.items.slice(0, MOST_LEAVES)) pending.push([item, path, depth + 1]);
    if (node.kind !== 'object' || depth >= DEEPEST) continue;
    for (const { key, value } of lastOfEach(node.members).values()) {
      const inner = path === '' ? foldName(key) : `${path}/${foldName(key)}`;
      leaves.push({ key, path: inner, node: value });
      pending.push([value, inner, depth + 1]);
    }
  }
  return leaves;
}

/** Whether a leaf stands at a path that is known by its end (`queue/id`). */
export function isAt({ path }: Leaf, end: string): boolean {
  return path === end || (path.endsWith(end) && path[path.length - end.length - 1] === '/');
}
