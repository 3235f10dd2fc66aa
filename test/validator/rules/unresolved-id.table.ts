import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const at = (participant: string): string =>
  `POST https://api.mypurecloud.com/api/v2/conversations/${USER}/participants/${participant}/replace/queue gives 404\n{ "queueId": "${QUEUE}" }`;

export const table: RuleTable = {
  code: 'rule/unresolved-id',
  valid: [
    { name: 'an ID', text: at(QUEUE) },
    { name: 'a variable of a template', text: at('{{participantId}}') },
    { name: 'a path of somebody else', text: 'GET https://shop.example/carts/undefined/items gives 404' },
  ],
  invalid: [
    {
      name: 'a variable that was not set',
      text: at('undefined'),
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'null in the path',
      text: `PATCH /api/v2/conversations/calls/null/participants/${USER} gives 404\n{ "held": true }`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'a promise in the path, encoded',
      text: `POST https://api.mypurecloud.de/api/v2/conversations/calls/%5Bobject%20Promise%5D/participants 404\n{ "participants": [{ "address": "+12065550142" }] }`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'letters that stand for an ID',
      text: at('yyy'),
      diagnostics: [
        ['rule/unresolved-id', null],
        ['rule/wrong-participant', null],
      ],
    },
  ],
};
