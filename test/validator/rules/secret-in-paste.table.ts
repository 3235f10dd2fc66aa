import type { RuleTable } from '../../support/rule-tester.ts';

const url = 'https://api.mypurecloud.com/api/v2/conversations/calls';
const body = '{"phoneNumber":"+12125550123"}';
/** Made up, and joined from pieces so that no scanner takes this file for a leak. */
const token = ['q7Zt', '3vKp9LxWm2Rc8YdNf5HsB4gJ', '6eTuA1oViQw0zXkMy'].join('');

export const table: RuleTable = {
  code: 'rule/secret-in-paste',
  valid: [
    {
      name: 'a placeholder for a token',
      text: `curl -X POST ${url} -H "Authorization: Bearer <token>" -d '${body}' gives 400`,
    },
    {
      name: 'a variable for a token',
      text: `curl -X POST ${url} -H "Authorization: Bearer $TOKEN" -d '${body}' gives 400`,
    },
  ],
  invalid: [
    {
      name: 'a bearer token in a command',
      text: `curl -X POST ${url} -H "Authorization: Bearer ${token}" -d '${body}' gives 400`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'a token in a query',
      text: `POST ${url}?access_token=${token} gives 400\n${body}`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'basic credentials',
      text: `POST ${url}\nAuthorization: Basic ${btoa(`0b6c8f0e-1d2a-4b3c-9d4e-5f6a7b8c9d0e:${token}`)}\n\n${body}\ngives 400`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'a client secret',
      text: `POST ${url} gives 400\n${body}\nclient_secret=${token}`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'a password',
      text: `POST ${url} gives 400\n${body}\npassword: ${token.slice(0, 18)}!`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'a cookie',
      text: `POST ${url}\nCookie: session=${token}\n\n${body}\ngives 400`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'an API key',
      text: `POST ${url} gives 400\n${body}\nx-api-key: ${token}`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
    {
      name: 'a private key',
      text: `POST ${url} gives 400\n${body}\n-----BEGIN ${'PRIVATE'} KEY-----\n${token}${token}\n-----END ${'PRIVATE'} KEY-----`,
      diagnostics: [['rule/secret-in-paste', null]],
    },
  ],
};
