import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: [],
} as const;

type Found = RuleFinding<typeof messages>;

/** `callUserId` names who is called; beside a number it is most often meant as the agent who calls. */
export const rule = defineRule({
  code: 'rule/calls-the-caller',
  messages,
  check({ published, placesCall, table }) {
    const user = published.get(table.properties.get('calleeUser') ?? '');
    if (!placesCall || user === undefined) return [];
    const others = (['callee', 'parties'] as const).map((role) => table.properties.get(role) ?? '');
    if (!others.some((name) => published.has(name))) return [];
    const finding: Found = {
      message: 'default',
      pointer: `/${user.key}`,
      at: user.keyStart,
    };
    return [finding];
  },
});
