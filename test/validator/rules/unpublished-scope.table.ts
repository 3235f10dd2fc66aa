import type { RuleTable } from '../../support/rule-tester.ts';

const failing = 'POST /api/v2/conversations/calls gives 403.';

export const table: RuleTable = {
  code: 'rule/unpublished-scope',
  valid: [
    { name: 'the published scope', text: `${failing} Our client has the scope conversations.` },
    {
      name: 'a published scope for reading',
      text: `${failing} Our client has the scope conversations:readonly.`,
    },
    { name: 'no talk of scopes', text: `${failing} The log says call:start and then nothing.` },
  ],
  invalid: [
    {
      name: 'a made-up scope beside a 403, which is about a permission',
      text: 'POST /api/v2/conversations/calls/{conversationId}/participants/{participantId}/coach gives 403. Do we need the scope conversation:control:write?',
      diagnostics: [['rule/unpublished-scope', null]],
    },
    {
      name: 'a scope of its own making',
      text: `${failing} Is the scope call:start missing?`,
      diagnostics: [['rule/unpublished-scope', null]],
    },
    {
      name: 'a scope with write',
      text: `${failing} I added the scope conversations:write.`,
      diagnostics: [['rule/unpublished-scope', null]],
    },
    {
      name: 'a permission taken for a scope',
      text: `${failing} I gave the client the OAuth scope conversation:call:add.`,
      diagnostics: [['rule/unpublished-scope', null]],
    },
  ],
};
