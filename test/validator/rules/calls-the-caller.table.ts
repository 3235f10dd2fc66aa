import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, OTHER_USER, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/calls-the-caller',
  valid: [
    { name: 'a colleague to call', body: { callUserId: USER } },
    { name: 'a number alone', body: { phoneNumber: NUMBER } },
  ],
  invalid: [
    {
      name: 'the agent beside the number',
      body: { phoneNumber: NUMBER, callUserId: USER },
      diagnostics: [
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/callUserId'],
      ],
      alternatives: [{ phoneNumber: NUMBER }, { callUserId: USER }],
    },
    {
      name: 'the agent before the number',
      body: { callUserId: USER, phoneNumber: NUMBER },
      diagnostics: [
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/phoneNumber'],
      ],
      alternatives: [{ callUserId: USER }, { phoneNumber: NUMBER }],
    },
    {
      name: 'the agent beside participants',
      body: { callUserId: OTHER_USER, participants: [{ userId: USER }] },
      diagnostics: [
        ['rule/calls-the-caller', '/callUserId'],
        ['rule/conflicting-destinations', '/participants'],
      ],
      alternatives: [{ callUserId: OTHER_USER }, { participants: [{ userId: USER }] }],
    },
  ],
};
