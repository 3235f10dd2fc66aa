import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SHOWN } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/misspelt-name',
  valid: [
    {
      name: 'names that the shape has',
      body: { from: { address: SHOWN, type: 'phone', displayName: 'Ann' }, to: [{ phoneNumber: NUMBER }] },
    },
    { name: 'names with underscores', body: { to: { phone_number: NUMBER, address_type: 'phone' } } },
    { name: 'a name that is like no other', body: { to: { address: NUMBER, country: 'US' } } },
    { name: 'a published name, which is the contract’s to tell', body: { to: NUMBER, callerld: SHOWN } },
    { name: 'a published body', body: { participants: [{ adress: NUMBER }] } },
    {
      name: 'another way to write a part’s name at the top',
      body: { to_address: NUMBER, FromAddress: SHOWN },
    },
  ],
  invalid: [
    {
      name: 'a letter too few in the address of the caller',
      body: { from: { adress: SHOWN, type: 'phone' }, to: { address: NUMBER, type: 'phone' } },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/misspelt-name', '/from/adress'],
        ['rule/unpublished-shape', '/to'],
      ],
      corrected: { from: { address: SHOWN, type: 'phone' }, to: { address: NUMBER, type: 'phone' } },
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'the wrong letter doubled in the address of a callee',
      body: { to: [{ adresss: NUMBER }] },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/misspelt-name', '/to/0/adresss'],
      ],
      corrected: { to: [{ address: NUMBER }] },
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'names in another case',
      body: { from: { phonenumber: SHOWN, Name: 'Ann' }, to: { phonenumber: NUMBER } },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/misspelt-name', '/from/phonenumber'],
        ['rule/misspelt-name', '/from/Name'],
        ['rule/unpublished-shape', '/to'],
        ['rule/misspelt-name', '/to/phonenumber'],
      ],
      corrected: { from: { phoneNumber: SHOWN, name: 'Ann' }, to: { phoneNumber: NUMBER } },
      published: { phoneNumber: NUMBER, callerId: SHOWN, callerIdName: 'Ann' },
    },
    {
      name: 'inside participants, also the name of a side',
      body: { participants: [{ to: { addres: NUMBER }, fromm: { address: SHOWN } }] },
      diagnostics: [
        ['rule/unpublished-shape', '/participants'],
        ['rule/misspelt-name', '/participants/0/to/addres'],
        ['rule/misspelt-name', '/participants/0/fromm'],
      ],
      corrected: { participants: [{ to: { address: NUMBER }, from: { address: SHOWN } }] },
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'in an address that is an object, of a type that does not go with it',
      body: { to: { address: { phoneNumbr: NUMBER }, tpye: 'user' } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/misspelt-name', '/to/address/phoneNumbr'],
        ['rule/misspelt-name', '/to/tpye'],
        ['rule/type-address-mismatch', '/to/tpye'],
      ],
      corrected: { to: { address: { phoneNumber: NUMBER }, type: 'phone' } },
      alternatives: [{ to: { address: { phoneNumber: '<user-id>' }, type: 'user' } }],
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'a part of the shape itself',
      body: { fromAddress: SHOWN, toAdress: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/fromAddress'],
        ['rule/misspelt-name', '/toAdress'],
        ['rule/unpublished-shape', '/toAdress'],
      ],
      corrected: { fromAddress: SHOWN, toAddress: NUMBER },
      published: { phoneNumber: NUMBER, callerId: SHOWN },
    },
    {
      name: 'beside what only the author can put right, which is told of both bodies',
      body: { to: { adress: NUMBER }, queueId: 'sales', priority: 'high', callerId: 'your-number-here' },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/misspelt-name', '/to/adress'],
        ['contract/unknown-property', '/queueId'],
        ['rule/not-uuid', '/queueId'],
        ['rule/queue-only-option', '/priority'],
        ['contract/type', '/priority'],
        ['rule/placeholder', '/callerId'],
      ],
      corrected: {
        to: { address: NUMBER },
        queueId: '<queue-id>',
        callerId: 'your-number-here',
      },
      gaps: {
        corrected: [
          { pointer: '/callerId', found: null },
          { pointer: '/queueId', found: '"sales"' },
        ],
        published: [
          { pointer: '/callFromQueueId', found: '"sales"' },
          { pointer: '/callerId', found: null },
        ],
      },
    },
    {
      name: 'in routing data',
      body: { to: NUMBER, routingData: { queuId: QUEUE } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/unpublished-shape', '/routingData'],
        ['rule/misspelt-name', '/routingData/queuId'],
      ],
      corrected: { to: NUMBER, routingData: { queueId: QUEUE } },
      published: { phoneNumber: NUMBER, callFromQueueId: QUEUE },
    },
    {
      name: 'beside the right name',
      body: { to: { address: NUMBER, adress: SHOWN } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/misspelt-name', '/to/adress'],
      ],
      published: { phoneNumber: NUMBER },
    },
  ],
};
