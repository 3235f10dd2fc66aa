import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const request = (path: string, body: string, status = 'gives 400'): string =>
  `POST /api/v2/conversations/${path} ${status}\n${body}`;
const PARTICIPANT = `${USER}/participants/${QUEUE}`;
const CONSULT = `calls/${PARTICIPANT}/consult/queue`;
const TO_QUEUE = `{ "speakTo": "DESTINATION", "queueId": "${QUEUE}" }`;

export const table: RuleTable = {
  code: 'rule/wrong-participant',
  valid: [
    { name: 'no failure', text: request(CONSULT, TO_QUEUE, 'returns 201') },
    { name: 'a rate limit', text: request(CONSULT, TO_QUEUE, 'gives 429') },
    { name: 'a body that explains the failure', text: request(CONSULT, '{ "speakTo": "DESTINATION" }') },
    {
      name: 'an error that explains itself',
      text: `${request(CONSULT, TO_QUEUE)}\n{"message":"No wrap-up","code":"conversation.error.wrapup.code.required","status":400}`,
    },
    {
      name: 'an operation of which nothing was seen',
      text: request(`${PARTICIPANT}/transfer`, '{ "address": "+12065550142" }'),
    },
  ],
  invalid: [
    {
      name: 'a consultation',
      text: request(CONSULT, TO_QUEUE),
      diagnostics: [
        ['rule/call-state', null],
        ['rule/wrong-participant', null],
      ],
    },
    {
      name: 'a consultation, refused',
      text: `${request(CONSULT, TO_QUEUE, 'answers')}\n{"message":"You are not a connected participant on the call","code":"not.a.participant","status":400}`,
      diagnostics: [
        ['rule/call-state', null],
        ['rule/wrong-participant', null],
      ],
    },
    {
      name: 'a transfer to an agent, whose participant is not found',
      text: request(`${PARTICIPANT}/replace/agent`, `{ "userId": "${USER}" }`, 'gives 404'),
      diagnostics: [['rule/wrong-participant', null]],
    },
    {
      name: 'the deprecated transfer, as its body selects it',
      text: request(`${PARTICIPANT}/replace`, `{ "queueId": "${QUEUE}" }`, 'gives 403'),
      diagnostics: [
        ['rule/deprecated-operation', null],
        ['rule/wrong-participant', null],
      ],
    },
  ],
};
