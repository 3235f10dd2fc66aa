import type { RuleTable } from '../../support/rule-tester.ts';
import { QUEUE } from './ids.ts';

export const table: RuleTable = {
  code: 'template/wrong-grant',
  valid: [
    {
      name: 'a data action that books a callback',
      text: `POST /api/v2/conversations/callbacks 400\n{ "queueId": "${QUEUE}", "callbackNumbers": ["\${input.number}"] }`,
    },
    {
      name: 'a template of another program',
      text: 'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "{{number}}" }',
    },
  ],
  invalid: [
    {
      name: 'a body with inputs of a data action',
      text: 'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "${input.number}" }',
      diagnostics: [['template/wrong-grant', null]],
    },
    {
      name: 'quiet references of Velocity',
      text: 'POST /api/v2/conversations/calls 400\n{ "phoneNumber": "$!{input.number}" }',
      diagnostics: [['template/wrong-grant', null]],
    },
    {
      name: 'the request of an action in Terraform',
      text: `this action gives 400
request_url_template = "/api/v2/conversations/calls"
request_type         = "POST"
request_template     = "{\\"phoneNumber\\": \\"$\${input.phone}\\"}"`,
      diagnostics: [['template/wrong-grant', null]],
    },
  ],
};
