import { defineRule, type RuleFinding } from './define-rule.ts';
import { hasDestination, ringsQueue } from './destinations.ts';

const messages = {
  default: ['property'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Routing options that matter only when a queue is rung. */
export const rule = defineRule({
  code: 'rule/queue-only-option',
  messages,
  check(facts) {
    const { published, placesCall, table } = facts;
    if (!placesCall || ringsQueue(facts)) return [];
    // Without a destination, a queue may still be meant.
    const isPlain = hasDestination(facts);
    return [...table.dependents.keys()].flatMap((name): Found[] => {
      const member = published.get(name);
      if (member === undefined) return [];
      return [
        {
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
});
