import type { PatchOperation } from '../diagnostic.ts';
import type { JsonNode, Member, ObjectNode } from './node.ts';
import { parentPointer, splitPointer } from './pointer.ts';

/**
 * Applies RFC 6902 operations to a tree and returns the new one; undefined where one of them does not apply.
 * A moved member takes the old one's place in the order, and new values stand where the old ones stood.
 */
export function applyPatch(root: JsonNode, patch: readonly PatchOperation[]): JsonNode | undefined {
  let current: JsonNode | undefined = root;
  const own: OwnLists = new Set();
  for (const operation of patch) {
    if (current === undefined) return undefined;
    current = applyOperation(current, operation, own);
  }
  return current;
}

/** The lists that a patch has copied: it writes to them again without another copy, since nobody else has them. */
type OwnLists = Set<JsonNode>;

function applyOperation(root: JsonNode, operation: PatchOperation, own: OwnLists): JsonNode | undefined {
  switch (operation.op) {
    case 'replace':
      return edit(root, operation.path, own, (old) =>
        keepPlaces(toNode(operation.value, old.start, old.end), old),
      );
    case 'remove':
      return editMembers(root, operation.path, own, (members, name) =>
        members.filter((member) => member.key !== name),
      );
    case 'add':
      return editMembers(root, operation.path, own, (members, name, holder) => [
        ...members.filter((member) => member.key !== name),
        {
          key: name,
          keyStart: holder.start,
          keyEnd: holder.start,
          value: toNode(operation.value, holder.start, holder.start),
        },
      ]);
    case 'move':
      return move(root, operation.from, operation.path, own);
    default:
      return operation satisfies never;
  }
}

function move(root: JsonNode, from: string, path: string, own: OwnLists): JsonNode | undefined {
  const moved = findNode(root, from);
  if (moved === undefined) return undefined;
  const name = lastToken(path);
  if (parentPointer(from) === parentPointer(path)) {
    return editMembers(root, from, own, (members, old) =>
      members
        .filter((member) => member.key !== name || member.key === old)
        .map((member) => (member.key === old ? { ...member, key: name } : member)),
    );
  }
  const without = applyOperation(root, { op: 'remove', path: from }, own);
  if (without === undefined) return undefined;
  return editMembers(without, path, own, (members, key) => [
    ...members.filter((member) => member.key !== key),
    { key, keyStart: moved.start, keyEnd: moved.start, value: moved },
  ]);
}

/** The tree with another node at a pointer; the same where there is no such place. */
export function replaceNode(root: JsonNode, pointer: string, node: JsonNode): JsonNode {
  return edit(root, pointer, new Set(), () => node) ?? root;
}

/** The node at a pointer; of duplicate keys the last. */
export function findNode(root: JsonNode, pointer: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  for (const token of splitPointer(pointer)) {
    if (node === undefined) return undefined;
    node = childOf(node, token);
  }
  return node;
}

function childOf(node: JsonNode, token: string): JsonNode | undefined {
  if (node.kind === 'object') return node.members.findLast((member) => member.key === token)?.value;
  if (node.kind === 'array' && /^(?:0|[1-9]\d*)$/.test(token)) return node.items[Number(token)];
  return undefined;
}

function editMembers(
  root: JsonNode,
  path: string,
  own: OwnLists,
  change: (members: readonly Member[], name: string, holder: ObjectNode) => readonly Member[],
): JsonNode | undefined {
  return edit(root, parentPointer(path), own, (holder) =>
    holder.kind === 'object'
      ? { ...holder, members: change(holder.members, lastToken(path), holder) }
      : undefined,
  );
}

/** Rebuilds the nodes along a pointer, by a loop, since pasted values may nest without bound. */
function edit(
  root: JsonNode,
  pointer: string,
  own: OwnLists,
  change: (node: JsonNode) => JsonNode | undefined,
): JsonNode | undefined {
  const tokens = splitPointer(pointer);
  const way: JsonNode[] = [root];
  for (const token of tokens) {
    const child = childOf(way.at(-1) ?? root, token);
    if (child === undefined) return undefined;
    way.push(child);
  }
  let changed = change(way.at(-1) ?? root);
  for (let depth = tokens.length - 1; depth >= 0 && changed !== undefined; depth--) {
    changed = withChild(way[depth] ?? root, tokens[depth] ?? '', changed, own);
  }
  return changed;
}

function withChild(holder: JsonNode, token: string, child: JsonNode, own: OwnLists): JsonNode {
  if (holder.kind === 'array') {
    const copy = own.has(holder) ? holder : { ...holder, items: [...holder.items] };
    own.add(copy);
    // Read-only to all others.
    (copy.items as JsonNode[])[Number(token)] = child;
    return copy;
  }
  if (holder.kind !== 'object') return holder;
  const index = holder.members.findLastIndex((member) => member.key === token);
  const member = holder.members[index];
  return member === undefined
    ? holder
    : { ...holder, members: holder.members.with(index, { ...member, value: child }) };
}

/** The values that fixes write are scalars, and lists or maps of them. */
export function toNode(value: unknown, start: number, end: number): JsonNode {
  if (typeof value === 'string') return { kind: 'string', value, start, end };
  if (typeof value === 'number') return { kind: 'number', raw: String(value), start, end };
  if (typeof value === 'boolean') return { kind: 'boolean', value, start, end };
  if (Array.isArray(value))
    return { kind: 'array', items: value.map((item) => toNode(item, start, end)), start, end };
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(([key, item]) => ({
      key,
      keyStart: start,
      keyEnd: start,
      value: toNode(item, start, end),
    }));
    return { kind: 'object', members, start, end };
  }
  return { kind: 'null', start, end };
}

/** What a new value has of the old one's texts stands where they stood. */
function keepPlaces(node: JsonNode, old: JsonNode): JsonNode {
  if (node.kind !== 'object' && node.kind !== 'array') return node;
  const texts = new Map<string, JsonNode>();
  const pending: JsonNode[] = [old];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    if (each.kind === 'string') texts.set(each.value, each);
    if (each.kind === 'object') for (const { value } of each.members) pending.push(value);
    if (each.kind === 'array') for (const item of each.items) pending.push(item);
  }
  const place = (each: JsonNode): JsonNode => {
    if (each.kind === 'array') return { ...each, items: each.items.map(place) };
    if (each.kind === 'object')
      return { ...each, members: each.members.map((member) => ({ ...member, value: place(member.value) })) };
    return (each.kind === 'string' ? texts.get(each.value) : undefined) ?? each;
  };
  return place(node);
}

function lastToken(pointer: string): string {
  return splitPointer(pointer).at(-1) ?? '';
}
