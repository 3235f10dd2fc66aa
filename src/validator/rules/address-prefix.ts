import type { Site } from '../diagnose/facts.ts';
import type { Rule } from './rule.ts';

/** A scheme before an address: says what the field takes. */
export const rule: Rule = {
  code: 'rule/address-prefix',
  check(facts) {
    return facts.sites.flatMap((site) => {
      const { scheme } = site.form;
      if (scheme === null) return [];
      return [
        {
          code: rule.code,
          message: messageFor(site, scheme),
          pointer: site.pointer,
          at: site.node.start,
          data: { scheme: `${scheme}:`, found: site.text, rest: site.form.rest },
        },
      ];
    });
  },
};

function messageFor(site: Site, scheme: string): string {
  if (site.expects !== 'number' && site.expects !== 'party') return 'id';
  if (scheme === 'tel' || scheme === 'callto' || scheme === 'phone') return 'tel';
  if (scheme === 'sip' || scheme === 'sips') return 'sip';
  if (scheme === 'queue' || scheme === 'acd') return 'queue';
  if (scheme === 'user' || scheme === 'agent') return 'user';
  return 'other';
}
