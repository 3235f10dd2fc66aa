import type { Facts } from '../body/facts.ts';
import type { Part } from '../body/read-roles.ts';
import { pointerTo } from '../body/role-table.ts';
import type { Finding } from '../diagnostic.ts';
import { findStrayNumber, hasDestination } from './destinations.ts';
import type { Rule } from './rule.ts';

/** A call needs someone to call. */
export const rule: Rule = {
  code: 'rule/missing-destination',
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
        code: rule.code,
        message: facts.body.members.length === 0 ? 'empty' : hasQueue ? 'queue-only' : 'default',
        pointer: '',
        at: facts.body.start,
        data: {},
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
};

/** A number stands there, but under a name that is nobody's: nothing says for certain that it is the one to call. */
function strayFinding({ key, pointer }: Part, { body, table }: Facts): Finding {
  const number = pointerTo(table, 'callee');
  return {
    code: rule.code,
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
