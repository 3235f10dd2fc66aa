import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const CALL = '/api/v2/conversations/voice/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13';
const PARTICIPANT = 'PATCH /api/v2/conversations/calls/{conversationId}/participants/{participantId}';

export const table: RuleTable = {
  code: 'rule/misplaced-value',
  valid: [
    { name: 'a body of its operation', operation: PARTICIPANT, body: { held: true } },
    {
      name: 'the body of another operation that is right as it is',
      operation: PARTICIPANT,
      body: { attributes: { tier: 'gold' } },
    },
  ],
  invalid: [
    {
      name: 'a hand-over in commands',
      text: `PATCH ${CALL} gives 400\n${JSON.stringify({ commands: [{ kind: 'handover', queue: QUEUE }] })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/commands'],
      ],
      corrected: { queueId: QUEUE },
      published: { queueId: QUEUE },
    },
    {
      name: 'a wrap-up code as an object, with more than a wrap-up has',
      text: `PATCH ${CALL} gives 409\n${JSON.stringify({ wrapUpCode: { id: QUEUE }, force: true })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/wrapUpCode'],
        ['rule/misplaced-value', '/force'],
      ],
      corrected: { wrapup: { code: QUEUE } },
    },
    {
      name: 'the participant in the body, and an attribute beside what it is for',
      text: `PATCH ${CALL} gives 409\n${JSON.stringify({ participants: [{ id: USER, attributes: { tier: 'gold' } }], version: 3 })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/participants'],
        ['rule/misplaced-value', '/participants'],
        ['rule/misplaced-value', '/version'],
      ],
      corrected: { attributes: { tier: 'gold' } },
    },
    {
      name: 'a name for a wrap-up code, in an object with more than a wrap-up has',
      text: `PATCH ${CALL} gives 400\n${JSON.stringify({ wrapup: { code: 'DISP-07', label: 'Sold' } })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/not-uuid', '/wrapup/code'],
        ['rule/misplaced-value', '/wrapup/label'],
      ],
      corrected: { wrapup: { code: '<wrap-up-code-id>' } },
    },
    {
      name: 'a name for a wrap-up code under another name',
      text: `PATCH ${CALL} gives 400\n${JSON.stringify({ wrapupCode: 'Sold' })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/wrapupCode'],
        ['rule/not-uuid', '/wrapupCode'],
      ],
      corrected: { wrapup: { code: '<wrap-up-code-id>' } },
    },
    {
      name: 'attributes without the property that holds them, at a path that is not there',
      text: `POST /api/v2/conversations/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/attributes gives 404\n${JSON.stringify({ vipLevel: 'gold', visits: 3 })}`,
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
      ],
      corrected: { attributes: { vipLevel: 'gold', visits: '3' } },
    },
    {
      name: 'properties that the operation ignores, where the text says what is meant',
      text: `PATCH /api/v2/conversations/calls/${QUEUE}/participants/${USER} should disconnect the agent, but does nothing\n${JSON.stringify({ dropReason: 'timeout', dropNow: true })}`,
      diagnostics: [
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/dropReason'],
        ['rule/misplaced-value', '/dropNow'],
      ],
      corrected: { state: 'disconnected' },
    },
    {
      name: 'the target of a consult under a name of its own',
      operation: 'POST /api/v2/conversations/calls/{conversationId}/participants/{participantId}/consult',
      body: { speakTo: 'BOTH', targetUserId: USER },
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/targetUserId'],
      ],
      corrected: { speakTo: 'BOTH', userId: USER },
    },
  ],
};
