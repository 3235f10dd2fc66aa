import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const at = (participant: string): string =>
  `POST https://api.mypurecloud.com/api/v2/conversations/${USER}/participants/${participant}/replace/queue gives 404\n{ "queueId": "${QUEUE}" }`;

export const table: RuleTable = {
  code: 'rule/unresolved-id',
  valid: [
    {
      name: 'an ID that code sets before it sends the request',
      text: `404 from Genesys\nlet conversationId = '';\nconversationsApi.getConversations().then((list) => { conversationId = list.entities[0].id; });\nconversationsApi.postConversationDisconnect(conversationId);`,
    },
    {
      name: 'an empty ID in a sample, where nothing failed',
      text: `const conversationId = '';\nconversationsApi.postConversationDisconnect(conversationId);`,
    },
    { name: 'an ID', text: at(QUEUE) },
    { name: 'a variable of a template', text: at('{{participantId}}') },
    { name: 'a path of somebody else', text: 'GET https://shop.example/carts/undefined/items gives 404' },
  ],
  invalid: [
    {
      name: 'the text of an example in JavaScript, beside a call that works',
      text: `404 at postConversationDisconnect, dialing works\nfunction dial(n) {\n  conversationsApi.postConversationsCalls({ phoneNumber: n }).then((data) => { conversationId = data.id; });\n}\nfunction end() {\n  let conversationId = 'conversationId'; // String\n  conversationsApi.postConversationDisconnect(conversationId);\n}`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'empty IDs of a Swift sample',
      text: `HTTP 404 from Genesys\nlet conversationId: String = ""\nlet participantId: String = ""\nlet body: TransferToQueueRequest = TransferToQueueRequest(transferType: .unattended, queueId: "${QUEUE}")\nConversationsAPI.postConversationParticipantReplaceQueue(conversationId: conversationId, participantId: participantId, body: body) { (error) in }`,
      diagnostics: [
        ['rule/unresolved-id', null],
        ['rule/unresolved-id', null],
      ],
    },
    {
      name: 'an example ID of the Python docs',
      text: `404 from Genesys\nconversation_id = 'conversation_id_example'\napi_instance.post_conversation_disconnect(conversation_id)`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'an empty variable in a path',
      text: `Genesys answers 404\nconst id = '';\nfetch(\`https://api.mypurecloud.com/api/v2/conversations/calls/\${id}\`, { method: 'PATCH', body: JSON.stringify({ state: 'disconnected' }) });`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'a variable that was not set',
      text: at('undefined'),
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'a placeholder of a template in the path, encoded',
      text: at('%7BparticipantId%7D'),
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'a template string in single quotation marks, encoded by the browser',
      text: at('$%7BparticipantId%7D'),
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'null in the path',
      text: `PATCH /api/v2/conversations/calls/null/participants/${USER} gives 404\n{ "held": true }`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'a promise in the path, encoded',
      text: `POST https://api.mypurecloud.de/api/v2/conversations/calls/%5Bobject%20Promise%5D/participants 404\n{ "participants": [{ "address": "+12065550142" }] }`,
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'letters that stand for an ID',
      text: at('yyy'),
      diagnostics: [
        ['rule/unresolved-id', null],
        ['rule/wrong-participant', null],
      ],
    },
    {
      name: 'an ID that is an empty text, so that two slashes follow each other',
      text: 'POST https://api.mypurecloud.com/api/v2/conversations/calls/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/participants//consult/queue gives 404',
      diagnostics: [['rule/unresolved-id', null]],
    },
    {
      name: 'the IDs of a sample, beside a body that lacks something',
      text: `platformClient gives 400
var conversationId = "conversationId_example";
conversationsApi.patchConversationsCallParticipantConsult(conversationId, "participantId_example", {});`,
      diagnostics: [
        ['rule/unresolved-id', null],
        ['rule/unresolved-id', null],
        ['contract/required', '/speakTo'],
      ],
    },
  ],
};
