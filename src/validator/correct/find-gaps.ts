import { isPlaceholder } from '../contract/address.ts';
import { show } from '../contract/keywords/site.ts';
import type { Diagnosis } from '../diagnose/diagnose.ts';
import { findNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import type { Gap } from '../report.ts';
import { findPlaceholders } from './find-placeholders.ts';

/** What is left to fill in of a corrected body: its placeholders, and what the contract still refuses. */
export function findLeft({ facts, findings }: Diagnosis): string[] {
  const refused = findings.flatMap(({ code, pointer, severity }) =>
    code.startsWith('contract/') && code !== 'contract/unknown-property' && (severity ?? 'error') === 'error'
      ? (pointer ?? '')
      : '',
  );
  return [...new Set([...findPlaceholders(facts), ...refused.filter((pointer) => pointer !== '')])].sort();
}

/** Each of some pointers into a body made of what was sent, with the unusable value that it takes the place of. */
export function toGaps(pointers: readonly string[], body: JsonNode, sent: JsonNode): Gap[] {
  const values = pointers.length === 0 ? new Map<number, JsonNode>() : scalarsIn(sent);
  return pointers.map((pointer) => {
    const node = findNode(body, pointer);
    // A placeholder keeps the place of what it was put for.
    const before = node === undefined ? undefined : values.get(node.start);
    const isLost = node !== undefined && before !== undefined && show(before) !== show(node);
    return { pointer, found: isLost ? show(before) : null };
  });
}

/** By where they stand; those that say nothing, example text among them, left out. */
function scalarsIn(sent: JsonNode): Map<number, JsonNode> {
  const scalars = new Map<number, JsonNode>();
  const pending: JsonNode[] = [sent];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'object') for (const { value } of node.members) pending.push(value);
    else if (node.kind === 'array') for (const item of node.items) pending.push(item);
    else if (saysSomething(node)) scalars.set(node.start, node);
  }
  return scalars;
}

function saysSomething(node: JsonNode): boolean {
  if (node.kind === 'string') return node.value.trim() !== '' && !isPlaceholder(node.value);
  return node.kind === 'number' || node.kind === 'boolean';
}
