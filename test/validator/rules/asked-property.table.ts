import type { RuleTable } from '../../support/rule-tester.ts';

export const table: RuleTable = {
  code: 'rule/asked-property',
  valid: [
    {
      name: 'a statement',
      text: 'POST /api/v2/conversations/callbacks returns 400. I do need scriptId here.',
    },
    {
      name: 'a question about a plain word',
      text: 'POST /api/v2/conversations/callbacks returns 400. Do I need permission?',
    },
    { name: 'no operation', text: 'Is scriptId required?' },
    {
      name: 'a question about a permission',
      text: 'POST /api/v2/conversations/calls returns 400. Do I need conversations:call:add?',
    },
  ],
  invalid: [
    {
      name: 'a property that is optional',
      text: 'POST /api/v2/conversations/callbacks returns 400. Do I need scriptId?',
      diagnostics: [['rule/asked-property', null]],
    },
    {
      name: 'a property that is required',
      text: 'POST /api/v2/conversations/callbacks returns 400. Is callbackNumbers required?',
      diagnostics: [['rule/asked-property', null]],
    },
    {
      name: 'a property that has another name',
      text: 'POST /api/v2/conversations/calls returns 400. Is `callerIdNumber` right for the number to show?',
      diagnostics: [['rule/asked-property', null]],
    },
    {
      name: 'a property that there is not',
      text: 'POST /api/v2/conversations/callbacks returns 400. Must I send wrapUpTimeout?',
      diagnostics: [['rule/asked-property', null]],
    },
    {
      name: 'a word for what another operation does',
      text: 'We get a 400 when we put a call on hold with PATCH /api/v2/conversations/calls/{conversationId}. Is hold the right property?',
      diagnostics: [['rule/asked-property', null]],
    },
  ],
};
