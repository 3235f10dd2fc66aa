import type { RuleTable } from '../../support/rule-tester.ts';

const CONTRACT = `contract_input = jsonencode({
  "type" = "object",
  "properties" = { "participantId" = { "type" = "string" }, "tag" = { "type" = "string" } }
})`;
const URL = '/api/v2/conversations/$${input.participantId}/tags';
const text = (url: string, template: string, contract = CONTRACT): string => `this action gives 400
${contract}
request_url_template = "${url}"
request_type         = "PUT"
request_template     = "${template}"`;

export const table: RuleTable = {
  code: 'template/contract-mismatch',
  valid: [
    {
      name: 'inputs of the contract',
      text: text(URL, '{\\"externalTag\\": \\"$esc.jsonString($${input.tag})\\"}'),
    },
    {
      name: 'inputs without a contract to see',
      text: text(URL, '{\\"externalTag\\": \\"$esc.jsonString($${input.any})\\"}', ''),
    },
    { name: 'the raw request', text: text(URL, '$${input.rawRequest}') },
  ],
  invalid: [
    {
      name: 'a misspelt input in the path',
      text: text(
        '/api/v2/conversations/$${input.participantd}/tags',
        '{\\"externalTag\\": \\"$esc.jsonString($${input.tag})\\"}',
      ),
      diagnostics: [['template/contract-mismatch', null]],
    },
    {
      name: 'other letter case',
      text: text(
        '/api/v2/conversations/$${INPUT.participantId}/tags',
        '{\\"externalTag\\": \\"$esc.jsonString($${input.tag})\\"}',
      ),
      diagnostics: [['template/contract-mismatch', null]],
    },
    {
      name: 'an input that the contract lacks',
      text: text(URL, '{\\"externalTag\\": \\"$esc.jsonString($${input.somethingElse})\\"}'),
      diagnostics: [['template/contract-mismatch', null]],
    },
  ],
};
