import type { Facts } from '../body/facts.ts';
import type { Finding, Fix } from '../diagnostic.ts';
import { type GivenDestination, givenDestinations } from './destinations.ts';
import type { Rule } from './rule.ts';

/** Only one kind of destination may be given; the finding stands at the second one written. */
export const rule: Rule = {
  code: 'rule/conflicting-destinations',
  check(facts) {
    if (!facts.placesCall) return [];
    const given = givenDestinations(facts);
    const [first, second] = given;
    if (first === undefined || second === undefined) return [];
    const finding: Finding = {
      code: rule.code,
      message: given.length === 2 ? 'default' : 'several',
      pointer: `/${second.name}`,
      at: second.keyAt,
      data: { first: first.name, second: second.name, more: given.length - 2 },
      fixes: [
        ...onBehalf(facts, given),
        ...given.map(
          (kept): Fix => ({
            applicability: 'maybe-incorrect',
            when: `meant-${kept.name}`,
            patch: given
              .filter((other) => other !== kept)
              .map(({ name }) => ({ op: 'remove', path: `/${name}` })),
          }),
        ),
      ],
    };
    return [finding];
  },
};

/** A queue beside a number is most often the one on whose behalf the call is placed. */
function onBehalf(facts: Facts, given: readonly GivenDestination[]): Fix[] {
  const names = given
    .map(({ name }) => name)
    .sort()
    .join(' ');
  if (names !== 'callQueueId phoneNumber' || facts.published.has('callFromQueueId')) return [];
  return [
    {
      applicability: 'maybe-incorrect',
      when: 'meant-on-behalf',
      patch: [{ op: 'move', from: '/callQueueId', path: '/callFromQueueId' }],
    },
  ];
}
