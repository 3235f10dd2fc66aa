import type { RuleTable } from '../../support/rule-tester.ts';

const id = '5b0f0f6e-3c0a-4d2b-9e57-6a1d5f0c2b11';
const other = 'd4e0a7c2-9b61-4f3d-8a25-1c7f6e90b384';

export const table: RuleTable = {
  code: 'rule/deprecated-operation',
  valid: [
    {
      name: 'the operation for an address',
      text: `POST /api/v2/conversations/${id}/participants/${other}/transfer gives 400\n{ "address": "+12125550123" }`,
    },
    {
      name: 'placing a call',
      text: 'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12125550123" }',
    },
  ],
  invalid: [
    {
      name: 'the general replace',
      text: `POST /api/v2/conversations/${id}/participants/${other}/replace gives 400\n{ "address": "+12125550123" }`,
      diagnostics: [
        ['rule/call-state', null],
        ['rule/deprecated-operation', null],
      ],
    },
    {
      name: 'the general consult',
      text: `POST /api/v2/conversations/calls/${id}/participants/${other}/consult gives 400\n{ "speakTo": "BOTH", "destination": { "address": "+12125550123" } }`,
      diagnostics: [
        ['rule/call-state', null],
        ['rule/deprecated-operation', null],
        ['rule/wrong-participant', null],
      ],
    },
    {
      name: 'the replace by an outside address',
      text: `POST /api/v2/conversations/${id}/participants/${other}/replace/external gives 400\n{ "address": "+12125550123" }`,
      diagnostics: [
        ['rule/call-state', null],
        ['rule/deprecated-operation', null],
      ],
    },
    {
      name: 'the method of an SDK for it, with a person as the target',
      text: `Genesys: postConversationParticipantReplace(c, p, body) gives 400\n{ "userId": "${other}" }`,
      diagnostics: [
        ['rule/call-state', null],
        ['rule/deprecated-operation', null],
        ['rule/wrong-participant', null],
      ],
    },
  ],
};
