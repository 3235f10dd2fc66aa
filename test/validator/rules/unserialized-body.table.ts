import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const PATH = 'https://api.mypurecloud.com/api/v2/conversations/calls';

export const table: RuleTable = {
  code: 'rule/unserialized-body',
  valid: [
    {
      name: 'a request that reads, with headers alone',
      text: 'gives 404\n```js\nconst res = await fetch(`https://api.mypurecloud.ie/api/v2/conversations/calls/${id}`, { headers: { Authorization: token } });\n```',
    },
    {
      name: 'the same outside a fence',
      text: 'Genesys Cloud gives 404\n\nconst res = await fetch(`${base}/api/v2/conversations/calls/${id}`, { headers: { Authorization: token } });\nreturn res.json();',
    },
    {
      name: 'a dictionary turned into JSON in Python',
      text: `400 from Genesys\nrequests.post("https://api.mypurecloud.com/api/v2/conversations/calls", data=json.dumps({"phoneNumber": "+12065550143"}), headers=h)`,
    },
    {
      name: 'an array turned into JSON in PHP',
      text: `400 from Genesys\n$ch = curl_init('https://api.mypurecloud.com/api/v2/conversations/calls');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(['phoneNumber' => '+12065550143']));`,
    },
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
      name: 'a dictionary as data= in Python',
      text: `400 from Genesys\nrequests.post("https://api.mypurecloud.com/api/v2/conversations/calls", data={"phoneNumber": "+12065550143"}, headers=h)`,
      diagnostics: [['rule/unserialized-body', '']],
    },
    {
      name: 'an array for cURL in PHP',
      text: `400 from Genesys\n$ch = curl_init('https://api.mypurecloud.com/api/v2/conversations/calls');\ncurl_setopt($ch, CURLOPT_POSTFIELDS, ['phoneNumber' => '+12065550143']);`,
      diagnostics: [['rule/unserialized-body', '']],
    },
    {
      name: 'a hash for HTTParty',
      text: `400 from Genesys\nHTTParty.post("https://api.mypurecloud.com/api/v2/conversations/calls", body: { phoneNumber: "+12065550143" }, headers: headers)`,
      diagnostics: [['rule/unserialized-body', '']],
    },
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
