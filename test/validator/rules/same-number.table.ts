import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, SHOWN, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/same-number',
  valid: [
    { name: 'two numbers', body: { phoneNumber: NUMBER, callerId: SHOWN } },
    { name: 'one number', body: { phoneNumber: NUMBER } },
  ],
  invalid: [
    {
      name: 'the number shown is called',
      body: { phoneNumber: NUMBER, callerId: NUMBER },
      diagnostics: [['rule/same-number', '/phoneNumber']],
    },
    {
      name: 'the same number twice, once printed',
      body: { from: '+1 212 555 0123', to: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/not-e164', '/from'],
        ['rule/unpublished-shape', '/to'],
        ['rule/same-number', '/to'],
      ],
      corrected: { from: NUMBER, to: NUMBER },
      published: { phoneNumber: NUMBER, callerId: NUMBER },
    },
    {
      name: 'a user who calls themselves',
      body: { from: { userId: USER }, to: { userId: USER } },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/unpublished-shape', '/to'],
        ['rule/same-number', '/to/userId'],
      ],
      published: { callUserId: USER },
    },
  ],
};
