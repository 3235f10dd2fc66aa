import type { RuleTable } from '../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/missing-destination',
  valid: [
    { name: 'a number', body: { phoneNumber: NUMBER } },
    { name: 'a user', body: { callUserId: USER } },
    { name: 'a queue', body: { callQueueId: QUEUE } },
    { name: 'running calls to merge', body: { conversationIds: [USER, QUEUE] } },
    {
      name: 'another operation needs none',
      operation: 'PATCH /api/v2/conversations/calls/{conversationId}',
      body: { state: 'disconnected' },
    },
  ],
  invalid: [
    {
      name: 'an empty body',
      body: {},
      diagnostics: [['rule/missing-destination', '']],
      alternatives: [{ phoneNumber: '<phone-number>' }],
    },
    {
      name: 'only a caller id',
      body: { callerId: SHOWN },
      diagnostics: [['rule/missing-destination', '']],
      alternatives: [{ callerId: SHOWN, phoneNumber: '<phone-number>' }],
    },
    {
      name: 'a queue to call from, and nobody to call',
      body: { callFromQueueId: QUEUE },
      diagnostics: [['rule/missing-destination', '']],
      alternatives: [{ callFromQueueId: QUEUE, phoneNumber: '<phone-number>' }],
    },
    {
      name: 'empty values are no destination',
      body: { phoneNumber: '', callUserId: '', participants: [] },
      diagnostics: [['rule/missing-destination', '']],
      alternatives: [{ callUserId: '', participants: [], phoneNumber: '<phone-number>' }],
    },
  ],
};
