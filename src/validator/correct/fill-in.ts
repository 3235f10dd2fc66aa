import type { Facts, Site } from '../body/facts.ts';
import { replaceNode, toNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { isNational, readsAsInternational } from '../rules/not-e164.ts';
import { isInternational, numberOf, takesNumber } from '../rules/numbers.ts';

/**
 * A published body in which each value that cannot work is a placeholder for one that can, and each number that can only be
 * meant in one way is written so.
 */
export function fillIn(facts: Facts): JsonNode {
  return facts.sites.reduce((body, site) => {
    const text = wanted(site, facts);
    if (text === null || text === site.text) return body;
    return replaceNode(body, site.pointer, toNode(text, site.node.start, site.node.end));
  }, facts.body);
}

/** Shorter digits are as often a national number of somewhere else. */
const SHORTEST_INTERNATIONAL = '+12065550142'.length;

/** What belongs at a site; null where what stands there may do. */
function wanted(site: Site, facts: Facts): string | null {
  const { kind, scheme } = site.form;
  if (/^<[^<>]{1,80}>$/.test(site.text)) return null;
  if (!takesNumber(site)) return kind === 'uuid' ? null : `<${site.expects}-id>`;
  if (kind === 'placeholder' || kind === 'empty') return '<phone-number>';
  if (kind === 'text') return scheme === null ? '<phone-number>' : null;
  if (isInternational(site)) return facts.judge(numberOf(site)).possible ? null : '<phone-number>';
  if (!isNational(site) && !(kind === 'national' && site.e164)) return null;
  const international = readsAsInternational(site, facts)?.normalized ?? '';
  return international.length >= SHORTEST_INTERNATIONAL ? international : '<phone-number>';
}
