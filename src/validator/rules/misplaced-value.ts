import { isNothing } from '../body/is-nothing.ts';
import { isAt, leavesOf } from '../contract/leaves.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { appendToken, isWithin } from '../json/pointer.ts';
import { printJson } from '../json/print.ts';
import type { Operation, Schema } from '../knowledge.ts';
import { matchesOf } from '../text/matches.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  body: ['goal', 'fixed'],
  dropped: ['property', 'nearest'],
  moved: ['property', 'nearest', 'suggestion'],
  path: ['property', 'nearest', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Values in a body that was written for another operation: where each belongs in that of the one that is meant. */
export const rule = defineRule({
  code: 'rule/misplaced-value',
  messages,
  check({ body, carried, intent, schema }) {
    if (carried === null || intent === null || body.kind !== 'object') return [];
    const value = toPlain(carried.body);
    const target = printJson(value, 0);
    if (target === printJson(toPlain(body), 0)) return [];
    const whole: Found = {
      message: 'body',
      pointer: '',
      at: body.start,
      data: { goal: intent.goal, fixed: target },
      fixes: [{ applicability: 'machine-applicable', patch: [{ op: 'replace', path: '', value }] }],
    };
    return [whole, ...findIn(body, '', schema, carried.moves, intent.operation)];
  },
});

function findIn(
  body: ObjectNode,
  holder: string,
  schema: Schema | null | undefined,
  moves: ReadonlyMap<JsonNode, string>,
  operation: Operation,
): Found[] {
  return [...lastOfEach(body.members).values()].flatMap((member): Found[] => {
    const { key, keyStart: at, value } = member;
    const pointer = appendToken(holder, key);
    const goal = goalOf(member, moves);
    const property = schema?.properties?.get(key);
    if (goal === pointer || (goal === null && (property !== undefined || isNothing(value)))) return [];
    // What stays in its object is told apart from what that has no place for.
    if (goal !== null && isWithin(goal, pointer) && value.kind === 'object')
      return findIn(value, pointer, property, moves, operation);
    const found = (message: Found['message'], suggestion: string): Found => ({
      message,
      pointer,
      at,
      data: { property: key, nearest: operation.name, suggestion },
    });
    const id = idInPath(member, operation.path);
    return [
      ...(goal === null ? [] : [found('moved', goal.slice(1).replaceAll('/', '.'))]),
      ...(id === null ? [] : [found('path', id)]),
      ...((goal ?? id) === null ? [found('dropped', '')] : []),
    ];
  });
}

/** The place in a path that an ID in a member is for: `participants: [{ id }]`, `participantId`. */
function idInPath(member: Member, path: string): string | null {
  const { value } = member;
  const leaves = leavesOf({ kind: 'object', members: [member], start: value.start, end: value.end });
  const places = matchesOf(path, /\{(\w+)Id\}/g).filter(([, owner = '']) =>
    ['id', 'ids', '/id', 's/id'].some((end) => leaves.some((leaf) => isAt(leaf, owner + end))),
  );
  return places[0]?.[0] ?? null;
}

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
