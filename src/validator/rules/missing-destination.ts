import { hasDestination } from './destinations.ts';
import type { Rule } from './rule.ts';

/** A call needs someone to call. */
export const rule: Rule = {
  code: 'rule/missing-destination',
  check(facts) {
    if (!facts.placesCall || facts.body.kind !== 'object' || hasDestination(facts)) return [];
    const hasQueue =
      facts.roles.parts.some((part) => part.role === 'queue' || part.role === 'fromQueue') ||
      facts.published.has('callFromQueueId');
    return [
      {
        code: rule.code,
        message: facts.body.members.length === 0 ? 'empty' : hasQueue ? 'queue-only' : 'default',
        pointer: '',
        at: facts.body.start,
        data: {},
        fixes: [
          {
            applicability: 'has-placeholders',
            when: 'meant-number',
            patch: [{ op: 'add', path: '/phoneNumber', value: '<phone-number>' }],
          },
        ],
      },
    ];
  },
};
