import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE, USER } from './ids.ts';

const body = '{ "phoneNumber": "+12125550123" }';

export const table: RuleTable = {
  code: 'rule/wrong-endpoint',
  valid: [
    { name: 'the published path', text: `POST /api/v2/conversations/calls gives 400\n${body}` },
    {
      name: 'the published path at another region',
      text: `POST https://api.euw2.pure.cloud/api/v2/conversations/calls\n${body}`,
    },
    { name: 'another part of the platform', text: 'GET /api/v2/users/me returns 401 on Genesys Cloud' },
    {
      name: 'another product with a path that resembles ours',
      text: `Dialpad: POST /api/v2/call answers 400\n${body}`,
    },
    {
      name: 'a conversation of another medium, with a body of its own',
      text: 'Genesys Cloud: PATCH /api/v2/conversations/chats/{chatId} gives 400\n{ "state": "disconnected" }',
    },
    {
      name: 'a method of the SDKs for another medium',
      text: 'Genesys Cloud: api.post_conversations_messages_agentless({"fromAddress": "+12125550123", "textBody": "Ready"}) gives 400',
    },
    {
      name: 'a path of another product whose conversations have participants',
      text: `POST /v1/Conversations/CH0142/Participants/MB0142/replce gives 404\n${body}`,
    },
    {
      name: 'a path with a gap for the medium',
      text: 'Genesys Cloud: PATCH /api/v2/conversations/{mediaType}/{conversationId}/participants/{participantId} gives 400',
    },
  ],
  invalid: [
    {
      name: 'a made-up medium without a host',
      text: `DELETE /api/v2/conversations/messaging/${QUEUE} gives 409, how do I end it?`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that people use instead, with a property that only this API has',
      text: `POST /api/v2/calls gives 404\n{ "phoneNumber": "+12125550123", "callFromQueueId": "${QUEUE}" }`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path of another medium that does not exist',
      text: 'POST https://api.mypurecloud.de/api/v2/conversations/chat/messages gives 400\n{ "text": "Hello" }',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a method that a path of another medium lacks',
      text: 'DELETE https://api.mypurecloud.de/api/v2/conversations/messages/{conversationId} gives 405',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a medium that does not exist, with a body for a conversation of any medium',
      text: 'PUT https://api.mypurecloud.de/api/v2/conversations/webchats/{chatId}/participants/{participantId}\n{ "attributes": { "tier": "gold" } }',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'an ID in the path of an operation that takes it in the body',
      text: `PATCH /api/v2/conversations/callbacks/${QUEUE} 400\n{ "conversationId": "${QUEUE}", "agentId": "${USER}" }`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a conversation of another medium, with a body that means a path of every medium',
      text: 'Genesys Cloud: PATCH /api/v2/conversations/chats/{chatId} gives 400\n{ "attributes": { "tier": "gold" } }',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that another API only reads, with a body that means a call',
      text: 'POST https://api.mypurecloud.ie/api/v2/conversations/{conversationId}/recordings gives 405\n{ "action": "pause" }',
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/action'],
      ],
      corrected: { recordingState: 'PAUSED' },
    },
    {
      name: 'a path below other words, at the host of a region that is left open',
      text: 'Genesys Cloud: POST https://api.%s/api/v2/interactions/events/conversations/%s/transfer gives 404\n{ "type": "blind", "queueId": "7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13" }',
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/misplaced-value', ''],
        ['rule/misplaced-value', '/type'],
      ],
      corrected: { queueId: '7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13' },
    },
    {
      name: 'a known slip',
      text: 'Genesys Cloud: POST /api/v2/conversations/calls/outbound gives 404',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that does not exist, with words for what is meant',
      text: 'PATCH /api/v2/conversations/voice/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/hold gives 404',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that does not exist, for what takes no body',
      text: 'POST /api/v2/conversations/voice/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/hangup gives 404',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'attributes on the participant itself',
      text: 'PATCH /api/v2/conversations/calls/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/participants/9b3d0a52-7d3e-4b86-9a1f-2c4d6e8f0a13 gives 400\n{ "attributes": { "tier": "gold" } }',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a callback sent where calls are placed',
      text: 'POST /api/v2/conversations/calls gives 400\n{ "callbackNumbers": ["+12065550142"] }',
      diagnostics: [
        ['rule/wrong-endpoint', null],
        ['rule/callback-needs-queue', ''],
      ],
      alternatives: [{ callbackNumbers: ['+12065550142'], queueId: '<queue-id>' }],
    },
    {
      name: 'the path of another version',
      text: `POST https://api.mypurecloud.com/api/v1/conversations/calls gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'the path without its beginning',
      text: `POST https://api.mypurecloud.com/conversations/calls gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that nobody knows, near one of ours',
      text: `POST https://api.mypurecloud.com/api/v2/conversations/callz gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a slip of the pen deep in a path of the family, with nobody naming the vendor',
      text: 'POST /api/v2/conversations/6f1d2b1e-3c54-4a6b-9d8e-0f7a5c2b9e41/participants/b81e5f02-77aa-4a3c-8d59-2c6f0e9d4b13/replace/contact/extrnal gives 404',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that does not exist, in the log and in code that joins it: told once',
      text: 'POST /api/v2/interactions/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13/actions 404\n```java\nbuilder.url("https://api.mypurecloud.de/api/v2/interactions/" + conversationId + "/actions")\n```',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that code joins from pieces, one of which is missing',
      text: 'gives 404: fetch(base + "/api/v2/conversations/" + id + "/participants/" + leg + "/replce/queue")',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that does not exist, with a call of code in it',
      text: 'fetch(`${base}/api/v2/conversations/calls/${encodeURIComponent(callId)}/disconnect`, { method: "POST" }) gives 404',
      diagnostics: [['rule/wrong-endpoint', null]],
    },
  ],
};
