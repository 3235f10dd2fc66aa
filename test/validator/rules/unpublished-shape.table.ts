import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/unpublished-shape',
  valid: [
    { name: 'a number to call', body: { phoneNumber: NUMBER } },
    { name: 'published participants', body: { participants: [{ address: NUMBER }, { userId: USER }] } },
    {
      name: 'routing data where it belongs',
      operation: 'POST /api/v2/conversations/callbacks',
      body: { routingData: { queueId: QUEUE }, callbackNumbers: [NUMBER] },
    },
  ],
  invalid: [
    {
      name: 'from and to as bare strings',
      body: { from: SHOWN, to: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/to'],
      ],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'a user id under from has no field',
      body: { from: { userId: USER }, to: { number: NUMBER } },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/to'],
      ],
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'fromAddress and toAddress',
      body: { fromAddress: SHOWN, toAddress: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/fromAddress'],
        ['rule/unpublished-shape', '/toAddress'],
      ],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'several targets become a conference',
      body: { targets: [{ address: NUMBER }, { userId: USER }] },
      diagnostics: [['rule/unpublished-shape', '/targets']],
      published: { participants: [{ address: NUMBER }, { userId: USER }] },
    },
    {
      name: 'participants that hold to and from',
      body: { participants: [{ to: { address: NUMBER }, from: { address: SHOWN } }] },
      diagnostics: [['rule/unpublished-shape', '/participants']],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'a queue in routing data beside a destination calls on its behalf',
      body: { to: { address: NUMBER }, routingData: { queueId: QUEUE } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/unpublished-shape', '/routingData'],
      ],
      published: { phoneNumber: NUMBER, callFromQueueId: QUEUE },
    },
    {
      name: 'a queue as a second destination is no participant',
      body: { to: [{ address: NUMBER }], from: { address: SHOWN }, routingData: { to: { queueId: QUEUE } } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/routingData'],
      ],
      published: { phoneNumber: NUMBER, callerId: SHOWN, callFromQueueId: QUEUE },
    },
    {
      name: 'a queue that is filled in later',
      body: { to: NUMBER, routing: { queueId: '{{queue_id}}' } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/unpublished-shape', '/routing'],
      ],
      published: { phoneNumber: NUMBER, callFromQueueId: '{{queue_id}}' },
    },
    {
      name: 'a second destination beside a published one',
      body: { phoneNumber: NUMBER, to: NUMBER },
      diagnostics: [['rule/unpublished-shape', '/to']],
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'a whole body inside another property',
      body: { callRequest: { to: NUMBER } },
      diagnostics: [['rule/unpublished-shape', '/callRequest']],
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'a dialect beside a published destination',
      body: { from: SHOWN, phoneNumber: NUMBER },
      diagnostics: [['rule/unpublished-shape', '/from']],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'a value of the wrong type under a name of the shape',
      body: { to: { queueId: QUEUE }, routingData: { priority: 'high' } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/unpublished-shape', '/routingData'],
        ['contract/type', '/routingData/priority'],
      ],
      published: { callQueueId: QUEUE, priority: '<priority>' },
      placeholders: ['/priority'],
    },
    {
      name: 'a number in quotes under a name of the shape',
      body: { to: { queueId: QUEUE }, callPriority: '5' },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['contract/unknown-property', '/callPriority'],
        ['contract/type', '/callPriority'],
      ],
      corrected: { to: { queueId: QUEUE }, callPriority: 5 },
      published: { callQueueId: QUEUE, priority: 5 },
    },
  ],
};
