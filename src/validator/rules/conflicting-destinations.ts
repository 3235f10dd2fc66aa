import type { Finding, Fix } from '../diagnostic.ts';
import { givenDestinations } from './destinations.ts';
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
      message: 'default',
      pointer: `/${second.name}`,
      at: second.keyAt,
      data: { names: given.map(({ name }) => `\`${name}\``).join(' and '), count: given.length },
      fixes: given.map(
        (kept): Fix => ({
          applicability: 'maybe-incorrect',
          when: `meant-${kept.name}`,
          patch: given
            .filter((other) => other !== kept)
            .map(({ name }) => ({ op: 'remove', path: `/${name}` })),
        }),
      ),
    };
    return [finding];
  },
};
