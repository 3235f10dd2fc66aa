import { defineRule } from './define-rule.ts';
import { isInternational, numberOf, takesNumber } from './numbers.ts';

/** A possible number in a range that its numbering plan has not assigned: example numbers, mostly. */
export const rule = defineRule({
  code: 'rule/unassigned-number',
  messages: {
    default: ['code', 'number'],
  },
  check(facts) {
    return facts.sites.flatMap((site) => {
      if (!isInternational(site) || !(takesNumber(site) || site.expects === 'party')) return [];
      const { possible, assigned, callingCode } = facts.judge(numberOf(site));
      if (!possible || assigned) return [];
      return [
        {
          message: 'default',
          pointer: site.pointer,
          at: site.node.start,
          data: { number: site.text, code: callingCode ?? '' },
        },
      ];
    });
  },
});
