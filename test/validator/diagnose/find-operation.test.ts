import { expect, test } from 'vitest';
import { checkText } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';

const READ = 'conv = conv_api.get_conversation(cid)';

test.each([
  [
    'Python that sets the state of what it has read',
    `ApiException (400), Genesys\ndef end_call(cid):\n    ${READ}\n    conv.state = 'disconnected'\n    return conv_api.patch_conversations_call(cid, conv)`,
    'PATCH /api/v2/conversations/calls/{conversationId}',
  ],
  [
    'JavaScript that looks for the participant first',
    'Genesys answers 400\n```js\nconst call = await api.getConversationsCall(id);\nawait api.postConversationDisconnect(call.id);\n```',
    'POST /api/v2/conversations/{conversationId}/disconnect',
  ],
  [
    'a read alone',
    `ApiException (404), Genesys\ndef read(cid):\n    ${READ}\n    return dict(name=conv.id)`,
    'GET /api/v2/conversations/{conversationId}',
  ],
])('a text is about the write behind a read: %s', (_name, text, operation) => {
  expect(checkText(text, knowledge).operation).toBe(operation);
});
