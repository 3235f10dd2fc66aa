import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER } from './ids.ts';

const call = (headers: string): string =>
  `401 from POST /api/v2/conversations/calls\naxios.post(url, { phoneNumber: '${NUMBER}' }, { headers: ${headers} });`;

export const table: RuleTable = {
  code: 'rule/missing-bearer',
  valid: [
    { name: 'the token after Bearer', text: call("{ Authorization: 'Bearer ' + accessToken }") },
    { name: 'a template with Bearer', text: call('{ Authorization: `Bearer ${token}` }') },
    {
      name: 'a variable that begins with Bearer',
      text: `const authToken = 'Bearer ' + t;\n${call('{ Authorization: authToken }')}`,
    },
  ],
  invalid: [
    {
      name: 'the token alone',
      text: call('{ Authorization: accessToken }'),
      diagnostics: [['rule/missing-bearer', null]],
    },
    {
      name: 'the token alone under a quoted name',
      text: `const headers = { "Authorization": api.token };\n${call('headers')}`,
      diagnostics: [['rule/missing-bearer', null]],
    },
    {
      name: 'the token alone in a header that is set',
      text: `401 from POST /api/v2/conversations/calls
xhr.setRequestHeader("Authorization", window.gcToken);
xhr.send(JSON.stringify({ phoneNumber: '${NUMBER}' }));`,
      diagnostics: [['rule/missing-bearer', null]],
    },
  ],
};
