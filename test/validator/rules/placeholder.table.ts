import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/placeholder',
  valid: [
    { name: 'a real number', body: { phoneNumber: NUMBER } },
    { name: 'a name that only sounds like an example', body: { phoneNumber: NUMBER, label: 'your-label' } },
  ],
  invalid: [
    {
      name: 'angle brackets',
      body: { callUserId: '<user-id>' },
      diagnostics: [['rule/placeholder', '/callUserId']],
      placeholders: ['/callUserId'],
    },
    {
      name: 'your … here',
      body: { callQueueId: 'your-queue-uuid-here' },
      diagnostics: [['rule/placeholder', '/callQueueId']],
    },
    {
      name: 'crosses for digits',
      body: { phoneNumber: '+1xxxxxxxxxx' },
      diagnostics: [['rule/placeholder', '/phoneNumber']],
    },
    {
      name: 'an id of zeros',
      body: { callUserId: '00000000-0000-0000-0000-000000000000' },
      diagnostics: [['rule/placeholder', '/callUserId']],
    },
    {
      name: 'the type names of a schema dump',
      body: { phoneNumber: 'string' },
      diagnostics: [['rule/placeholder', '/phoneNumber']],
    },
    {
      name: 'a wrap-up code that a template filled with no value, in a log above the code',
      text: [
        'wrap-up fails with 400, the log says:',
        'wrap-up PATCH json : {"wrapup":{"code":"undefined"}}',
        'const json = { wrapup: { code: `${code}` } };',
        'axios.patch(`https://api.mypurecloud.com/api/v2/conversations/calls/${id}/participants/${participant}`, json)',
      ].join('\n'),
      diagnostics: [['rule/placeholder', '/wrapup/code']],
    },
    {
      name: 'in a dialect it becomes a placeholder of ours',
      body: { to: { userId: 'YOUR_USER_ID' } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/placeholder', '/to/userId'],
      ],
      published: { callUserId: '<user-id>' },
      placeholders: ['/callUserId'],
    },
  ],
};
