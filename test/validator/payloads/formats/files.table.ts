import type { Row } from './row.ts';

/** Terraform, HAR, Postman. */
export const rows: readonly Row[] = [
  {
    name: 'an object that lost its commas is no program',
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
