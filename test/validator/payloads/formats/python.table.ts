import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'a dictionary that requests posts under a name',
    text: `import requests

url = f"https://api.{REGION}/api/v2/conversations/calls"
payload = {
    'from': {'address': '+442079460958', 'type': 'agent'},
    'to': [{'address': '+12065550142', 'type': 'phone'}],  # the customer
    'priority': 2, 'label': None, 'recorded': True,
}
headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
response = requests.post(url, json=payload, headers=headers, timeout=10)
print(response.status_code)`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '+12065550142', type: 'phone' }],
          priority: 2,
          label: null,
          recorded: true,
        },
        request: 'POST https://api.{REGION}/api/v2/conversations/calls',
        at: { '/from/type': "'agent'", '/to/0/address': "'+12065550142'", '/recorded': 'True' },
      },
    ],
  },
  {
    name: 'a body built property by property on the class of the SDK',
    text: `body = PureCloudPlatformClientV2.CreateCallRequest()
body.phone_number = "+12065550142"
body.call_from_queue_id = queue_id
api = PureCloudPlatformClientV2.ConversationsApi(api_client)
try:
    result = api.post_conversations_calls(body)
except ApiException as e:
    print("400: %s" % e)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queue_id»' },
        symbol: 'post_conversations_calls',
        at: { '/phoneNumber': '"+12065550142"', '/callFromQueueId': 'queue_id' },
      },
    ],
  },
  {
    name: 'JSON in a string, sent as data',
    text: `data = '{"phoneNumber": "+12065550142", "callerId": "it\\'s"}'
r = requests.request("POST", "https://api.mypurecloud.com/api/v2/conversations/calls", headers=h, data=data)`,
    expect: [
      {
        json: '{"phoneNumber": "+12065550142", "callerId": "it\'s"}',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'json.dumps around the literal, on a session kept in self',
    text: `class Dialer:
    def call(self, number):
        return self.session.post(
            self.base + "/api/v2/conversations/calls",
            data=json.dumps({"phoneNumber": number, "callUserId": USERS["anna"]}),
        )`,
    hint: 'python',
    expect: [
      {
        value: { phoneNumber: '«number»', callUserId: '«USERS["anna"]»' },
        request: 'POST {base}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'keyword arguments of the class, with a dictionary',
    text: `req = CreateCallRequest(phone_number="+442079460958", attributes={"origin": "crm"})
api_instance.post_conversations_calls(body=req)`,
    hint: 'py',
    expect: [
      {
        value: { phoneNumber: '+442079460958', attributes: { origin: 'crm' } },
        symbol: 'post_conversations_calls',
      },
    ],
  },
  {
    name: 'a constant number in a variable is followed, a stand-in is kept as code',
    text: `QUEUE = "your-queue-id"
number = "+15550101"
requests.post("https://api.mypurecloud.de/api/v2/conversations/calls", json={"phoneNumber": number, "callFromQueueId": QUEUE})`,
    hint: 'python',
    expect: [
      {
        value: { phoneNumber: '+15550101', callFromQueueId: '«QUEUE»' },
        request: 'POST https://api.mypurecloud.de/api/v2/conversations/calls',
        at: { '/phoneNumber': '"+15550101"' },
      },
    ],
  },
  {
    name: 'words for nothing and for truth from other languages',
    text: `requests.post("https://api.mypurecloud.de/api/v2/conversations/calls", json={"phoneNumber": number, "label": null, "attributes": {"a": true, "b": undefined}})`,
    hint: 'python',
    expect: [
      {
        value: { phoneNumber: '«number»', label: null, attributes: { a: true, b: null } },
        request: 'POST https://api.mypurecloud.de/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a dictionary alone in a fence of the language',
    text: `{'phoneNumber': '+12065550142', 'priority': None}`,
    hint: 'python',
    expect: [{ value: { phoneNumber: '+12065550142', priority: null } }],
  },
  {
    name: 'a value that is got out of the answer',
    text: `resp = requests.post("https://api.mypurecloud.de/api/v2/conversations/calls", json={"phoneNumber": number})
print(resp.status_code, resp.json().get("message"))`,
    hint: 'python',
    expect: [
      {
        value: { phoneNumber: '«number»' },
        request: 'POST https://api.mypurecloud.de/api/v2/conversations/calls',
      },
    ],
  },
];
