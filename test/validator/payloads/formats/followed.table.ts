import type { Row } from './row.ts';

/** What code builds in several steps, in branches and through functions; templates of data actions. */
export const rows: readonly Row[] = [
  {
    name: 'a path without a slash behind a base that has one',
    text: `const data = { "phoneNumber": "+12065550142" };
fetch(cfg.URL + 'conversations/calls', { method: 'POST', body: JSON.stringify(data) });`,
    hint: 'js',
    expect: [
      {
        value: { phoneNumber: '+12065550142' },
        format: 'javascript',
        request: 'POST {URL}/conversations/calls',
      },
    ],
  },
  {
    name: 'what a server answers is no body of its request',
    text: `const wrapup = { wrapup: { code: "60b8e2d9-f417-4c5a-a0d3-e91c72b5f804" } };
axios.patch("https://api.mypurecloud.com/api/v2/conversations/calls/1/participants/2", wrapup)
  .then((r) => res.send({ status: r.status }))
  .catch((e) => res.status(502).json({ state: "failed", notes: e.message }));`,
    hint: 'js',
    expect: [
      {
        value: { wrapup: { code: '60b8e2d9-f417-4c5a-a0d3-e91c72b5f804' } },
        format: 'javascript',
        request: 'PATCH https://api.mypurecloud.com/api/v2/conversations/calls/1/participants/2',
      },
    ],
  },
  {
    name: 'a list that is filled after it is put in',
    text: `JSONObject jo = new JSONObject();
JSONArray ja = new JSONArray();
jo.put("participants", ja);
JSONObject address = new JSONObject();
address.put("address", "+13175550146");
ja.put(address);
StringEntity entity = new StringEntity(jo.toString());`,
    hint: 'java',
    expect: [{ value: { participants: [{ address: '+13175550146' }] }, format: 'java' }],
  },
  {
    name: 'a list of strings that is added to',
    text: `List<String> numbers = new ArrayList<>();
numbers.add("955501234");
CreateCallbackCommand body = new CreateCallbackCommand();
body.callbackNumbers(numbers);
api.postConversationsCallbacks(body);`,
    hint: 'java',
    expect: [
      { value: { callbackNumbers: ['955501234'] }, format: 'java', symbol: 'postConversationsCallbacks' },
    ],
  },
  {
    name: 'a model inside a model',
    text: `body = CreateCallbackCommand()
body.routing_data = RoutingData()
body.routing_data.queue_id = "QUEUE_ID"
api.post_conversations_callbacks(body)`,
    hint: 'python',
    expect: [
      {
        value: { routingData: { queueId: 'QUEUE_ID' } },
        format: 'python',
        symbol: 'post_conversations_callbacks',
      },
    ],
  },
  {
    name: 'the same in C#',
    text: `var cb = new CreateCallbackCommand();
cb.RoutingData = new RoutingData();
cb.RoutingData.QueueId = "Billing";
api.PostConversationsCallbacks(cb);`,
    hint: 'csharp',
    expect: [
      {
        value: { routingData: { queueId: 'Billing' } },
        format: 'csharp',
        symbol: 'PostConversationsCallbacks',
      },
    ],
  },
  {
    name: 'members that are spread in under a condition',
    text: `fetch('/api/v2/conversations/calls', {
  method: 'POST',
  body: JSON.stringify({ phoneNumber: n, ...(q ? { queueId: q } : {}) }),
});`,
    hint: 'js',
    expect: [
      {
        value: { phoneNumber: '«n»', queueId: '«q»' },
        format: 'javascript',
        request: 'POST /api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'members that are assigned from another object',
    text: `const body = {};
Object.assign(body, { phoneNumber: n, callerId: '' });
api.postConversationsCalls(body);`,
    hint: 'js',
    expect: [
      { value: { phoneNumber: '«n»', callerId: '' }, format: 'javascript', symbol: 'postConversationsCalls' },
    ],
  },
  {
    name: 'a parameter by what its only call hands over',
    text: `function book(numbers) {
  api.postConversationsCallbacks({ callbackNumbers: numbers });
}
book("+12065550143");`,
    hint: 'js',
    expect: [
      {
        value: { callbackNumbers: '+12065550143' },
        format: 'javascript',
        symbol: 'postConversationsCallbacks',
      },
    ],
  },
  {
    name: 'the body and not what a test expects',
    text: `await api.postConversationsCalls({ phoneNumber: n });
expect(sent).toEqual([{ phoneNumber: '+1' }]);`,
    hint: 'js',
    expect: [{ value: { phoneNumber: '«n»' }, format: 'javascript', symbol: 'postConversationsCalls' }],
  },
  {
    name: 'a path that begins with variables',
    text: `String url = prefix + region + "/api/v2/conversations/calls/" + id + "/participants";
JSONObject jo = new JSONObject();
jo.put("participants", list);
post(url, jo);`,
    hint: 'java',
    expect: [
      {
        value: { participants: '«list»' },
        format: 'java',
        request: 'POST {value}/api/v2/conversations/calls/{id}/participants',
      },
    ],
  },
  {
    name: 'the request of a data action in Terraform',
    text: `config_request {
  request_url_template = "/api/v2/conversations/callbacks"
  request_type         = "POST"
  request_template     = "{\\"queueId\\": \\"$\${input.queueId}\\", \\"callbackNumbers\\": [$\${input.number}]}"
}`,
    hint: 'hcl',
    expect: [
      {
        value: { queueId: '$${input.queueId}', callbackNumbers: ['«$${input.number}»'] },
        format: 'terraform',
        request: 'POST /api/v2/conversations/callbacks',
      },
    ],
  },
  {
    name: 'the same without its block, and without braces in the template',
    text: `request_template     = "\\"externalTag\\": \\"$\${input.tag}\\""
request_type         = "PUT"
request_url_template = "/api/v2/conversations/$\${input.id}/tags"`,
    hint: 'hcl',
    expect: [
      {
        value: { externalTag: '$${input.tag}' },
        format: 'terraform',
        request: 'PUT /api/v2/conversations/$${input.id}/tags',
      },
    ],
  },
  {
    name: 'a path whose beginning has a name',
    text: `String base = "https://api.mypurecloud.com/api/v2/conversations/calls/";
client.patch(base + conversationId, "{\\"muted\\": true}");`,
    hint: 'java',
    expect: [
      {
        json: '{"muted": true}',
        request: 'PATCH https://api.mypurecloud.com/api/v2/conversations/calls/{conversationId}',
      },
    ],
  },
  {
    name: 'a header of a request is no HEAD',
    text: `var request = HttpRequest.newBuilder().uri(URI.create("https://api.mypurecloud.com/api/v2/conversations/calls"))
  .header("Authorization", token).POST(BodyPublishers.ofString("{\\"phoneNumber\\": \\"+12065550142\\"}")).build();`,
    hint: 'java',
    expect: [
      {
        json: '{"phoneNumber": "+12065550142"}',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
];
