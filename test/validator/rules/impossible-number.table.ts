import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, SHOWN } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/impossible-number',
  valid: [
    { name: 'ten digits after +1', body: { phoneNumber: NUMBER } },
    {
      name: 'digits without a plus are not judged',
      body: { phoneNumber: '5550123' },
    },
    {
      name: 'a SIP address that holds digits',
      body: { phoneNumber: 'sip:+1555@voice.example' },
    },
  ],
  invalid: [
    {
      name: 'too short for its country',
      body: { phoneNumber: '+15550142' },
      diagnostics: [['rule/impossible-number', '/phoneNumber']],
      placeholders: ['/phoneNumber'],
    },
    {
      name: 'too long for any country',
      body: { phoneNumber: '+1206555014212345' },
      diagnostics: [['rule/impossible-number', '/phoneNumber']],
      placeholders: ['/phoneNumber'],
    },
    {
      name: 'a length between two that exist',
      body: { phoneNumber: '+475550123' },
      diagnostics: [['rule/impossible-number', '/phoneNumber']],
    },
    {
      name: 'a country code that is none',
      body: { phoneNumber: '+999123456789' },
      diagnostics: [['rule/impossible-number', '/phoneNumber']],
    },
    {
      name: 'in a dialect, under to',
      body: { from: { address: SHOWN, type: 'phone' }, to: [{ address: '+44770090', type: 'phone' }] },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/to'],
        ['rule/impossible-number', '/to/0/address'],
      ],
      published: { phoneNumber: '<phone-number>', callerId: SHOWN },
      placeholders: ['/phoneNumber'],
    },
  ],
};
