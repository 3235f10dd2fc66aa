import type { JsonNode } from '../json/node.ts';

/** Whether a value says no more than leaving it out would: null, `""`, `[]`, `{}`. */
export function isNothing(node: JsonNode): boolean {
  if (node.kind === 'null') return true;
  if (node.kind === 'string') return node.value.trim() === '';
  if (node.kind === 'array') return node.items.every(isEmptyItem);
  return node.kind === 'object' && node.members.length === 0;
}

function isEmptyItem(node: JsonNode): boolean {
  return (
    node.kind === 'null' ||
    (node.kind === 'string' && node.value.trim() === '') ||
    (node.kind === 'object' && node.members.length === 0)
  );
}
