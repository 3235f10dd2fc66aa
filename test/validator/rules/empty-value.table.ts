import type { RuleTable } from '../../support/rule-tester.ts';
import { NUMBER, QUEUE } from './ids.ts';

const CALLBACKS = 'POST /api/v2/conversations/callbacks';

const CALLS = 'https://api.mypurecloud.com/api/v2/conversations/calls';
const maybe = (name: string, code: string) => ({
  name,
  text: `Genesys answers 400, but only for some calls\n${code}`,
  diagnostics: [['rule/empty-value', null] as const],
});

export const table: RuleTable = {
  code: 'rule/empty-value',
  valid: [
    {
      name: 'a default, where nothing failed',
      text: `axios.post('${CALLS}', { phoneNumber: number, callerId: callerId ?? '' })`,
    },
    {
      name: 'a default that says something',
      text: `400 from Genesys\naxios.post('${CALLS}', { phoneNumber: number, callerId: callerId || MAIN_LINE })`,
    },
    {
      name: 'a default that JavaScript leaves out',
      text: `400 from Genesys\naxios.post('${CALLS}', { phoneNumber: number, callerId: callerId || undefined })`,
    },
    {
      name: 'a property that is added only when it has a value',
      text: `400 from Genesys\nconst label = form.label.value;\naxios.post('${CALLS}', { phoneNumber: number, ...(label && { label: label.trim() }) })`,
    },
    {
      name: 'fields that Go leaves out',
      text: `400 from Genesys\ntype call struct {\n\tPhoneNumber string \`json:"phoneNumber"\`\n\tCallerId string \`json:"callerId,omitempty"\`\n\tCallUserId *string \`json:"callUserId"\`\n}\nb, _ := json.Marshal(call{PhoneNumber: number})\nreq, _ := http.NewRequest("POST", "${CALLS}", bytes.NewReader(b))`,
    },
    { name: 'values that say something', body: { phoneNumber: NUMBER, callFromQueueId: QUEUE } },
    {
      name: 'a null, which says by itself that there is nothing',
      body: { phoneNumber: NUMBER, label: null },
    },
    {
      name: 'an empty object, which is a value',
      operation: CALLBACKS,
      body: { queueId: QUEUE, callbackNumbers: [NUMBER], data: {} },
    },
  ],
  invalid: [
    {
      name: 'an empty queue beside the one in the routing data',
      operation: 'POST /api/v2/conversations/callbacks',
      body: { callbackNumbers: ['+12065550142'], queueId: '', routingData: { queueId: QUEUE } },
      diagnostics: [['rule/empty-value', '/queueId']],
      corrected: { callbackNumbers: ['+12065550142'], routingData: { queueId: QUEUE } },
    },
    maybe(
      'JavaScript: a default of an empty text',
      `axios.post('${CALLS}', { phoneNumber: number, callerId: String(callerId || '').trim() })`,
    ),
    maybe(
      'JavaScript: boxes of a form in a template literal',
      `const body = {};\nObject.assign(body, { phoneNumber: \`\${boxes.dial}\`, label: \`\${boxes.label}\` });\nhttp.post('${CALLS}', body);`,
    ),
    maybe(
      'JavaScript: the default of a parameter',
      `function dial(phoneNumber, { callerId = '', label }) {\n  return axios.post('${CALLS}', { phoneNumber, callerId, label });\n}`,
    ),
    maybe(
      'Python: what a lookup falls back to',
      `body = {"phoneNumber": row["phone"], "label": row.get("label", "")}\nrequests.post("${CALLS}", json=body, headers=headers)`,
    ),
    maybe(
      'PHP: a field of a form',
      `<?php\n$body = ['phoneNumber' => $number, 'callerId' => $_POST['clid'] ?? ''];\n$client->post('${CALLS}', ['json' => $body]);`,
    ),
    maybe(
      'C#: string.Empty',
      `var body = new { phoneNumber = number, callerId = settings.CallerId ?? string.Empty };\nvar res = await http.PostAsJsonAsync("${CALLS}", body);`,
    ),
    maybe(
      'Ruby: what stands behind two bars',
      `body = { phoneNumber: number, callerId: caller_id || "" }\nHTTParty.post("${CALLS}", body: body.to_json)`,
    ),
    {
      name: 'Go: fields without omitempty that nobody sets',
      text: `Genesys says 400\ntype call struct {\n\tPhoneNumber string \`json:"phoneNumber"\`\n\tCallerId string \`json:"callerId"\`\n\tCallQueueId string \`json:"callQueueId"\`\n}\nvar c call\nc.PhoneNumber = "${NUMBER}"\nb, _ := json.Marshal(c)\nreq, _ := http.NewRequest("POST", "${CALLS}", bytes.NewReader(b))`,
      diagnostics: [
        ['rule/empty-value', '/callerId'],
        ['rule/empty-value', '/callQueueId'],
      ],
      corrected: { phoneNumber: NUMBER },
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'an empty caller ID beside a number',
      body: { phoneNumber: NUMBER, callerId: '', callFromQueueId: '' },
      diagnostics: [
        ['rule/empty-value', '/callerId'],
        ['rule/empty-value', '/callFromQueueId'],
      ],
      corrected: { phoneNumber: NUMBER },
      published: { phoneNumber: NUMBER },
    },
    {
      name: 'an empty number beside a queue',
      body: { phoneNumber: '', callQueueId: QUEUE },
      diagnostics: [['rule/empty-value', '/phoneNumber']],
      corrected: { callQueueId: QUEUE },
    },
    {
      name: 'what the request does nothing without',
      operation: 'PATCH /api/v2/conversations/calls/{conversationId}/participants/{participantId}',
      body: { wrapup: { code: '', notes: 'Called back' } },
      diagnostics: [['rule/empty-value', '/wrapup/code']],
      corrected: { wrapup: { code: '<wrap-up-code-id>', notes: 'Called back' } },
    },
    {
      name: 'everything that a form left empty',
      operation: CALLBACKS,
      body: {
        queueId: QUEUE,
        callbackNumbers: [NUMBER],
        routingData: '',
        callbackScheduledTime: '',
        data: { '': '' },
      },
      diagnostics: [
        ['rule/empty-value', '/routingData'],
        ['rule/empty-value', '/callbackScheduledTime'],
        ['rule/empty-value', '/data'],
      ],
      corrected: { queueId: QUEUE, callbackNumbers: [NUMBER] },
    },
    {
      name: 'a date that the program never set',
      operation: CALLBACKS,
      body: { queueId: QUEUE, callbackNumbers: [NUMBER], callbackScheduledTime: '0001-01-01T00:00:00Z' },
      diagnostics: [['rule/empty-value', '/callbackScheduledTime']],
      corrected: { queueId: QUEUE, callbackNumbers: [NUMBER] },
    },
    {
      name: 'an empty date of what the API answers with and takes back',
      operation: 'PATCH /api/v2/conversations/calls/{conversationId}',
      body: { startTime: '', recordingState: 'PAUSED' },
      diagnostics: [['rule/empty-value', '/startTime']],
      corrected: { recordingState: 'PAUSED' },
    },
  ],
};
