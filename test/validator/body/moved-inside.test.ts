import { describe, expect, test } from 'vitest';
import { checkText } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import { textOf } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SKILL, USER } from '../rules/ids.ts';

const CALLBACKS = 'POST /api/v2/conversations/callbacks';
const callback = { queueId: QUEUE, callbackNumbers: [NUMBER] };

function check(body: unknown, operation = CALLBACKS): { published: unknown; messages: readonly string[] } {
  const [first] = checkText(textOf({ name: '', body, operation }), knowledge).checks;
  const messages = first?.diagnostics.map(({ message }) => message) ?? [];
  return { published: JSON.parse(JSON.stringify(first?.published ?? null)), messages };
}

describe('a value at the top that belongs inside', () => {
  test('goes there in a list, together with the queue', () => {
    const { published, messages } = check({ ...callback, agentId: USER });
    expect(published).toEqual({
      callbackNumbers: [NUMBER],
      routingData: { queueId: QUEUE, preferredAgentIds: [USER] },
    });
    expect(messages).toEqual([
      '`agentId` belongs in `routingData.preferredAgentIds`, not at the top of the body.',
    ]);
  });

  test('goes there with others of its kind', () => {
    const { published } = check({ ...callback, priority: 5, skills: [SKILL] });
    expect(published).toEqual({
      callbackNumbers: [NUMBER],
      routingData: { queueId: QUEUE, priority: 5, skillIds: [SKILL] },
    });
  });

  test('goes beside what is there already', () => {
    const { published } = check({
      callbackNumbers: [NUMBER],
      routingData: { queueId: QUEUE, priority: 5 },
      preferredAgentId: USER,
    });
    expect(published).toEqual({
      callbackNumbers: [NUMBER],
      routingData: { queueId: QUEUE, priority: 5, preferredAgentIds: [USER] },
    });
  });

  test('stays a property to remove where its place is taken', () => {
    const { published } = check({
      callbackNumbers: [NUMBER],
      routingData: { queueId: QUEUE, priority: 5 },
      priority: 7,
    });
    expect(published).toEqual({ callbackNumbers: [NUMBER], routingData: { queueId: QUEUE, priority: 5 } });
  });
});
