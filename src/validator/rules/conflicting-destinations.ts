import type { Facts } from '../body/facts.ts';
import type { Fix } from '../diagnostic.ts';
import type { RoleTable } from '../knowledge.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';
import { type GivenDestination, givenDestinations } from './destinations.ts';

const messages = {
  default: ['first', 'more', 'second'],
  several: ['first', 'more', 'second'],
  'meant-queue': ['first', 'more', 'second'],
  'meant-user': ['first', 'more', 'second'],
  'meant-merge': ['first', 'more', 'second'],
  'meant-on-behalf': ['first', 'more', 'second'],
  'meant-parties': ['first', 'more', 'second'],
  'meant-number': ['first', 'more', 'second'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Only one kind of destination may be given; the finding stands at the second one written. */
export const rule = defineRule({
  code: 'rule/conflicting-destinations',
  messages,
  check(facts) {
    if (!facts.placesCall) return [];
    const given = givenDestinations(facts);
    const [first, second] = given;
    if (first === undefined || second === undefined) return [];
    const finding: Found = {
      message: given.length === 2 ? 'default' : 'several',
      pointer: `/${second.name}`,
      at: second.keyAt,
      data: { first: first.name, second: second.name, more: given.length - 2 },
      fixes: [
        ...onBehalf(facts, given),
        ...given.map(
          (kept): Fix<Found['message']> => ({
            applicability: 'maybe-incorrect',
            when: whenMeant(kept.name, facts.table),
            patch: given
              .filter((other) => other !== kept)
              .map(({ name }) => ({ op: 'remove', path: `/${name}` })),
          }),
        ),
      ],
    };
    return [finding];
  },
});

/** A queue beside a number is most often the one on whose behalf the call is placed. */
function onBehalf(facts: Facts, given: readonly GivenDestination[]): Fix<Found['message']>[] {
  const [number, queue, origin] = (['callee', 'toQueue', 'fromQueue'] as const).map((role) =>
    facts.table.properties.get(role),
  );
  if (number === undefined || queue === undefined || origin === undefined) return [];
  const isPair = given.length === 2 && given.every(({ name }) => name === number || name === queue);
  if (!isPair || facts.published.has(origin)) return [];
  return [
    {
      applicability: 'maybe-incorrect',
      when: 'meant-on-behalf',
      patch: [{ op: 'move', from: `/${queue}`, path: `/${origin}` }],
    },
  ];
}

/** The destinations that have a role; running calls to merge are what is left. */
const MEANT = {
  callee: 'meant-number',
  calleeUser: 'meant-user',
  toQueue: 'meant-queue',
  parties: 'meant-parties',
} as const;

function whenMeant(name: string, { properties }: RoleTable): Found['message'] {
  for (const role of ['callee', 'calleeUser', 'toQueue', 'parties'] as const)
    if (properties.get(role) === name) return MEANT[role];
  return 'meant-merge';
}
