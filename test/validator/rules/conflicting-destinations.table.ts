import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/conflicting-destinations',
  valid: [
    { name: 'a number on behalf of a queue', body: { phoneNumber: NUMBER, callFromQueueId: QUEUE } },
    { name: 'an empty second destination', body: { phoneNumber: NUMBER, callUserId: '' } },
  ],
  invalid: [
    {
      name: 'beside a number under a misspelt name, which only the right name uncovers',
      body: { phoneumber: NUMBER, callUserId: USER },
      diagnostics: [
        ['contract/unknown-property', '/phoneumber'],
        ['rule/conflicting-destinations', '/callUserId'],
      ],
      corrected: { phoneNumber: NUMBER, callUserId: USER },
      alternatives: [{ phoneNumber: NUMBER }, { callUserId: USER }],
    },
    {
      name: 'a number and a queue',
      body: { phoneNumber: NUMBER, callQueueId: QUEUE },
      diagnostics: [['rule/conflicting-destinations', '/callQueueId']],
      alternatives: [
        { phoneNumber: NUMBER, callFromQueueId: QUEUE },
        { phoneNumber: NUMBER },
        { callQueueId: QUEUE },
      ],
    },
    {
      name: 'a number and a user',
      body: { callUserId: USER, phoneNumber: NUMBER },
      diagnostics: [
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/phoneNumber'],
      ],
      alternatives: [{ callUserId: USER }, { phoneNumber: NUMBER }],
      published: null,
      placeholders: [],
    },
    {
      name: 'three of them',
      body: { callUserId: USER, callQueueId: QUEUE, phoneNumber: NUMBER },
      diagnostics: [
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/callQueueId'],
      ],
      alternatives: [{ callUserId: USER }, { callQueueId: QUEUE }, { phoneNumber: NUMBER }],
    },
    {
      name: 'running calls and a number',
      body: { conversationIds: [USER, QUEUE], phoneNumber: NUMBER },
      diagnostics: [['rule/conflicting-destinations', '/phoneNumber']],
      alternatives: [{ conversationIds: [USER, QUEUE] }, { phoneNumber: NUMBER }],
    },
    {
      name: 'a number in the field of the user, beside a queue: moving it alone leaves two of them',
      body: { callUserId: NUMBER, callQueueId: QUEUE },
      diagnostics: [
        ['rule/not-uuid', '/callUserId'],
        ['rule/conflicting-destinations', '/callQueueId'],
      ],
      corrected: { callUserId: '<user-id>', callQueueId: QUEUE },
      published: null,
      gaps: {
        corrected: [{ pointer: '/callUserId', found: JSON.stringify(NUMBER) }],
        published: [{ pointer: '/callUserId', found: JSON.stringify(NUMBER) }],
      },
      alternatives: [{ callUserId: '<user-id>' }, { callQueueId: QUEUE }],
    },
    {
      name: 'a number without its plus beside a user: the plus alone leaves two of them',
      body: { phoneNumber: '12125550123', callUserId: USER },
      diagnostics: [
        ['rule/not-e164', '/phoneNumber'],
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/callUserId'],
      ],
      alternatives: [{ phoneNumber: '12125550123' }, { callUserId: USER }],
    },
    {
      name: 'a conference and a number',
      body: { phoneNumber: NUMBER, participants: [{ address: SHOWN }] },
      diagnostics: [['rule/conflicting-destinations', '/participants']],
      alternatives: [{ phoneNumber: NUMBER }, { participants: [{ address: SHOWN }] }],
    },
  ],
};
