import type { Facts, Site } from '../body/facts.ts';
import type { JsonNode } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import { isInternational, numberOf, takesNumber } from '../rules/numbers.ts';

/** Pointers in a published body to what its author must fill in: example text, bad ids, impossible numbers, code. */
export function findPlaceholders(facts: Facts): string[] {
  const pointers = new Set<string>();
  for (const site of facts.sites) if (mustBeFilled(site, facts)) pointers.add(site.pointer);
  const pending: [JsonNode, string][] = [[facts.body, '']];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, pointer] = next;
    if (
      (node.kind === 'expression' && node.hole !== true) ||
      (node.kind === 'string' && /^<[^<>]{1,80}>$/.test(node.value))
    )
      pointers.add(pointer);
    if (node.kind === 'object')
      for (const { key, value } of node.members) pending.push([value, appendToken(pointer, key)]);
    if (node.kind === 'array')
      for (const [index, item] of node.items.entries()) pending.push([item, appendToken(pointer, index)]);
  }
  return [...pointers].sort();
}

function mustBeFilled(site: Site, facts: Facts): boolean {
  if (site.form.kind === 'placeholder') return true;
  if (!takesNumber(site)) return site.form.kind !== 'uuid' && site.form.kind !== 'empty';
  // A name where a number belongs, but for addresses of SIP and the like.
  if (site.form.kind === 'text') return site.form.scheme === null;
  return isInternational(site) && !facts.judge(numberOf(site)).possible;
}
