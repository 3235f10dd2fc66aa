import type { RuleTable } from '../../support/rule-tester.ts';

export const table: RuleTable = {
  code: 'rule/client-credentials',
  valid: [
    {
      name: "a user's token",
      text: 'POST /api/v2/conversations/calls gives 400 with a PKCE token of the agent\n{ "phoneNumber": "+12125550123" }',
    },
    {
      name: 'client credentials for another part of the platform',
      text: 'We read GET /api/v2/users with client credentials on Genesys Cloud and it works.',
    },
  ],
  invalid: [
    {
      name: 'told beside a call',
      text: 'POST /api/v2/conversations/calls gives 400. Our token comes from client credentials.\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/client-credentials', null]],
    },
    {
      name: 'asked about',
      text: 'POST /api/v2/conversations/calls gives 400. Are client credentials enough for a call?\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/client-credentials', null]],
    },
    {
      name: 'told by the error',
      text: 'POST /api/v2/conversations/calls\n{ "phoneNumber": "+12125550123" }\nanswers\n{"status":400,"code":"not.a.user","message":"This requires a user.","contextId":"0b6c8f0e-1d2a-4b3c-9d4e-5f6a7b8c9d0e","details":[],"errors":[]}',
      diagnostics: [['rule/client-credentials', null]],
    },
  ],
};
