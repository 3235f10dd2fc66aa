import type { RuleTable } from '../../support/rule-tester.ts';

const action = (template: string, contract = CONTRACT): string => `this action gives 400
${contract}
request_url_template = "/api/v2/conversations/$\${input.id}/tags"
request_type         = "PUT"
request_template     = "${template}"`;
const CONTRACT =
  'contract_input = jsonencode({ "type" = "object", "properties" = { "id" = { "type" = "string" }, "tag" = { "type" = "string" } } })';

export const table: RuleTable = {
  code: 'template/unused-input',
  valid: [
    { name: 'every input is used', text: action('{\\"externalTag\\": \\"$${input.tag}\\"}') },
    {
      name: 'every input is used, one without braces',
      text: action('{\\"externalTag\\": \\"$input.tag\\"}'),
    },
    { name: 'no contract', text: action('{\\"externalTag\\": \\"gold\\"}', '') },
    { name: 'the raw request', text: action('$${input.rawRequest}') },
  ],
  invalid: [
    {
      name: 'an input that nothing names',
      text: action('{\\"externalTag\\": \\"gold\\"}'),
      diagnostics: [['template/unused-input', null]],
    },
    {
      name: 'two inputs that nothing names',
      text: action(
        '{\\"externalTag\\": \\"gold\\"}',
        CONTRACT.replace('"tag"', '"level" = { "type" = "string" }, "tag"'),
      ),
      diagnostics: [
        ['template/unused-input', null],
        ['template/unused-input', null],
      ],
    },
    {
      name: 'an input that the exported template does not name',
      text: `400 in the test tab
"inputSchema": { "type": "object", "properties": { "id": { "type": "string" }, "part": { "type": "string" }, "tier": { "type": "string" } } }
"requestUrlTemplate": "/api/v2/conversations/\${input.id}/participants/\${input.part}/attributes",
"requestType": "PATCH",
"requestTemplate": "{ \\"attributes\\": { \\"tier\\": \\"gold\\" } }"`,
      diagnostics: [['template/unused-input', null]],
    },
  ],
};
