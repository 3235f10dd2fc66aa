import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN, USER } from './ids.ts';

const to = [{ address: NUMBER, type: 'phone' }];

export const table: RuleTable = {
  code: 'rule/type-address-mismatch',
  valid: [
    { name: 'phone goes with a number', body: { from: { address: SHOWN, type: 'phone' }, to } },
    { name: 'user goes with a user id', body: { from: { address: USER, type: 'user' }, to } },
    { name: 'agent goes with a user id', body: { from: { address: USER, type: 'agent' }, to } },
    { name: 'a queue is named by its id', body: { from: { address: QUEUE, type: 'queue' }, to } },
    {
      name: 'a word that says nothing of the address is let be',
      body: { from: { address: SHOWN, type: 'premium' }, to },
    },
    { name: 'a party without a type is let be', body: { from: { address: SHOWN }, to } },
    { name: 'the published body knows no type', body: { phoneNumber: NUMBER } },
  ],
  invalid: [
    {
      name: 'agent with a number',
      body: { from: { address: SHOWN, type: 'agent' }, to },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/type-address-mismatch', '/from/type'],
        ['rule/unpublished-shape', '/to'],
      ],
      corrected: { from: { address: SHOWN, type: 'phone' }, to },
      alternatives: [{ from: { address: '<user-id>', type: 'user' }, to }],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'user with a number, under addressType',
      body: { from: { address: SHOWN, addressType: 'USER' }, to: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/type-address-mismatch', '/from/addressType'],
        ['rule/unpublished-shape', '/to'],
      ],
      corrected: { from: { address: SHOWN, addressType: 'phone' }, to: NUMBER },
      alternatives: [{ from: { address: '<user-id>', addressType: 'user' }, to: NUMBER }],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'phone with a user id, in a list',
      body: { from: { address: SHOWN, type: 'phone' }, to: [{ address: USER, type: 'phone' }] },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/to'],
        ['rule/type-address-mismatch', '/to/0/type'],
      ],
      corrected: { from: { address: SHOWN, type: 'phone' }, to: [{ address: USER, type: 'user' }] },
      published: { callUserId: USER, callerId: SHOWN },
    },
    {
      name: 'queue with a number, in the snake case of another habit',
      body: { from: { phone_number: SHOWN, address_type: 'queue' }, to: { phone_number: NUMBER } },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/type-address-mismatch', '/from/address_type'],
        ['rule/unpublished-shape', '/to'],
      ],
      corrected: { from: { phone_number: SHOWN, address_type: 'phone' }, to: { phone_number: NUMBER } },
      alternatives: [
        { from: { phone_number: '<queue-id>', address_type: 'queue' }, to: { phone_number: NUMBER } },
      ],
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
  ],
};
