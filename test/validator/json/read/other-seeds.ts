/** A second set of payloads, of other shapes and habits, to see that the reader was not fitted to the first. */
export const OTHER_SEEDS: readonly string[] = [
  '{"callerId":"+15125550107","callerIdName":"Harbor Clinic","phoneNumber":"+15125550108","callQueueId":"8f14e45f-ceea-467f-9e3b-2b8a1c4d6e70","externalContactId":null}',
  `{
  "request": {
    "destination": {
      "phoneNumber": "+442079460958"
    },
    "routing": {
      "queueId": "45c48cce-2e2d-4fbd-8a1b-1c3d5e7f9a0b",
      "priority": 10,
      "skillIds": [
        "6512bd43-d9ca-4a6e-8c99-0b1c2d3e4f50",
        "c20ad4d7-6fe9-4775-8aa9-1a2b3c4d5e6f"
      ]
    }
  },
  "dryRun": false
}`,
  `{"participants":[
  {"to":"+15125550110","from":"+15125550111"},
  {"to":"+15125550112","from":"+15125550113"}
],"conference":true,"label":"weekly sync"}`,
  `{
 "agentId": "aab32389-22bc-4c25-9f60-6d0e1f2a3b4c",
 "to": "tel:+15125550114",
 "callType": "OUTBOUND",
 "wrapUpCode": { "id": "ee11cbb1-9052-4e40-a07d-1a2b3c4d5e6f", "name": "Booked" }
}`,
  '{ "uuiData": "54455354;encoding=hex", "phoneNumber": "sip:desk@pbx.example", "attributes": { "crm.id": "0015", "zip": "08540" } }',
  `{
    "destinations" : [ "+15125550120", "+15125550121", "+15125550122" ],
    "delaySeconds" : 2.5,
    "notes" : null,
    "owner" : { "team" : "Billing", "lead" : { "name" : "R. Cole", "ext" : 204 } }
}`,
  '[{"id":1,"phone":"+15125550130","tries":[0,1,2]},{"id":2,"phone":"+15125550131","tries":[]}]',
  `{ "from": { "phoneNumber": "+15125550132", "displayName": "Ops" }, "to": [
    { "phoneNumber": "+15125550133", "displayName": "On-call" },
    { "phoneNumber": "+15125550134", "displayName": "Backup" } ],
  "languageId": "en", "timeoutSeconds": 45 }`,
  `{
  "type": "callback",
  "callbackNumbers": ["+15125550140"],
  "callbackScheduledTime": "2026-12-01T09:30:00Z",
  "scriptId": "f457c545-a9de-4d88-a8c1-3b5d7f9a1c2e",
  "data": {"plan": "gold", "score": 7},
  "validateCallbackNumbers": true
}`,
  `{"conversation":{"participants":[{"purpose":"agent","calls":[{"state":"alerting","muted":false}]}],"divisions":null}}`,
];
