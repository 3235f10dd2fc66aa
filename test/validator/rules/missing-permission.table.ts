import type { RuleTable } from '../../support/rule-tester.ts';

const refusal = (message: string): string =>
  `POST /api/v2/conversations/calls answers ${JSON.stringify({ status: 403, code: 'missing.any.permissions', message, contextId: '0b6c8f0e-1d2a-4b3c-9d4e-5f6a7b8c9d0e', details: [], errors: [] })}`;

export const table: RuleTable = {
  code: 'rule/missing-permission',
  valid: [
    { name: 'a refusal without names', text: refusal('Access to the conversation is forbidden.') },
    {
      name: 'no refusal',
      text: 'POST /api/v2/conversations/calls gives 400\n{ "phoneNumber": "+12125550123" }',
    },
  ],
  invalid: [
    {
      name: 'one permission',
      text: refusal('You are missing the following permission: [conversation:call:add]'),
      diagnostics: [['rule/missing-permission', null]],
    },
    {
      name: 'one of several',
      text: refusal(
        'You must have at least one of the following permissions assigned: [conversation:call:add, conversation:conference:add]',
      ),
      diagnostics: [['rule/missing-permission', null]],
    },
    {
      name: 'all of several',
      text: refusal(
        'You are missing the following permissions: [conversation:callback:create, conversation:call:add]',
      ),
      diagnostics: [['rule/missing-permission', null]],
    },
  ],
};
