import type { RuleTable } from '../support/rule-tester.ts';

const body = '{ "phoneNumber": "+12125550123" }';

export const table: RuleTable = {
  code: 'rule/wrong-endpoint',
  valid: [
    { name: 'the published path', text: `POST /api/v2/conversations/calls gives 400\n${body}` },
    {
      name: 'the published path at another region',
      text: `POST https://api.euw2.pure.cloud/api/v2/conversations/calls\n${body}`,
    },
    { name: 'another part of the platform', text: 'GET /api/v2/users/me returns 401 on Genesys Cloud' },
    {
      name: 'another product with a path that resembles ours',
      text: `Dialpad: POST /api/v2/call answers 400\n${body}`,
    },
  ],
  invalid: [
    {
      name: 'a known slip',
      text: `Genesys Cloud: POST /api/v2/conversations/calls/outbound gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'the path of another version',
      text: `POST https://api.mypurecloud.com/api/v1/conversations/calls gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'the path without its beginning',
      text: `POST https://api.mypurecloud.com/conversations/calls gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
    {
      name: 'a path that nobody knows, near one of ours',
      text: `POST https://api.mypurecloud.com/api/v2/conversations/callz gives 404\n${body}`,
      diagnostics: [['rule/wrong-endpoint', null]],
    },
  ],
};
