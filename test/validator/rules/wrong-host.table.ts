import type { RuleTable } from '../../support/rule-tester.ts';

const request = (url: string): string => `POST ${url}/conversations/calls\n{ "phoneNumber": "+12065550142" }`;

export const table: RuleTable = {
  code: 'rule/wrong-host',
  valid: [
    { name: 'the host of a region', text: request('https://api.mypurecloud.com.au/api/v2') },
    {
      name: 'a region whose name is a part of the host',
      text: request('https://api.apne2.pure.cloud/api/v2'),
    },
    { name: 'a region left open', text: request('https://api.{region}.pure.cloud/api/v2') },
    { name: 'a host in a variable', text: `On Genesys Cloud ${request('{{baseUrl}}/api/v2')}` },
  ],
  invalid: [
    {
      name: 'the host of the login',
      text: request('https://login.mypurecloud.de/api/v2'),
      diagnostics: [['rule/wrong-host', null]],
    },
    {
      name: "AWS's name of a region",
      text: request('https://api.us-east-1.pure.cloud/api/v2'),
      diagnostics: [['rule/wrong-host', null]],
    },
    {
      name: 'a host without a region',
      text: request('https://api.genesys.cloud/api/v2'),
      diagnostics: [['rule/wrong-host', null]],
    },
    {
      name: 'a region in the domain of the pages',
      text: request('https://api.{region}.genesys.cloud/api/v2'),
      diagnostics: [['rule/wrong-host', null]],
    },
    {
      name: 'a country that has no host',
      text: request('https://api.mypurecloud.eu/api/v2'),
      diagnostics: [['rule/wrong-host', null]],
    },
  ],
};
