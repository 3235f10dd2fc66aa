import { type JsonNode, lastOfEach, type Member } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { appendToken } from '../json/pointer.ts';
import { printJson } from '../json/print.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  body: ['goal', 'fixed'],
  dropped: ['property', 'nearest'],
  moved: ['property', 'nearest', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Values in a body that was written for another operation: where each belongs in that of the one that is meant. */
export const rule = defineRule({
  code: 'rule/misplaced-value',
  messages,
  check({ body, carried, intent, schema }) {
    if (carried === null || intent === null || body.kind !== 'object') return [];
    const target = printJson(toPlain(carried.body), 0);
    if (target === printJson(toPlain(body), 0)) return [];
    const findings = [...lastOfEach(body.members).values()].flatMap((member): Found[] => {
      const goal = goalOf(member, carried.moves);
      if (goal === null && schema?.properties?.has(member.key)) return [];
      const data = { property: member.key, nearest: intent.operation.name };
      const place = { pointer: appendToken('', member.key), at: member.keyStart };
      if (goal === null) return [{ ...place, message: 'dropped', data }];
      if (goal === `/${member.key}`) return [];
      const suggestion = goal.slice(1).replaceAll('/', '.');
      return [{ ...place, message: 'moved', data: { ...data, suggestion } }];
    });
    const whole: Found = {
      message: 'body',
      pointer: '',
      at: body.start,
      data: { goal: intent.goal, fixed: target },
      fixes: [
        {
          applicability: 'machine-applicable',
          patch: [{ op: 'replace', path: '', value: toPlain(carried.body) }],
        },
      ],
    };
    return [whole, ...findings];
  },
});

/** Where a member's value went, or one inside it. */
function goalOf({ value }: Member, moves: ReadonlyMap<JsonNode, string>): string | null {
  const pending: JsonNode[] = [value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const goal = moves.get(node);
    if (goal !== undefined) return goal;
    if (node.kind === 'object') pending.push(...node.members.map((member) => member.value));
    if (node.kind === 'array') pending.push(...node.items);
  }
  return null;
}
