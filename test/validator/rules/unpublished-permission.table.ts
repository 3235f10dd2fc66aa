import type { RuleTable } from '../../support/rule-tester.ts';

const failing = 'POST /api/v2/conversations/calls gives 403.';

export const table: RuleTable = {
  code: 'rule/unpublished-permission',
  valid: [
    {
      name: 'a permission that is listed',
      text: `${failing} The role has the permission conversation:call:add.`,
    },
    {
      name: 'a permission of another domain',
      text: `${failing} The role has the permission routing:skill:assign.`,
    },
  ],
  invalid: [
    {
      name: 'a name that no operation lists',
      text: `${failing} The role has the permission conversation:call:control.`,
      diagnostics: [['rule/unpublished-permission', null]],
    },
    {
      name: 'a name in two parts',
      text: `${failing} Do I need the permission routing:skill?`,
      diagnostics: [['rule/unpublished-permission', null]],
    },
    {
      name: 'beside an operation that lists two',
      text: 'POST /api/v2/conversations/calls/user/6f1d2b1e-3c54-4a6b-9d8e-0f7a5c2b9e41 gives 403. The role has the permission conversation:call:dial.',
      diagnostics: [['rule/unpublished-permission', null]],
    },
    {
      name: 'where no operation is known',
      text: 'Placing a call on Genesys Cloud fails with 403. The role has the permission conversation:call:dial.',
      diagnostics: [['rule/unpublished-permission', null]],
    },
  ],
};
