import type { JsonNode } from './node.ts';
import { appendToken } from './pointer.ts';

/** The pointer to the innermost value that stands at, or whose key stands at, `offset`; `''` where none does. */
export function pointerAt(root: JsonNode, offset: number): string {
  const tokens: string[] = [];
  let node: JsonNode | undefined = root;
  while (node !== undefined) {
    const step: { token: string; node: JsonNode } | undefined = stepTo(node, offset);
    if (step === undefined) break;
    tokens.push(step.token);
    node = step.node;
  }
  return tokens.join('');
}

function stepTo(node: JsonNode, offset: number): { token: string; node: JsonNode } | undefined {
  if (node.kind === 'object') {
    const member = node.members.find(
      ({ keyStart, value }) => offset >= keyStart && offset < Math.max(value.end, keyStart + 1),
    );
    return member === undefined ? undefined : { token: appendToken('', member.key), node: member.value };
  }
  if (node.kind !== 'array') return undefined;
  const index = node.items.findIndex(
    ({ start, end }) => offset >= start && offset < Math.max(end, start + 1),
  );
  const item = node.items[index];
  return item === undefined ? undefined : { token: appendToken('', index), node: item };
}
