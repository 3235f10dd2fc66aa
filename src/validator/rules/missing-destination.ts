import type { Facts } from '../body/facts.ts';
import type { Part } from '../body/read-roles.ts';
import { pointerTo } from '../body/role-table.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { findStrayNumber, hasDestination } from './destinations.ts';

const messages = {
  default: [],
  empty: [],
  'queue-only': [],
  'stray-number': ['property'],
  'meant-number': [],
  'meant-stray': ['property'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A call needs someone to call. */
export const rule = defineRule({
  code: 'rule/missing-destination',
  messages,
  check(facts) {
    if (!facts.placesCall || facts.body.kind !== 'object' || hasDestination(facts)) return [];
    const stray = findStrayNumber(facts);
    if (stray !== null) return [strayFinding(stray, facts)];
    const hasQueue =
      facts.roles.parts.some((part) => part.role === 'queue' || part.role === 'fromQueue') ||
      facts.published.has(facts.table.properties.get('fromQueue') ?? '');
    const number = pointerTo(facts.table, 'callee');
    return [
      {
        message: facts.body.members.length === 0 ? 'empty' : hasQueue ? 'queue-only' : 'default',
        pointer: '',
        at: facts.body.start,
        fixes:
          number === null
            ? []
            : [
                {
                  applicability: 'has-placeholders',
                  when: 'meant-number',
                  patch: [{ op: 'add', path: number, value: '<phone-number>' }],
                },
              ],
      },
    ];
  },
});

/** The body has a number, but under an unknown name, so it is not certain that it is the one to call. */
function strayFinding({ key, pointer }: Part, { body, table }: Facts): Found {
  const number = pointerTo(table, 'callee');
  return {
    message: 'stray-number',
    pointer: '',
    at: body.start,
    data: { property: key },
    fixes:
      number === null
        ? []
        : [
            {
              applicability: 'maybe-incorrect',
              when: 'meant-stray',
              patch: [{ op: 'move', from: pointer, path: number }],
            },
          ],
  };
}
