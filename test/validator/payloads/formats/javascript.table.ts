import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'fetch with a literal in JSON.stringify',
    text: `const res = await fetch(\`https://api.\${region}/api/v2/conversations/calls\`, {
  method: 'POST',
  headers: { Authorization: \`Bearer \${token}\`, 'Content-Type': 'application/json' },
  body: JSON.stringify({
    from: { address: '+442079460958', type: "agent" },
    to: [{ address: number, type: 'phone' }],
  }),
});`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«number»', type: 'phone' }],
        },
        request: 'POST https://api.{region}/api/v2/conversations/calls',
        at: { '/from/type': '"agent"', '/to/0/address': 'number' },
      },
    ],
  },
  {
    name: 'axios with a body under a name that is added to',
    text: `const payload = { phoneNumber: '+12065550142', priority: -1 };
payload.callFromQueueId = process.env.QUEUE_ID;
axios.post('https://api.mypurecloud.com/api/v2/conversations/calls', payload, { headers: { Authorization: auth } })
  .then((r) => console.log(r.data))
  .catch((e) => console.error(e.response.data));`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: -1, callFromQueueId: '«process.env.QUEUE_ID»' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'the SDK with a body under a name',
    text: `let apiInstance = new platformClient.ConversationsApi();
let body = {
  callUserId, // who is rung
  "phoneNumber": "+442079460958",
};
apiInstance.postConversationsCalls(body).then((data) => { console.log(data); });`,
    expect: [
      {
        value: { callUserId: '«callUserId»', phoneNumber: '+442079460958' },
        symbol: 'postConversationsCalls',
        at: { '/phoneNumber': '"+442079460958"', '/callUserId': 'callUserId' },
      },
    ],
  },
  {
    name: 'options for axios under a name, in TypeScript',
    text: `const options: AxiosRequestConfig = {
  method: 'post',
  url: BASE + '/api/v2/conversations/calls',
  data: { toAddress: '+12065550142', fromAddress: '+442079460958' } as CallBody,
};
await axios.request<CallResponse>(options);`,
    hint: 'ts',
    expect: [
      {
        value: { toAddress: '+12065550142', fromAddress: '+442079460958' },
        request: 'POST {BASE}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'got with json, in a function',
    text: `async function dial(number) {
  return got.post('https://api.mypurecloud.ie/api/v2/conversations/calls', { json: { phoneNumber: number }, headers }).json();
}`,
    expect: [
      {
        value: { phoneNumber: '«number»' },
        request: 'POST https://api.mypurecloud.ie/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'JSON with code in it, in a template',
    text: `const body = \`{"phoneNumber": "\${to}", "priority": \${prio}, "label": "vip"}\`;
await fetch('/api/v2/conversations/calls', { method: 'POST', body });`,
    expect: [
      {
        value: { phoneNumber: '«"${to}"»', priority: '«${prio}»', label: 'vip' },
        request: 'POST /api/v2/conversations/calls',
        at: { '/label': '"vip"' },
      },
    ],
  },
  {
    name: 'an object alone in a fence is read as JavaScript, JSON is left alone',
    text: `{ phoneNumber: '+12065550142', callerId, }`,
    hint: 'js',
    expect: [{ value: { phoneNumber: '+12065550142', callerId: '«callerId»' } }],
  },
  {
    name: 'JSON in a fence of JavaScript',
    text: `{ "phoneNumber": "+12065550142" }`,
    hint: 'javascript',
    expect: [],
  },
  {
    name: 'a function that posts, and the literal that it is given',
    text: `function placeCall(body) {
  return http.post("/api/v2/conversations/calls", body);
}
placeCall({ phoneNumber: "+12065550142" });`,
    hint: 'javascript',
    expect: [{ value: { phoneNumber: '+12065550142' }, request: 'POST /api/v2/conversations/calls' }],
  },
  {
    name: 'a call with each argument on a line of its own',
    text: `const answer = await axios.post(
  \`https://api.mypurecloud.ie/api/v2/conversations/calls\`,
  {
    phoneNumber: '+12065550142',
    priority: 2 // urgent
  },
  { headers }
);`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: 2 },
        request: 'POST https://api.mypurecloud.ie/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'an object that stands alone and holds what only a program can work out',
    text: `{
  // who is called back
  callbackUserName: contact.name,
  callbackNumbers: ["+12065550142"],
  callbackScheduledTime: new Date().toISOString()
}`,
    expect: [
      {
        value: {
          callbackUserName: '«contact.name»',
          callbackNumbers: ['+12065550142'],
          callbackScheduledTime: '«new Date().toISOString()»',
        },
      },
    ],
  },
  {
    name: 'an object that stands alone with bare names, which may be meant as JSON',
    text: "{ phoneNumber: '+12065550142', callFromQueueId: 'queue of the agent (see above)' }",
    expect: [],
  },
];
