import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const request = (path: string, body: string): string =>
  `POST /api/v2/conversations/${path} gives 404\n${body}`;

export const table: RuleTable = {
  code: 'rule/wrong-medium',
  valid: [
    {
      name: 'a call',
      text: request(`calls/${USER}/participants/${QUEUE}/replace`, `{ "queueId": "${QUEUE}" }`),
    },
    {
      name: 'the operation for any conversation',
      text: `For a web message: ${request(`${USER}/participants/${QUEUE}/replace/queue`, `{ "queueId": "${QUEUE}" }`)}`,
    },
    {
      name: 'an email on its own path',
      text: `For an email PATCH /api/v2/conversations/emails/${USER}/participants/${QUEUE} gives 404\n{ "state": "disconnected" }`,
    },
  ],
  invalid: [
    {
      name: 'a phone call on the path of emails',
      text: `For a phone call PATCH /api/v2/conversations/emails/${USER}/participants/${QUEUE} gives 404`,
      diagnostics: [['rule/wrong-medium', null]],
    },
    {
      name: 'a voice call on the path of messages',
      text: `Ending a voice call with PATCH /api/v2/conversations/messages/${USER}/participants/${QUEUE} gives 404`,
      diagnostics: [['rule/wrong-medium', null]],
    },
    {
      name: 'a web message handed over as a call',
      text: `Forwarding a web message: ${request(`calls/${USER}/participants/${QUEUE}/replace`, `{ "queueId": "${QUEUE}" }`)}`,
      diagnostics: [['rule/wrong-medium', null]],
    },
    {
      name: 'attributes of a chat',
      text: `On chats PATCH /api/v2/conversations/calls/${USER}/participants/${QUEUE}/attributes gives 404\n{ "attributes": { "tier": "gold" } }`,
      diagnostics: [['rule/wrong-medium', null]],
    },
    {
      name: 'an email hung up as a call',
      text: `For an email PATCH /api/v2/conversations/calls/${USER}/participants/${QUEUE} gives 404\n{ "state": "disconnected" }`,
      diagnostics: [['rule/wrong-medium', null]],
    },
  ],
};
