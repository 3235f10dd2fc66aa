import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/unassigned-number',
  valid: [
    { name: 'an assigned range', body: { phoneNumber: NUMBER } },
    {
      name: 'an impossible number is told otherwise',
      body: { phoneNumber: '+1555' },
    },
  ],
  invalid: [
    {
      name: 'an area code that is none',
      body: { phoneNumber: '+15555550142' },
      diagnostics: [['rule/unassigned-number', '/phoneNumber']],
    },
    {
      name: 'a range kept for drama',
      body: { phoneNumber: '+447700900123' },
      diagnostics: [['rule/unassigned-number', '/phoneNumber']],
    },
    {
      name: 'the number shown',
      body: { phoneNumber: NUMBER, callerId: '+15555550142' },
      diagnostics: [['rule/unassigned-number', '/callerId']],
    },
  ],
};
