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
  const nodes = pointers.map((pointer) => findNode(body, pointer));
  const values = scalarsAt(new Set(nodes.flatMap((node) => node?.start ?? [])), sent);
  return pointers.map((pointer, index) => {
    const node = nodes[index];
    // A placeholder keeps the place of what it was put for.
    const before = node === undefined ? undefined : values.get(node.start);
    const isLost = node !== undefined && before !== undefined && show(before) !== show(node);
    return { pointer, found: isLost ? show(before) : null };
  });
}

/** Those that begin at some places; what says nothing, example text among it, is left out. */
function scalarsAt(places: ReadonlySet<number>, sent: JsonNode): Map<number, JsonNode> {
  const scalars = new Map<number, JsonNode>();
  const pending = places.size === 0 ? [] : [sent];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'object') for (const { value } of node.members) pending.push(value);
    else if (node.kind === 'array') for (const item of node.items) pending.push(item);
    else if (places.has(node.start) && saysSomething(node)) scalars.set(node.start, node);
  }
  return scalars;
}

function saysSomething(node: JsonNode): boolean {
  if (node.kind === 'string') return node.value.trim() !== '' && !isPlaceholder(node.value);
  return node.kind === 'number' || node.kind === 'boolean';
}
