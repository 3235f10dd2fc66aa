import type { Row } from './row.ts';

/** YAML, Terraform, HAR, Postman. */
export const rows: readonly Row[] = [
  {
    name: 'YAML in a fence',
    text: `from:
  address: "+442079460958"
  type: agent
to:
  - address: +12065550142   # customer
    type: phone
priority: 2
label: ~`,
    hint: 'yaml',
    expect: [
      {
        value: {
          from: { address: '+442079460958', type: 'agent' },
          to: [{ address: '+12065550142', type: 'phone' }],
          priority: 2,
          label: null,
        },
        at: { '/from/type': 'agent', '/to/0/address': '+12065550142', '/from/address': '"+442079460958"' },
      },
    ],
  },
  {
    name: 'YAML between prose',
    text: `We send this and get a 400, any idea?

phoneNumber: "+12065550142"
participants:
  - address: '+442079460958'

Thanks a lot`,
    expect: [{ value: { phoneNumber: '+12065550142', participants: [{ address: '+442079460958' }] } }],
  },
  {
    name: 'the head of a mail is no YAML',
    text: `From: anna@example.com
To: ben@example.com
Subject: calls
 to the queue:
 see below`,
    expect: [],
  },
  {
    name: 'a task that requests a URL',
    text: `- name: place the call
  uri:
    url: "https://api.mypurecloud.com/api/v2/conversations/calls"
    method: POST
    body_format: json
    body:
      phoneNumber: "{{ number }}"
      callFromQueueId: 7c1f0a52-9a0e-4c58-8f0d-2f7d3a7b9a10`,
    hint: 'yml',
    expect: [
      {
        value: {
          phoneNumber: '«"{{ number }}"»',
          callFromQueueId: '7c1f0a52-9a0e-4c58-8f0d-2f7d3a7b9a10',
        },
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'JSON in a block of YAML',
    text: `request:
  method: POST
  path: /api/v2/conversations/calls
  body: |
    {"phoneNumber": "+12065550142"}`,
    hint: 'yaml',
    expect: [{ json: '{"phoneNumber": "+12065550142"}', request: 'POST /api/v2/conversations/calls' }],
  },
  {
    name: 'a few lines of YAML in plain words',
    text: `We send this to /api/v2/conversations/calls:

phoneNumber: +442079460958
callerIdName: Front desk
priority: 5   # high
Status: 400

Anybody?`,
    expect: [
      {
        value: { phoneNumber: '+442079460958', callerIdName: 'Front desk', priority: 5 },
        format: 'yaml',
        at: { '/callerIdName': 'Front desk' },
      },
    ],
  },
  {
    name: 'a list that explains the properties is no YAML',
    text: `phoneNumber: the number to call
callerId: the number to show`,
    expect: [],
  },
  {
    name: 'neither is a list of types',
    text: `phoneNumber: string
callerId: string`,
    expect: [],
  },
  {
    name: 'nor an object that lost its commas',
    text: `{
  phoneNumber: "+442079460958"
  callerId: "+442079460123"
}`,
    expect: [],
  },
  {
    name: 'Terraform with jsonencode',
    text: `resource "restapi_object" "call" {
  path = "/api/v2/conversations/calls"
  data = jsonencode({
    phoneNumber = "+12065550142"
    from        = { address = var.number, "type" : "agent" }
    to          = [{ address = "+442079460958" }, ]
    label       = null
    uuiData     = "a-\${var.x}"
  })
}`,
    expect: [
      {
        value: {
          phoneNumber: '+12065550142',
          from: { address: '«var.number»', type: 'agent' },
          to: [{ address: '+442079460958' }],
          label: null,
          uuiData: '«"a-${var.x}"»',
        },
        request: 'null /api/v2/conversations/calls',
        format: 'terraform',
        at: { '/from/type': '"agent"' },
      },
    ],
  },
  {
    name: 'Terraform with a heredoc',
    text: `resource "null_resource" "call" {
  provisioner "local-exec" {
    command = "post.sh"
    environment = {
      BODY = jsonencode({ phoneNumber = "+12065550142" })
    }
  }
}`,
    hint: 'hcl',
    expect: [{ value: { phoneNumber: '+12065550142' }, format: 'terraform' }],
  },
  {
    name: 'a HAR file',
    text: `{"log":{"version":"1.2","entries":[{"request":{"method":"POST","url":"https://api.mypurecloud.com/api/v2/conversations/calls","headers":[],"postData":{"mimeType":"application/json","text":"{\\"phoneNumber\\":\\"+12065550142\\"}"}},"response":{"status":400}}]}}`,
    hint: 'json',
    expect: [
      {
        json: '{"phoneNumber":"+12065550142"}',
        format: 'har',
        request: 'POST https://api.mypurecloud.com/api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a form in a HAR entry',
    text: `{"request":{"method":"POST","url":"/api/v2/conversations/calls","postData":{"mimeType":"application/x-www-form-urlencoded","text":"phoneNumber=%2B12065550142&label=a+b"}}}`,
    expect: [
      {
        value: { phoneNumber: '+12065550142', label: 'a b' },
        format: 'har',
        request: 'POST /api/v2/conversations/calls',
      },
    ],
  },
  {
    name: 'a Postman collection',
    text: `{"info":{"name":"calls"},"item":[{"name":"call","request":{"method":"POST","header":[],
"body":{"mode":"raw","raw":"{\\n  \\"phoneNumber\\": \\"+442079460958\\"\\n}"},"url":{"raw":"{{base}}/api/v2/conversations/calls"}}}]}`,
    expect: [
      {
        json: '{\n  "phoneNumber": "+442079460958"\n}',
        format: 'postman',
        request: 'POST {{base}}/api/v2/conversations/calls',
      },
    ],
  },
];
