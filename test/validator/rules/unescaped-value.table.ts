import type { RuleTable } from '../../support/rule-tester.ts';

const request = (template: string): string => `400 for some callers
"requestUrlTemplate": "/api/v2/conversations/\${input.id}/participants/\${input.part}/attributes",
"requestType": "PATCH",
"requestTemplate": "${template.replaceAll('"', '\\"')}"`;
const CALLBACK = (name: string): string => `this callback action gives 400 for some
request_url_template = "/api/v2/conversations/callbacks"
request_type         = "POST"
request_template     = <<EOT
{ "queueId": "$\${input.queue}", "callbackNumbers": ["$\${input.number}"], "callbackUserName": "${name}" }
EOT
`;

export const table: RuleTable = {
  code: 'template/unescaped-value',
  valid: [
    {
      name: 'an escaped attribute',
      text: request('{ "attributes": { "note": "$esc.jsonString(${input.note})" } }'),
    },
    { name: 'no free text', text: CALLBACK('Support') },
    {
      name: 'a hole of another template',
      text: 'POST /api/v2/conversations/callbacks 400\n{ "queueId": "{{queue}}", "callbackNumbers": ["{{number}}"], "callbackUserName": "{{name}}" }',
    },
  ],
  invalid: [
    {
      name: 'an attribute',
      text: request('{ "attributes": { "note": "${input.note}" } }'),
      diagnostics: [['template/unescaped-value', '/attributes/note']],
      corrected: { attributes: { note: '$esc.jsonString(${input.note})' } },
    },
    {
      name: 'an attribute with other text around the input',
      text: request('{ "attributes": { "note": "from $!{input.note} today" } }'),
      diagnostics: [['template/unescaped-value', '/attributes/note']],
      corrected: { attributes: { note: 'from $esc.jsonString($!{input.note}) today' } },
    },
    {
      name: 'a name in a template of Terraform',
      text: CALLBACK('$${input.name}'),
      diagnostics: [['template/unescaped-value', '/callbackUserName']],
      corrected: {
        queueId: '$${input.queue}',
        callbackNumbers: ['$${input.number}'],
        callbackUserName: '$esc.jsonString($${input.name})',
      },
    },
  ],
};
