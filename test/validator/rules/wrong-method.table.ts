import type { RuleTable } from '../../support/rule-tester.ts';

const id = '5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11';
const body = '{ "phoneNumber": "+12125550123" }';

export const table: RuleTable = {
  code: 'rule/wrong-method',
  valid: [
    { name: 'the published method', text: `POST /api/v2/conversations/calls gives 400\n${body}` },
    {
      name: 'GET with the answer that it got',
      text: `GET /api/v2/conversations/calls/${id} gives\n{ "id": "${id}", "participants": [] }`,
    },
    { name: 'no method told', text: `/api/v2/conversations/calls gives 400\n${body}` },
  ],
  invalid: [
    {
      name: 'PUT where a call is placed by POST',
      text: `PUT /api/v2/conversations/calls gives 405\n${body}`,
      diagnostics: [['rule/wrong-method', null]],
    },
    {
      name: 'POST where a recording is changed',
      text: `POST /api/v2/conversations/calls/${id}/recordingstate gives 405\n{ "recordingState": "PAUSED" }`,
      diagnostics: [['rule/wrong-method', null]],
    },
    {
      name: 'GET with the body of a call',
      text: `curl -X GET https://api.mypurecloud.com/api/v2/conversations/calls -d '${body}' does not place the call, 400`,
      diagnostics: [['rule/wrong-method', null]],
      published: { phoneNumber: '+12125550123' },
    },
    {
      name: 'in a command',
      text: `curl -X DELETE https://api.mypurecloud.com/api/v2/conversations/calls -d '${body}' gives 405`,
      diagnostics: [['rule/wrong-method', null]],
    },
    {
      name: 'a participant that is deleted instead of disconnected',
      text: 'DELETE https://api.mypurecloud.com/api/v2/conversations/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/participants/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 gives 405',
      diagnostics: [['rule/wrong-method', null]],
    },
    {
      name: 'a change where only reading and deleting are possible',
      text: `POST https://api.mypurecloud.com/api/v2/conversations/${id} gives 405`,
      diagnostics: [['rule/wrong-method', null]],
    },
  ],
};
