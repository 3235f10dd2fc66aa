import type { Site } from '../body/facts.ts';
import { isUnresolved } from '../contract/read-target.ts';
import { defineRule } from './define-rule.ts';

/** Example text left in where a value belongs. */
export const rule = defineRule({
  code: 'rule/placeholder',
  messages: {
    default: ['found', 'expected'],
    unset: ['found', 'expected'],
  },
  check(facts) {
    const sites = facts.sites.filter(({ form }) => form.kind === 'placeholder');
    return sites.map((site) => ({
      message: isUnresolved(site.text) ? 'unset' : 'default',
      pointer: site.pointer,
      at: site.node.start,
      data: { found: site.text, expected: expectedFor(site) },
    }));
  },
});

function expectedFor(site: Site): string {
  if (site.expects === 'number') return 'a phone number';
  if (site.expects !== 'party') return `a ${site.expects} ID`;
  const reaches = site.party?.address?.reaches ?? null;
  return reaches === null || reaches === 'phone' ? 'a phone number' : `a ${reaches} ID`;
}
