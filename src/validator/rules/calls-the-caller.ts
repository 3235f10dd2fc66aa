import type { Finding } from '../diagnostic.ts';
import type { Rule } from './rule.ts';

/** `callUserId` names who is called; beside a number it is most often meant as the agent who calls. */
export const rule: Rule = {
  code: 'rule/calls-the-caller',
  check({ published, placesCall, table }) {
    const user = published.get(table.properties.get('calleeUser') ?? '');
    if (!placesCall || user === undefined) return [];
    const others = (['callee', 'parties'] as const).map((role) => table.properties.get(role) ?? '');
    if (!others.some((name) => published.has(name))) return [];
    const finding: Finding = {
      code: rule.code,
      message: 'default',
      pointer: `/${user.key}`,
      at: user.keyStart,
      data: {},
    };
    return [finding];
  },
};
