import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const PARTICIPANT = `${USER}/participants/${QUEUE}`;
const digits = (status: string, body = '{ "digits": "42#" }'): string =>
  `POST /api/v2/conversations/${PARTICIPANT}/digits ${status}\n${body}`;
const patch = (status: string, body: string): string =>
  `PATCH /api/v2/conversations/calls/${PARTICIPANT} ${status}\n${body}`;

export const table: RuleTable = {
  code: 'rule/call-state',
  valid: [
    { name: 'no failure', text: digits('returns 202') },
    { name: 'a refusal', text: digits('gives 403') },
    { name: 'a body that explains the failure', text: digits('gives 400', '{ "digits": true }') },
    {
      name: 'answering, which needs no connected call',
      text: patch('gives 400', '{ "state": "connected" }'),
    },
    {
      name: 'an error that explains itself',
      text: `${patch('answers', '{ "held": true }')}\n{"message":"No wrap-up","code":"conversation.error.wrapup.code.required","status":400}`,
    },
  ],
  invalid: [
    { name: 'digits', text: digits('gives 400'), diagnostics: [['rule/call-state', null]] },
    { name: 'hold', text: patch('gives 409', '{ "held": true }'), diagnostics: [['rule/call-state', null]] },
    {
      name: 'hold of a ringing call',
      text: `${patch('answers', '{ "held": true }')}\n{"message":"Cannot hold","code":"conversation.error.hold.alerting","status":400}`,
      diagnostics: [['rule/call-state', null]],
    },
  ],
};
