import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  {
    name: 'a map that is marshalled',
    text: `payload := map[string]interface{}{
	"from": map[string]string{"address": "+442079460958", "type": "agent"},
	"to":   []map[string]string{{"address": number}},
	"label": nil,
}
jsonData, err := json.Marshal(payload)
if err != nil {
	return err
}
req, err := http.NewRequest("POST", baseURL+"/api/v2/conversations/calls", bytes.NewBuffer(jsonData))`,
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '«number»' }],
          label: null,
        },
        request: 'POST {baseURL}/api/v2/conversations/calls',
        at: { '/from/type': '"agent"' },
      },
    ],
  },
  {
    name: 'a struct of the SDK with pointers',
    text: `num := "+12065550142"
body := platformclientv2.Createcallrequest{
	Phonenumber:     &num,
	Callfromqueueid: platformclientv2.String(queueID),
}
response, _, err := api.PostConversationsCalls(body)`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', callFromQueueId: '«queueID»' },
        symbol: 'PostConversationsCalls',
        at: { '/phoneNumber': '"+12065550142"' },
      },
    ],
  },
  {
    name: 'a raw string',
    text: 'body := strings.NewReader(`{"phoneNumber": "+12065550142"}`)\nresp, err := http.Post("https://api.mypurecloud.com/api/v2/conversations/calls", "application/json", body)',
    expect: [
      {
        json: '{"phoneNumber": "+12065550142"}',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a formatted string keeps what is filled in as code',
    text: 'payload := fmt.Sprintf(`{"phoneNumber": "%s", "label": "vip"}`, number)\nreq, _ := http.NewRequest(http.MethodPost, url+"/api/v2/conversations/calls", strings.NewReader(payload))',
    hint: 'go',
    expect: [
      {
        value: { phoneNumber: '«"%s"»', label: 'vip' },
        request: 'POST {url}/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'properties set after the struct was made',
    text: `body := &platformclientv2.Createcallrequest{}
body.Phonenumber = platformclientv2.String("+442079460958")
api.PostConversationsCalls(*body)`,
    hint: 'golang',
    expect: [{ value: { phoneNumber: '+442079460958' }, symbol: 'PostConversationsCalls' }],
  },
];
