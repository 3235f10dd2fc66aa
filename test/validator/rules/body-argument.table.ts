import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const failing = (code: string): string => `Genesys answers 400\n${code}`;

export const table: RuleTable = {
  code: 'rule/body-argument',
  valid: [
    {
      name: 'an optional body in the options',
      text: failing(
        "let opts = { 'body': { 'digits': '42#' } };\nconversationsApi.postConversationParticipantDigits(c, p, opts);",
      ),
    },
    {
      name: 'a required body as it is',
      text: failing(`conversationsApi.postConversationsCalls({ phoneNumber: '${NUMBER}' });`),
    },
    {
      name: 'an optional body by name in Python',
      text: failing(
        "api = PureCloudPlatformClientV2.ConversationsApi()\napi.post_conversation_participant_digits(cid, pid, body={'digits': '42#'})",
      ),
    },
    {
      name: 'an optional body by name in Swift',
      text: failing(
        'let participantId: String = call.id\nConversationsAPI.postConversationParticipantDigits(conversationId: cid, participantId: participantId, body: Digits(digits: "42#")) { error in }',
      ),
    },
  ],
  invalid: [
    {
      name: 'digits as they are',
      text: failing("conversationsApi.postConversationParticipantDigits(c, p, { digits: '42#' });"),
      diagnostics: [['rule/body-argument', '']],
    },
    {
      name: 'a callback for a conversation as it is',
      text: failing(
        `const body = { queueId: '${QUEUE}', callbackNumbers: ['${NUMBER}'] };\nawait api.postConversationParticipantCallbacks(conv.id, customer.id, body);`,
      ),
      diagnostics: [['rule/body-argument', '']],
    },
    {
      name: 'digits without a name in Python',
      text: failing("api.post_conversation_participant_digits(cid, pid, {'digits': '42#'})"),
      diagnostics: [['rule/body-argument', '']],
    },
    {
      name: 'options where the body belongs',
      text: failing(`conversationsApi.postConversationsCalls({ body: { phoneNumber: '${NUMBER}' } });`),
      diagnostics: [['rule/body-argument', '']],
    },
  ],
};
