import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'an anonymous object with HttpClient',
    text: `using var client = new HttpClient();
var payload = new {
    from = new { address = "+442079460958", type = "agent" },
    to = new[] { new { address = number } },
    priority = -1
};
var json = JsonSerializer.Serialize(payload);
var resp = await client.PostAsync($"{baseUrl}/api/v2/conversations/calls", new StringContent(json, Encoding.UTF8, "application/json"));`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«number»' }],
          priority: -1,
        },
        request: 'POST {baseUrl}/api/v2/conversations/calls',
        at: { '/from/type': '"agent"' },
      },
    ],
  },
  {
    name: 'an object initialiser of the SDK class',
    text: `var body = new CreateCallRequest { PhoneNumber = "+12065550142", CallFromQueueId = queueId };
CreateCallResponse result = apiInstance.PostConversationsCalls(body);`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queueId»' },
        symbol: 'PostConversationsCalls',
        at: { '/phoneNumber': '"+12065550142"' },
      },
    ],
  },
  {
    name: 'properties one by one, with lists and dictionaries',
    text: `CreateCallRequest request = new CreateCallRequest();
request.Participants = new List<Destination> { new Destination { Address = "+442079460958" } };
request.Attributes = new Dictionary<string, string> { ["origin"] = "crm", { "tier", "1" } };
await api.PostConversationsCallsAsync(request);`,
    expect: [
      {
        value: { participants: [{ address: '+442079460958' }], attributes: { origin: 'crm', tier: '1' } },
        symbol: 'PostConversationsCallsAsync',
      },
    ],
  },
  {
    name: 'JSON in a verbatim string, as the content of a message',
    text: `string json = @"{ ""phoneNumber"": ""+12065550142"" }";
var message = new HttpRequestMessage(HttpMethod.Post, "https://api.mypurecloud.com/api/v2/conversations/calls") { Content = new StringContent(json) };
await http.SendAsync(message);`,
    expect: [
      {
        json: '{ "phoneNumber": "+12065550142" }',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'RestSharp with an object of its own',
    text: `var request = new RestRequest("/api/v2/conversations/calls", Method.Post);
request.AddHeader("Authorization", "Bearer " + token);
request.AddJsonBody(new { phoneNumber = "+442079460958", callerId });
var response = await client.ExecuteAsync(request);`,
    expect: [
      {
        value: { phoneNumber: '+442079460958', callerId: '«callerId»' },
        request: 'POST /api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'JSON with code in an interpolated string',
    text: `var content = $"{{\\"phoneNumber\\": \\"{number}\\", \\"label\\": \\"crm\\"}}";
await http.PostAsync("https://api.mypurecloud.com/api/v2/conversations/calls", new StringContent(content));`,
    hint: 'cs',
    expect: [
      {
        value: { phoneNumber: '«"{number}"»', label: 'crm' },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
];
