import { isInternational, numberOf, takesNumber } from './numbers.ts';
import type { Rule } from './rule.ts';

/** A possible number in a range that its numbering plan has not assigned: example numbers, mostly. */
export const rule: Rule = {
  code: 'rule/unassigned-number',
  check(facts) {
    return facts.sites.flatMap((site) => {
      if (!isInternational(site) || !(takesNumber(site) || site.expects === 'party')) return [];
      const { possible, assigned, callingCode } = facts.judge(numberOf(site));
      if (!possible || assigned) return [];
      return [
        {
          code: rule.code,
          message: 'default',
          pointer: site.pointer,
          at: site.node.start,
          data: { number: site.text, code: callingCode ?? '' },
        },
      ];
    });
  },
};
