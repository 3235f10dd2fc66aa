import type { RuleTable } from '../../support/rule-tester.ts';

const HANG_UP = 'PATCH /api/v2/conversations/calls/7c1e0a52-9b3d-4f86-8a1f-2c4d6e8f0a13 fails';
const SENT = "fetch(url, { method: 'PATCH', body: JSON.stringify({ state: 'disconnected' }) });";

export const table: RuleTable = {
  code: 'rule/missing-await',
  valid: [
    { name: 'an answer that is awaited', text: `${HANG_UP}\nconst r = await ${SENT}\nlog(r.status);` },
    {
      name: 'a promise that is awaited later',
      text: `${HANG_UP}\nconst p = ${SENT}\nconst r = await p;\nlog(r.status);`,
    },
    {
      name: 'a promise with a handler',
      text: `${HANG_UP}\nconst r = ${SENT}\nr.then((answer) => log(answer.status));`,
    },
    {
      name: 'the value of a plain function in a path',
      text: `${HANG_UP}\nconst id = currentId();\nawait fetch(\`/api/v2/conversations/calls/\${id}\`);`,
    },
  ],
  invalid: [
    {
      name: 'the status of a promise',
      text: `${HANG_UP}\nconst r = ${SENT}\nlog(r.status);`,
      diagnostics: [['rule/missing-await', null]],
    },
    {
      name: 'the data that a method of the SDK returns',
      text: `${HANG_UP}\nconst conversation = conversationsApi.patchConversationsCall(id, { state: 'disconnected' });\nshow(conversation.id);`,
      diagnostics: [['rule/missing-await', null]],
    },
    {
      name: 'what an async function returns, in a path',
      text: `${HANG_UP}\nasync function currentId() {}\nconst id = currentId();\nawait fetch(\`/api/v2/conversations/calls/\${id}\`);`,
      diagnostics: [['rule/missing-await', null]],
    },
  ],
};
