import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'setters of the SDK class',
    text: `CreateCallRequest request = new CreateCallRequest();
request.setPhoneNumber("+12065550142");
request.setCallFromQueueId(queueId);
ConversationsApi api = new ConversationsApi();
CreateCallResponse response = api.postConversationsCalls(request);`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queueId»' },
        symbol: 'postConversationsCalls',
        at: { '/phoneNumber': '"+12065550142"' },
      },
    ],
  },
  {
    name: 'fluent properties and a request builder',
    text: `var body = new CreateCallRequest().phoneNumber("+442079460958").priority(5L);
apiInstance.postConversationsCalls(PostConversationsCallsRequest.builder(body).build());`,
    hint: 'java',
    expect: [{ value: { phoneNumber: '+442079460958', priority: 5 }, symbol: 'postConversationsCalls' }],
  },
  {
    name: 'a text block with the HTTP client of the JDK',
    text: `String json = """
    {"from": {"address": "+442079460958"}, "to": "+12065550142"}
    """;
HttpRequest request = HttpRequest.newBuilder()
    .uri(URI.create(base + "/api/v2/conversations/calls"))
    .header("Content-Type", "application/json")
    .POST(HttpRequest.BodyPublishers.ofString(json))
    .build();`,
    expect: [
      {
        json: '\n    {"from": {"address": "+442079460958"}, "to": "+12065550142"}\n    ',
        request: 'POST {base}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'maps with RestTemplate',
    text: `Map<String, Object> body = new HashMap<>();
body.put("phoneNumber", "+12065550142");
body.put("participants", List.of(Map.of("address", "+442079460958", "name", caller.getName())));
HttpEntity<Map<String, Object>> entity = new HttpEntity<>(body, headers);
restTemplate.exchange("https://api.mypurecloud.com/api/v2/conversations/calls", HttpMethod.POST, entity, String.class);`,
    expect: [
      {
        value: {
          phoneNumber: '+12065550142',
          participants: [{ address: '+442079460958', name: '«caller.getName()»' }],
        },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
        at: { '/participants/0/address': '"+442079460958"' },
      },
    ],
  },
  {
    name: 'escaped JSON joined from pieces, with OkHttp',
    text: `RequestBody body = RequestBody.create("{\\"phoneNumber\\":\\"" + number + "\\",\\"label\\":\\"crm\\"}", JSON);
Request request = new Request.Builder().url("https://api.mypurecloud.com/api/v2/conversations/calls").post(body).build();`,
    expect: [
      {
        value: { phoneNumber: '«"number"»', label: 'crm' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
        at: { '/label': '\\"crm' },
      },
    ],
  },
  {
    name: 'JSONObject, property by property',
    text: `JSONObject json = new JSONObject();
json.put("phoneNumber", "+12065550142").put("priority", 1);
HttpPost post = new HttpPost("https://api.mypurecloud.com/api/v2/conversations/calls");
post.setEntity(new StringEntity(json.toString()));`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', priority: 1 },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
];
