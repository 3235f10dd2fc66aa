import type { RuleTable } from '../../support/rule-tester.ts';

export const table: RuleTable = {
  code: 'rule/unknown-sdk-symbol',
  valid: [
    {
      name: 'the real method',
      text: 'Genesys: postConversationsCalls fails with 400 for me\n{ "phoneNumber": "+12125550123" }',
    },
    {
      name: 'the real class',
      text: 'Genesys: new CreateCallRequest fails with 400 for me\n{ "phoneNumber": "+12125550123" }',
    },
    {
      name: 'a variable that is named like a class',
      text: 'Genesys Cloud, C#: 400\nvar callRequest = new CreateCallRequest { PhoneNumber = number };\napi.PostConversationsCalls(callRequest);',
    },
    {
      name: 'a name of somebody else',
      text: 'Why does callUserService fail with 400 on POST /api/v2/conversations/calls?',
    },
  ],
  invalid: [
    {
      name: 'a method that sounds right',
      text: 'Genesys Cloud: api.createConversationCall(body) fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method in the singular of another habit',
      text: 'Genesys Cloud: api.postConversationCalls(body) fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a class that sounds right',
      text: 'Genesys Cloud: I build a ConversationCallRequest and it fails with 400\n{ "phoneNumber": "+12125550123" }',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'a method made up for what is meant',
      text: 'Genesys Cloud: api.putConversationCallHold(conversationId, participantId) fails with 400',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
    {
      name: 'the words of the real method in another order and number',
      text: 'Genesys Cloud: PostConversationIdParticipantsParticipantIdCallbacks is gone, 400',
      diagnostics: [['rule/unknown-sdk-symbol', null]],
    },
  ],
};
