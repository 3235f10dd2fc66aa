import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const PATH = 'https://api.mypurecloud.com/api/v2/conversations/calls';

export const table: RuleTable = {
  code: 'rule/unserialized-body',
  valid: [
    {
      name: 'an object that is serialized for fetch',
      text: `400 with this\nconst body = { phoneNumber: '${NUMBER}' };\nfetch('${PATH}', { method: 'POST', body: JSON.stringify(body) });`,
    },
    {
      name: 'a client that serializes by itself',
      text: `400 with this\naxios.post('${PATH}', { phoneNumber: '${NUMBER}' });`,
    },
  ],
  invalid: [
    {
      name: 'an object as the body of fetch',
      text: `400 with this\nfetch('${PATH}', { method: 'POST', headers, body: { phoneNumber: '${NUMBER}' } });`,
      diagnostics: [['rule/unserialized-body', '']],
    },
    {
      name: 'an object for send of an XMLHttpRequest',
      text: `400 with this
var xhr = new XMLHttpRequest();
xhr.open('POST', '${PATH}');
var body = { phoneNumber: '${NUMBER}', callFromQueueId: '${QUEUE}' };
xhr.send(body);`,
      diagnostics: [['rule/unserialized-body', '']],
    },
    {
      name: 'a hash table for Invoke-RestMethod',
      text: `400 with this
$call = @{ phoneNumber = '${NUMBER}' }
Invoke-RestMethod -Uri "${PATH}" -Method Post -Headers $headers -Body $call`,
      diagnostics: [['rule/unserialized-body', '']],
    },
  ],
};
