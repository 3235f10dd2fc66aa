import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE, SKILL, USER } from './ids.ts';

export const table: RuleTable = {
  code: 'rule/not-uuid',
  valid: [
    { name: 'a UUID', body: { callUserId: USER } },
    { name: 'a UUID in capitals', body: { callQueueId: QUEUE.toUpperCase() } },
    { name: 'skills by id', body: { callQueueId: QUEUE, routingSkillsIds: [SKILL] } },
  ],
  invalid: [
    {
      name: 'a name that a function of the code is called with',
      text: [
        'POST /api/v2/conversations/calls gives 400',
        'function placeCall(number, queueName) {',
        '  return api.postConversationsCalls({ phoneNumber: number, callFromQueueId: queueName });',
        '}',
        "placeCall('+12125550123', 'Collections_Outbound');",
      ].join('\n'),
      diagnostics: [['rule/not-uuid', '/callFromQueueId']],
      corrected: { phoneNumber: '+12125550123', callFromQueueId: '<queue-id>' },
    },
    {
      name: 'a name in place of a user id',
      body: { callUserId: 'jane.doe' },
      diagnostics: [['rule/not-uuid', '/callUserId']],
      placeholders: ['/callUserId'],
      corrected: { callUserId: '<user-id>' },
    },
    {
      name: 'a queue by its name',
      body: { callQueueId: 'Billing' },
      diagnostics: [['rule/not-uuid', '/callQueueId']],
      corrected: { callQueueId: '<queue-id>' },
    },
    {
      name: 'a UUID cut short, in a list',
      body: { callQueueId: QUEUE, routingSkillsIds: [SKILL, SKILL.slice(0, 30)] },
      diagnostics: [['rule/not-uuid', '/routingSkillsIds/1']],
      corrected: { callQueueId: QUEUE, routingSkillsIds: [SKILL, '<skill-id>'] },
    },
    {
      name: 'a number in place of a user id',
      body: { callUserId: NUMBER },
      diagnostics: [['rule/not-uuid', '/callUserId']],
      corrected: { callUserId: '<user-id>' },
      alternatives: [{ phoneNumber: NUMBER }],
    },
    {
      name: 'a mail address under type user',
      body: { from: { address: 'jane@corp.example', type: 'user' }, to: NUMBER },
      diagnostics: [
        ['rule/unpublished-shape', '/from'],
        ['rule/not-uuid', '/from/address'],
        ['rule/unpublished-shape', '/to'],
      ],
      corrected: { from: { address: '<user-id>', type: 'user' }, to: NUMBER },
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'a UUID in braces',
      body: { callUserId: `{${USER}}` },
      diagnostics: [['rule/not-uuid', '/callUserId']],
      corrected: { callUserId: USER },
      published: { callUserId: USER },
      placeholders: [],
    },
    {
      name: 'UUIDs with blanks around, in quotes and without hyphens',
      body: { callQueueId: ` ${QUEUE}\n`, routingSkillsIds: [`'${SKILL}'`, USER.replaceAll('-', '')] },
      diagnostics: [
        ['rule/not-uuid', '/callQueueId'],
        ['rule/not-uuid', '/routingSkillsIds/0'],
        ['rule/not-uuid', '/routingSkillsIds/1'],
      ],
      corrected: { callQueueId: QUEUE, routingSkillsIds: [SKILL, USER] },
    },
    {
      name: 'a UUID in braces under a name of a shape',
      body: { to: { queueId: `{${QUEUE}}` } },
      diagnostics: [
        ['rule/unpublished-shape', '/to'],
        ['rule/not-uuid', '/to/queueId'],
      ],
      corrected: { to: { queueId: QUEUE } },
      published: { callQueueId: QUEUE },
    },
    {
      name: 'a number, which is told once',
      body: { phoneNumber: NUMBER, callFromQueueId: 17 },
      diagnostics: [['rule/not-uuid', '/callFromQueueId']],
      corrected: { phoneNumber: NUMBER, callFromQueueId: '<queue-id>' },
      gaps: {
        corrected: [{ pointer: '/callFromQueueId', found: '17' }],
        published: [{ pointer: '/callFromQueueId', found: '17' }],
      },
    },
    {
      name: 'under another name for an option of the queue, which the correction keeps',
      body: { callQueueId: QUEUE, callPriority: '5', language: 'English' },
      diagnostics: [
        ['contract/unknown-property', '/callPriority'],
        ['contract/type', '/callPriority'],
        ['contract/unknown-property', '/language'],
        ['rule/not-uuid', '/language'],
      ],
      corrected: { callQueueId: QUEUE, priority: 5, languageId: '<language-id>' },
    },
    {
      name: 'the last of duplicates, which is the one that counts',
      text: `POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "${NUMBER}", "callFromQueueId": "<queue-id>", "callFromQueueId": "Billing" }`,
      diagnostics: [
        ['json/duplicate-key', '/callFromQueueId'],
        ['rule/not-uuid', '/callFromQueueId'],
      ],
      corrected: { phoneNumber: NUMBER, callFromQueueId: '<queue-id>' },
    },
  ],
};
