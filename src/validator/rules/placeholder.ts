import type { Facts, Site } from '../body/facts.ts';
import { isUnresolved } from '../contract/read-target.ts';
import type { Rule } from './rule.ts';

/** Example text left in where a value belongs. */
export const rule: Rule = {
  code: 'rule/placeholder',
  check(facts: Facts) {
    return facts.sites.flatMap((site) => {
      if (site.form.kind !== 'placeholder') return [];
      return [
        {
          code: rule.code,
          message: isUnresolved(site.text) ? 'unset' : 'default',
          pointer: site.pointer,
          at: site.node.start,
          data: { found: site.text, expected: expectedFor(site) },
        },
      ];
    });
  },
};

function expectedFor(site: Site): string {
  if (site.expects === 'number') return 'a phone number';
  if (site.expects !== 'party') return `a ${site.expects} ID`;
  const reaches = site.party?.address?.reaches ?? null;
  return reaches === null || reaches === 'phone' ? 'a phone number' : `a ${reaches} ID`;
}
