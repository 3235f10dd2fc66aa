/** Payloads of our own, in the layouts that people paste: on one line, indented, packed, with and without spaces. */
export const SEEDS: readonly string[] = [
  '{"phoneNumber":"+12065550142","callerId":"+12065550100","priority":5,"attributes":{"case":"A-17","vip":true}}',
  `{ "from": { "address": "+447700900123", "type": "agent" },
  "to": [{ "address": "+12065550101", "type": "phone" }] }`,
  `{
  "phoneNumber": "+12065550143",
  "callFromQueueId": "5e1cfa0e-6f0b-4a6f-9c9d-2f4a7d1b8e31",
  "callerIdName": "Front desk",
  "label": null,
  "uuiData": "a1;encoding=hex"
}`,
  `{
    "participants": [
        { "name": "Ada", "address": "+12065550110", "type": "external" },
        { "name": "Bo", "address": "+12065550111", "type": "external" }
    ],
    "priority": 3,
    "languageId": null
}`,
  '{"from":{"phoneNumber":"+12065550120","name":"Sales, west"},"to":{"phoneNumber":"+12065550121"},"record":false}',
  `{
\t"callUserId": "0b6f6a3c-8c1d-4d5e-9f10-6a7b8c9d0e1f",
\t"attributes": {
\t\t"ticket": "4711",
\t\t"note": "asked\\ntwice"
\t},
\t"routingSkillsIds": ["7d9c1b2a-3e4f-4051-8263-748596a7b8c9", "b1946ac9-2492-4d3a-8c1b-0f9e8d7c6b5a"]
}`,
  '{"to":"+12065550130","from":"+12065550131","metadata":{"source":"crm","retry":0,"score":-1.5}}',
  `{
  "callQueueId": "c0ffee00-1234-4abc-8def-001122334455",
  "queueName": "Support",
  "routing": {
    "skills": ["english", "billing"],
    "language": { "id": "en-US", "proficiency": 4 }
  },
  "recordCall": true
}`,
  `[
  { "conversationId": "9a8b7c6d-5e4f-4a3b-8c2d-1e0f9a8b7c6d", "state": "connected" },
  { "conversationId": "1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9", "state": "disconnected" }
]`,
  `{
  "toAddress": { "number": "+12065550150", "kind": { "word": "phone", "rank": 1 } },
  "fromAddress": { "number": "+12065550151", "kind": { "word": "user", "rank": 2 } },
  "skip": []
}`,
  `{ "phoneNumber": "+12065550160", "externalContactId": "3c6e0b8a-9c15-4242-8a3b-5f2d1c0b9a87",
  "attributes": { "path": "C:\\\\calls\\\\new", "quote": "said \\"yes\\"", "empty": "" }, "label": "Call back: 5 pm" }`,
  '{"targets":[{"to":{"address":"+12065550170"},"from":{"userId":"e4d909c2-90d0-4b1c-a068-ffaddf22cbd0"}},{"to":{"address":"+12065550171"},"from":null}],"timeout":30}',
  `{
  "conversation": {
    "call": {
      "dest": {
        "tel": "+12065550180"
      },
      "options": { "autoAnswer": false, "delay": 250 }
    },
    "owner": "agent one"
  },
  "tags": ["urgent", "vip", "q4"]
}`,
  `{ "conversationIds": [ "d3b07384-d9a0-4c9f-8a0e-1b2c3d4e5f60", "6dcd4ce2-3d88-4e2e-8598-ff7a1b2c3d4e" ], "name": "O'Neil & Sons", "video": null }`,
];
