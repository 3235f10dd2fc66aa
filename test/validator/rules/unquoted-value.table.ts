import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE } from './ids.ts';

export const table: RuleTable = {
  code: 'template/unquoted-value',
  valid: [
    {
      name: 'holes in quotes',
      text: 'POST /api/v2/conversations/callbacks 400\n{ "queueId": "${input.queueId}", "callbackNumbers": ["{{number}}"] }',
    },
    {
      name: 'a hole where a number belongs',
      text: `POST /api/v2/conversations/calls 400\n{ "callQueueId": "${QUEUE}", "priority": \${input.priority} }`,
    },
  ],
  invalid: [
    {
      name: 'an item of a list in a data action',
      text: `POST /api/v2/conversations/callbacks 400\n{ "queueId": "${QUEUE}", "callbackNumbers": [\${input.number}] }`,
      diagnostics: [['template/unquoted-value', '/callbackNumbers/0']],
      corrected: { queueId: QUEUE, callbackNumbers: ['${input.number}'] },
    },
    {
      name: 'a property in a collection of Postman',
      text: 'POST /api/v2/conversations/calls 400\n{ "phoneNumber": {{phone}} }',
      diagnostics: [['template/unquoted-value', '/phoneNumber']],
      corrected: { phoneNumber: '{{phone}}' },
    },
    {
      name: 'a variable of Velocity without braces',
      text: 'POST /api/v2/conversations/calls 400\n{ "phoneNumber": $input.phone, "callFromQueueId": "$input.queueId" }',
      diagnostics: [['template/unquoted-value', '/phoneNumber']],
      corrected: { phoneNumber: '$input.phone', callFromQueueId: '$input.queueId' },
    },
    {
      name: 'a hole for a number that leaves nothing behind when it is empty',
      text: `POST /api/v2/conversations/calls 400\n{ "callQueueId": "${QUEUE}", "priority": $!{input.priority} }`,
      diagnostics: [
        ['template/wrong-grant', null],
        ['template/unquoted-value', '/priority'],
      ],
    },
  ],
};
