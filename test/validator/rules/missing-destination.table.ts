import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/missing-destination',
  valid: [
    { name: 'a number', body: { phoneNumber: NUMBER } },
    { name: 'a user', body: { callUserId: USER } },
    { name: 'a queue', body: { callQueueId: QUEUE } },
    { name: 'running calls to merge', body: { conversationIds: [USER, QUEUE] } },
    { name: 'a number whose name is misspelt', body: { phoneNumer: NUMBER } },
    { name: 'a number under a name of another language', body: { rufnummer: NUMBER } },
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
      published: { phoneNumber: '<phone-number>' },
      placeholders: ['/phoneNumber'],
    },
    {
      name: 'a number under a name that nobody knows, beside a queue',
      body: { zadzwon: NUMBER, queueId: QUEUE },
      diagnostics: [
        ['rule/missing-destination', ''],
        ['contract/unknown-property', '/zadzwon'],
        ['contract/unknown-property', '/queueId'],
      ],
      alternatives: [{ phoneNumber: NUMBER, callFromQueueId: QUEUE }],
      published: { phoneNumber: NUMBER, callFromQueueId: QUEUE },
      placeholders: [],
    },
    {
      name: 'a number under a name that nobody knows, beside a published one',
      body: { callerId: SHOWN, zadzwon: NUMBER, note: 'x' },
      diagnostics: [
        ['rule/missing-destination', ''],
        ['contract/unknown-property', '/zadzwon'],
        ['contract/unknown-property', '/note'],
      ],
      corrected: { callerId: SHOWN, zadzwon: NUMBER },
      alternatives: [{ callerId: SHOWN, phoneNumber: NUMBER }],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'a number under an unknown name for who calls',
      body: { callerLine: SHOWN },
      diagnostics: [
        ['rule/missing-destination', ''],
        ['contract/unknown-property', '/callerLine'],
      ],
      alternatives: [{ phoneNumber: '<phone-number>' }],
      published: { phoneNumber: '<phone-number>' },
    },
    {
      name: 'only a caller id',
      body: { callerId: SHOWN },
      diagnostics: [['rule/missing-destination', '']],
      alternatives: [{ callerId: SHOWN, phoneNumber: '<phone-number>' }],
      published: { phoneNumber: '<phone-number>', callerId: SHOWN },
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
      diagnostics: [
        ['rule/missing-destination', ''],
        ['rule/empty-value', '/phoneNumber'],
        ['rule/empty-value', '/callUserId'],
        ['rule/empty-value', '/participants'],
      ],
      corrected: {},
      alternatives: [{ phoneNumber: '<phone-number>' }],
    },
  ],
};
