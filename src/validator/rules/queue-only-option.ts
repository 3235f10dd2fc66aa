import type { Finding } from '../diagnostic.ts';
import type { Rule } from './rule.ts';

const QUEUE_OPTIONS: readonly string[] = [
  'priority',
  'languageId',
  'routingSkillsIds',
  'routingSkillExpression',
];

/** Routing options that matter only when a queue is rung. */
export const rule: Rule = {
  code: 'rule/queue-only-option',
  check({ published, placesCall }) {
    if (!placesCall || published.has('callQueueId')) return [];
    return QUEUE_OPTIONS.flatMap((name): Finding[] => {
      const member = published.get(name);
      if (member === undefined) return [];
      return [
        {
          code: rule.code,
          message: 'default',
          pointer: `/${name}`,
          at: member.keyStart,
          data: { property: name },
        },
      ];
    });
  },
};
