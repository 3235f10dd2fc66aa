import type { RuleTable } from '../../support/rule-tester.ts';

const action = (path: string, template: string, inputs = ''): string => `this action gives 400
${inputs}
request_url_template = "/api/v2/conversations/${path}"
request_type         = "POST"
request_template     = "${template}"`;
const inputs = (...names: string[]): string =>
  `contract_input = jsonencode({ "type" = "object", "properties" = { ${names.map((name) => `"${name}" = { "type" = "string" }`).join(', ')} } })`;

export const table: RuleTable = {
  code: 'template/missing-body',
  valid: [
    { name: 'an operation without a body', text: action('$${input.id}/disconnect', '') },
    {
      name: 'the raw request of inputs that are properties',
      text: action('callbacks', '$${input.rawRequest}', inputs('queueId', 'callbackUserName')),
    },
    {
      name: 'the raw request of inputs that are not shown',
      text: action('callbacks', '$${input.rawRequest}'),
    },
  ],
  invalid: [
    {
      name: 'an empty template',
      text: action('callbacks', ''),
      diagnostics: [['template/missing-body', null]],
    },
    {
      name: 'an empty template beside its inputs',
      text: action(
        '$${input.id}/participants/$${input.part}/attributes',
        ' ',
        inputs('id', 'part', 'attributes'),
      ).replace('POST', 'PATCH'),
      diagnostics: [['template/missing-body', null]],
    },
    {
      name: 'the raw request of inputs with other names',
      text: action('callbacks', '$${input.rawRequest}', inputs('QUEUE', 'PHONE')),
      diagnostics: [['template/missing-body', null]],
    },
  ],
};
