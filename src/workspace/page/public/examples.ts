/** Messages to try; each shows another side of the app. */
export const EXAMPLES: readonly { readonly title: string; readonly about: string; readonly text: string }[] =
  [
    {
      title: 'A from/to body, and a 400',
      about: 'The type says agent, the number is too short',
      text: `We place the call like this and always get a 400:

POST /api/v2/conversations/calls
{
  "from": { "address": "+12065550142", "type": "agent" },
  "to": [{ "address": "+1555014", "type": "phone" }]
}

400 Bad Request. Should the type be user and not agent?`,
    },
    {
      title: 'A curl with a comma missing',
      about: 'Broken JSON inside a shell command',
      text: `curl -X POST 'https://api.mypurecloud.de/api/v2/conversations/calls' \\
  -H 'Content-Type: application/json' \\
  -d '{
    "phoneNumber": "+442079460018"
    "callFromQueueId": "0b3e6f52-8c1d-4f7a-9a40-5d2b1c9e7f31"
  }'

returns 400, what am I missing?`,
    },
    {
      title: 'A 403 with its error body',
      about: 'No payload, only what came back',
      text: `POST /api/v2/conversations/calls started failing today:

{
  "message": "Unable to perform the requested action. You must have at least one of the following permissions assigned: [conversation:call:add]",
  "code": "missing.any.permissions",
  "status": 403,
  "contextId": "7c0d2f9e-51ab-4b8e-b1f6-2a6d3e90c845",
  "details": [],
  "errors": []
}`,
    },
    {
      title: 'A call that is right',
      about: 'Gets a reaction, no reply',
      text: `POST /api/v2/conversations/calls
{
  "phoneNumber": "+12065550142",
  "callFromQueueId": "0b3e6f52-8c1d-4f7a-9a40-5d2b1c9e7f31"
}`,
    },
    {
      title: "Another vendor's call",
      about: 'Stays unanswered',
      text: `Twilio gives me a 400 here, anyone?

client.calls.create({ from: '+12065550142', to: '+1555014', url: 'https://example.com/voice.xml' })`,
    },
  ];
