import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const CALLBACKS = 'POST /api/v2/conversations/callbacks';

export const table: RuleTable = {
  code: 'rule/empty-value',
  valid: [
    { name: 'values that say something', body: { phoneNumber: NUMBER, callFromQueueId: QUEUE } },
    {
      name: 'a null, which says by itself that there is nothing',
      body: { phoneNumber: NUMBER, label: null },
    },
    {
      name: 'an empty object, which is a value',
      operation: CALLBACKS,
      body: { queueId: QUEUE, callbackNumbers: [NUMBER], data: {} },
    },
  ],
  invalid: [
    {
      name: 'an empty caller ID beside a number',
      body: { phoneNumber: NUMBER, callerId: '', callFromQueueId: '' },
      diagnostics: [
        ['rule/empty-value', '/callerId'],
        ['rule/empty-value', '/callFromQueueId'],
      ],
      corrected: { phoneNumber: NUMBER },
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'an empty number beside a queue',
      body: { phoneNumber: '', callQueueId: QUEUE },
      diagnostics: [['rule/empty-value', '/phoneNumber']],
      corrected: { callQueueId: QUEUE },
    },
    {
      name: 'what the request does nothing without',
      operation: 'PATCH /api/v2/conversations/calls/{conversationId}/participants/{participantId}',
      body: { wrapup: { code: '', notes: 'Called back' } },
      diagnostics: [['rule/empty-value', '/wrapup/code']],
      corrected: { wrapup: { code: '<wrap-up-code-id>', notes: 'Called back' } },
    },
    {
      name: 'everything that a form left empty',
      operation: CALLBACKS,
      body: {
        queueId: QUEUE,
        callbackNumbers: [NUMBER],
        routingData: '',
        callbackScheduledTime: '',
        data: { '': '' },
      },
      diagnostics: [
        ['rule/empty-value', '/routingData'],
        ['rule/empty-value', '/callbackScheduledTime'],
        ['rule/empty-value', '/data'],
      ],
      corrected: { queueId: QUEUE, callbackNumbers: [NUMBER] },
    },
  ],
};
