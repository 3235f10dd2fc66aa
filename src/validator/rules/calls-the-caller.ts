import type { Finding } from '../diagnostic.ts';
import type { Rule } from './rule.ts';

/** `callUserId` names who is called; beside a number it is most often meant as the agent who calls. */
export const rule: Rule = {
  code: 'rule/calls-the-caller',
  check({ published, placesCall }) {
    const user = published.get('callUserId');
    if (!placesCall || user === undefined) return [];
    if (!published.has('phoneNumber') && !published.has('participants')) return [];
    const finding: Finding = {
      code: rule.code,
      message: 'default',
      pointer: '/callUserId',
      at: user.keyStart,
      data: {},
    };
    return [finding];
  },
};
