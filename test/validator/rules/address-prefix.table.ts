import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/address-prefix',
  valid: [
    { name: 'no scheme', body: { phoneNumber: NUMBER } },
    { name: 'user@host without a scheme', body: { phoneNumber: 'desk@voice.example' } },
  ],
  invalid: [
    {
      name: 'tel before a number',
      body: { phoneNumber: `tel:${NUMBER}` },
      diagnostics: [['rule/address-prefix', '/phoneNumber']],
    },
    {
      name: 'sip before an address',
      body: { phoneNumber: 'sip:desk@voice.example' },
      diagnostics: [['rule/address-prefix', '/phoneNumber']],
    },
    {
      name: 'queue before the id of a queue called',
      body: { callQueueId: `queue:${QUEUE}` },
      diagnostics: [['rule/address-prefix', '/callQueueId']],
      corrected: { callQueueId: QUEUE },
    },
    {
      name: 'a user before the id of a queue, which may be neither',
      body: { callQueueId: `user:${QUEUE}` },
      diagnostics: [['rule/address-prefix', '/callQueueId']],
    },
    {
      name: 'a URN of an id',
      body: { callUserId: `urn:uuid:${USER}` },
      diagnostics: [['rule/address-prefix', '/callUserId']],
      corrected: { callUserId: USER },
    },
    {
      name: 'a queue in the field for numbers',
      body: { phoneNumber: `queue:${QUEUE}` },
      diagnostics: [['rule/address-prefix', '/phoneNumber']],
      alternatives: [{ callQueueId: QUEUE }],
    },
    {
      name: 'a user in the field for numbers',
      body: { phoneNumber: `user:${USER}` },
      diagnostics: [['rule/address-prefix', '/phoneNumber']],
      alternatives: [{ callUserId: USER }],
    },
    {
      name: 'a scheme that is none here',
      body: { phoneNumber: `uri:${NUMBER}` },
      diagnostics: [['rule/address-prefix', '/phoneNumber']],
    },
    {
      name: 'queue before an id, which becomes the queue called',
      body: { to: `queue:${QUEUE}`, from: SHOWN },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/address-prefix', '/to'],
        ['rule/unpublished-shape', '/from'],
      ],
      published: { callQueueId: QUEUE, callerId: SHOWN },
    },
    {
      name: 'user before an id',
      body: { to: `user:${USER}` },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/address-prefix', '/to'],
      ],
      published: { callUserId: USER },
    },
    {
      name: 'user before an id of who calls, which has no field',
      body: { from: `user:${USER}`, to: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/address-prefix', '/from'],
        ['rule/unpublished-shape', '/to'],
      ],
      published: { phoneNumber: NUMBER },
    },
  ],
};
