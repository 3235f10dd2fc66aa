import type { Row } from './row.ts';

/** Terraform. */
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
];
