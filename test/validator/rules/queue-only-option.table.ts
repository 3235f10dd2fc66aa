import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SKILL } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/queue-only-option',
  valid: [
    { name: 'a priority in the queue called', body: { callQueueId: QUEUE, priority: 5 } },
    { name: 'no routing option', body: { phoneNumber: NUMBER } },
  ],
  invalid: [
    {
      name: 'a priority with a number',
      body: { phoneNumber: NUMBER, priority: 5 },
      diagnostics: [['rule/queue-only-option', '/priority']],
      corrected: { phoneNumber: NUMBER },
    },
    {
      name: 'skills with a number on behalf of a queue',
      body: { phoneNumber: NUMBER, callFromQueueId: QUEUE, routingSkillsIds: [SKILL] },
      diagnostics: [['rule/queue-only-option', '/routingSkillsIds']],
      corrected: { phoneNumber: NUMBER, callFromQueueId: QUEUE },
    },
    {
      name: 'two of them',
      body: { priority: 1, phoneNumber: NUMBER, languageId: SKILL },
      diagnostics: [
        ['rule/queue-only-option', '/priority'],
        ['rule/queue-only-option', '/languageId'],
      ],
      corrected: { phoneNumber: NUMBER },
    },
  ],
};
