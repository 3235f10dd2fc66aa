import type { Finding } from '../diagnostic.ts';
import { hasDestination, ringsQueue } from './destinations.ts';
import type { Rule } from './rule.ts';

/** Routing options that matter only when a queue is rung. */
export const rule: Rule = {
  code: 'rule/queue-only-option',
  check(facts) {
    const { published, placesCall, table } = facts;
    if (!placesCall || ringsQueue(facts)) return [];
    // With nobody to call a queue may be meant yet.
    const isPlain = hasDestination(facts);
    return [...table.dependents.keys()].flatMap((name): Finding[] => {
      const member = published.get(name);
      if (member === undefined) return [];
      return [
        {
          code: rule.code,
          message: 'default',
          pointer: `/${name}`,
          at: member.keyStart,
          data: { property: name },
          fixes: isPlain
            ? [{ applicability: 'machine-applicable', patch: [{ op: 'remove', path: `/${name}` }] }]
            : [],
        },
      ];
    });
  },
};
