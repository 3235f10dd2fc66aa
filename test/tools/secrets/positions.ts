import type { Use } from './kinds.ts';

/** A name and its value, with an ID that must stay. */
export interface Part {
  readonly name: string;
  readonly value: string;
  readonly id: string;
}

export interface Position {
  readonly name: string;
  readonly uses?: readonly Use[];
  /** Only for kinds that are told by their own form. */
  readonly isBare?: true;
  /** Values with other characters than these cannot stand there as they are. */
  readonly fits?: RegExp;
  readonly write: (part: Part) => string;
}

const BODY = '{ "phoneNumber": "+12065550142", "callQueueId": "Sales" }';
const CALL = 'POST /api/v2/conversations/calls';
const TOKENS: readonly Use[] = ['token'];
const LOGINS: readonly Use[] = ['secret', 'password'];
const NAMED: readonly Use[] = ['token', 'secret', 'password', 'api-key'];
const json = (value: unknown, indent?: number): string => JSON.stringify(value, null, indent);
const oneLine = /^[^\n]*$/;
const plain = /^[\w.=~+/!-]+$/;

/** At least thirty places for a secret in a paste. */
export const positions: readonly Position[] = [
  {
    name: 'a header',
    uses: TOKENS,
    fits: oneLine,
    write: ({ value }) =>
      `${CALL}\nAuthorization: Bearer ${value}\nContent-Type: application/json\n\n${BODY}`,
  },
  {
    name: 'a header of curl',
    uses: TOKENS,
    fits: oneLine,
    write: ({ value }) =>
      `curl -X POST -H 'Authorization: Bearer ${value}' -H 'Content-Type: application/json' -d '${BODY}'`,
  },
  {
    name: 'a header of its own name',
    uses: ['api-key', 'token', 'secret'],
    fits: oneLine,
    write: ({ name, value }) => `${CALL}\n${name}: ${value}\nAccept: */*\n\n${BODY}`,
  },
  {
    name: 'a member',
    write: ({ name, value, id }) => json({ callUserId: id, [name]: value, phoneNumber: '+12065550142' }),
  },
  {
    name: 'a member on lines',
    write: ({ name, value, id }) => json({ [name]: value, clientId: id, phoneNumber: '+12065550142' }, 2),
  },
  {
    name: 'a value on the next line',
    fits: oneLine,
    write: ({ name, value }) => `{\n  "${name}":\n    "${value}",\n  "phoneNumber": "+12065550142"\n}`,
  },
  {
    name: 'a nested member',
    write: ({ name, value, id }) => json({ callUserId: id, auth: { config: { [name]: value } } }, 2),
  },
  {
    name: 'an attribute of a call',
    write: ({ name, value }) =>
      json({ phoneNumber: '+12065550142', attributes: { region: 'emea', [name]: value } }),
  },
  {
    name: 'a list',
    uses: NAMED,
    write: ({ name, value, id }) => json({ [name]: [value], participants: [{ userId: id }] }),
  },
  {
    name: 'an object',
    uses: NAMED,
    write: ({ name, value }) => json({ [name]: { type: 'default', value }, callQueueId: 'Sales' }, 2),
  },
  {
    name: 'a pair, name first',
    uses: NAMED,
    write: ({ name, value, id }) =>
      json(
        {
          headers: [
            { name: 'Accept', value: '*/*' },
            { name, value },
          ],
          id,
        },
        2,
      ),
  },
  {
    name: 'a pair, value first',
    uses: NAMED,
    write: ({ name, value, id }) => json({ variables: [{ value, key: name, enabled: true }], id }, 2),
  },
  {
    name: 'an escaped log line',
    write: ({ name, value }) =>
      `2026-11-30 12:00:01 ERROR request failed body=${json(json({ [name]: value, phoneNumber: '+12065550142' }))}`,
  },
  {
    name: 'a twice escaped log line',
    write: ({ name, value }) => `{"log":${json(json({ message: json({ [name]: value, x: 1 }) }))}}`,
  },
  {
    name: 'a query',
    fits: plain,
    write: ({ name, value, id }) =>
      `GET https://api.mypurecloud.com/api/v2/users/me?id=${id}&${name}=${value}&pageSize=25`,
  },
  {
    name: 'a form',
    fits: plain,
    write: ({ name, value, id }) =>
      `grant_type=client_credentials&client_id=${id}&${name}=${value}&scope=calls`,
  },
  {
    name: 'an environment variable',
    fits: plain,
    write: ({ name, value }) => `export ${name.replace(/\W/g, '_')}=${value}\ncurl -d '${BODY}'`,
  },
  {
    name: 'a settings file',
    fits: oneLine,
    write: ({ name, value, id }) => `client.id = ${id}\n${name} = ${value}\nregion = mypurecloud.com`,
  },
  {
    name: 'YAML',
    fits: oneLine,
    write: ({ name, value, id }) => `genesys:\n  clientId: ${id}\n  ${name}: ${value}\n  region: eu`,
  },
  {
    name: 'folded YAML',
    fits: oneLine,
    write: ({ name, value }) => `config:\n  ${name}: >-\n    ${value}\n  region: eu_west_1`,
  },
  {
    name: 'a pair in YAML',
    uses: NAMED,
    fits: oneLine,
    write: ({ name, value }) =>
      `env:\n  - name: ${name}\n    value: "${value}"\n  - name: REGION\n    value: eu`,
  },
  {
    name: 'an element',
    fits: oneLine,
    write: ({ name, value, id }) => `<config><clientId>${id}</clientId><${name}>${value}</${name}></config>`,
  },
  {
    name: 'attributes',
    uses: NAMED,
    fits: oneLine,
    write: ({ name, value, id }) =>
      `<appSettings>\n  <add key="ClientId" value="${id}" />\n  <add key="${name}" value="${value}" />\n</appSettings>`,
  },
  {
    name: 'a declared variable',
    uses: NAMED,
    write: ({ name, value }) =>
      `variable "${name}" {\n  type      = string\n  sensitive = true\n  default   = "${value}"\n}`,
  },
  {
    name: 'an aligned setting',
    fits: oneLine,
    write: ({ name, value, id }) =>
      `provider "genesyscloud" {\n  oauthclient_id         = "${id}"\n  ${name.replace(/\W/g, '_')}         = "${value}"\n}`,
  },
  {
    name: 'a constant',
    fits: oneLine,
    write: ({ name, value }) => `const ${name.replace(/\W/g, '_')} = '${value}';\nconst body = ${BODY};`,
  },
  {
    name: 'a typed constant',
    fits: oneLine,
    write: ({ name, value }) => `private static final String ${name.replace(/\W/g, '_')} = "${value}";`,
  },
  {
    name: 'a named argument',
    fits: oneLine,
    write: ({ name, value, id }) =>
      `client = connect(client_id="${id}", ${name.replace(/\W/g, '_')}="${value}", region="eu")`,
  },
  {
    name: 'a setter',
    uses: ['token', 'api-key'],
    fits: oneLine,
    write: ({ value }) => `apiClient.setAccessToken("${value}");\nvar body = ${BODY};`,
  },
  {
    name: 'an object of headers in code',
    uses: TOKENS,
    fits: oneLine,
    write: ({ value }) =>
      `http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "${value}");`,
  },
  {
    name: 'a concatenation',
    uses: TOKENS,
    fits: oneLine,
    write: ({ value }) => `headers['Authorization'] = 'Bearer ' + '${value}'`,
  },
  {
    name: 'a broken concatenation',
    uses: ['token', 'secret', 'api-key'],
    fits: oneLine,
    write: ({ name, value }) =>
      `var ${name.replace(/\W/g, '_')} = "${value.slice(0, 11)}" +\n    "${value.slice(11)}";`,
  },
  {
    name: 'a login over lines',
    uses: LOGINS,
    fits: oneLine,
    write: ({ value, id }) =>
      `client.loginClientCredentialsGrant(\n    '${id}',\n    '${value}'\n).then(call)`,
  },
  {
    name: 'a login without parentheses',
    uses: LOGINS,
    fits: oneLine,
    write: ({ value, id }) => `request.basic_auth '${id}', '${value}'`,
  },
  {
    name: 'a pair of credentials',
    uses: LOGINS,
    fits: oneLine,
    write: ({ value, id }) => `requests.post(url, auth=("${id}", "${value}"), data=body)`,
  },
  {
    name: 'a user of curl',
    uses: LOGINS,
    fits: plain,
    write: ({ value, id }) => `curl -u ${id}:${value} https://login.mypurecloud.com/oauth/token`,
  },
  {
    name: 'a glued user of curl',
    uses: LOGINS,
    fits: plain,
    write: ({ value, id }) => `curl -u${id}:${value} https://login.mypurecloud.com/oauth/token`,
  },
  {
    name: 'a user of HTTPie',
    uses: LOGINS,
    fits: plain,
    write: ({ value, id }) => `http -a ${id}:${value} POST https://login.mypurecloud.com/oauth/token`,
  },
  {
    name: 'a part of a form',
    uses: NAMED,
    write: ({ name, value }) =>
      `--boundary\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--boundary--`,
  },
  {
    name: 'a URL',
    uses: ['secret', 'password'],
    fits: /^[^\n/?#]+$/,
    write: ({ value }) => `proxy: https://callcheck:${value}@proxy.example:8080/api`,
  },
  {
    name: 'a URL with no user',
    uses: ['password', 'secret'],
    fits: /^[^\n/?#]+$/,
    write: ({ value }) => `REDIS_URL=redis://:${value}@cache.example:6379/0`,
  },
  {
    name: 'a netrc file',
    uses: ['password', 'secret'],
    fits: oneLine,
    write: ({ value }) => `machine api.mypurecloud.com login jo password ${value}`,
  },
  {
    name: 'a sentence',
    fits: oneLine,
    write: ({ name, value }) => `I get a 400. The ${name} is ${value} and the body is ${BODY}`,
  },
  {
    name: 'a sentence with a colon',
    fits: oneLine,
    write: ({ name, value }) => `Here is my ${name}: ${value}\nBody: ${BODY}`,
  },
  {
    name: 'a sentence that ends with its name',
    uses: ['token', 'secret', 'api-key'],
    fits: /^[\w~+=-]{20,200}$/,
    write: ({ name, value }) => `It says: invalid value '${value}' for ${name}.\n${CALL}\n${BODY}`,
  },
  {
    name: 'the line after its name',
    fits: oneLine,
    write: ({ name, value }) => `${name}:\n${value}\n\nBody:\n${BODY}`,
  },
  {
    name: 'a table of tabs',
    uses: ['token', 'secret', 'api-key'],
    fits: oneLine,
    write: ({ name, value, id }) => `client_id\t${id}\n${name}\t${value}\nregion\teu`,
  },
  {
    name: 'a table of bars',
    uses: ['token', 'secret', 'api-key'],
    fits: oneLine,
    write: ({ name, value, id }) =>
      `| name | value |\n| --- | --- |\n| clientId | ${id} |\n| ${name} | ${value} |`,
  },
  {
    name: 'a row of comma-separated values',
    uses: ['token', 'secret', 'api-key'],
    fits: /^[^\n,"]*$/,
    write: ({ name, value, id }) => `name,value\nclient_id,${id}\n${name},${value}\nregion,eu`,
  },
  {
    name: 'a column of comma-separated values',
    uses: NAMED,
    fits: /^[^\n,"]*$/,
    write: ({ name, value, id }) =>
      `phoneNumber,${name},callQueueId\n+12065550142,${value},${id}\n+12065550143,,${id}`,
  },
  {
    name: 'a quoted column',
    uses: NAMED,
    fits: /^[^\n"]*$/,
    write: ({ name, value, id }) => `"id";"${name}"\n"${id}";"${value}"`,
  },
  {
    name: 'a column of a table of bars',
    uses: NAMED,
    fits: /^[^\n|]*$/,
    write: ({ name, value, id }) =>
      `| clientId | ${name} | region |\n| --- | --- | --- |\n| ${id} | ${value} | eu |\n\n${CALL}`,
  },
  {
    name: 'a flag',
    fits: plain,
    write: ({ name, value }) => `gc calls create --${name.replace(/\W/g, '-')} ${value} --file body.json`,
  },
  {
    name: 'a hash table',
    fits: oneLine,
    write: ({ name, value }) =>
      `$h = @{ ${name.replace(/\W/g, '_')} = "${value}"; Accept = "application/json" }`,
  },
  {
    name: 'a cookie',
    uses: TOKENS,
    fits: plain,
    write: ({ value }) => `GET /api/v2/users/me\nCookie: locale=en; session=${value}; theme=dark`,
  },
  {
    name: 'a second cookie that is set',
    uses: TOKENS,
    fits: plain,
    write: ({ value }) =>
      `HTTP/1.1 400 Bad Request\nSet-Cookie: lang=en; Path=/; HttpOnly, sid=${value}; Max-Age=3600; Secure\n\n${BODY}`,
  },
  {
    name: 'cookies of an archive',
    uses: TOKENS,
    fits: plain,
    write: ({ value }) => json({ headers: [{ name: 'cookie', value: `theme=dark; sid=${value}` }] }, 2),
  },
  {
    name: 'a callback',
    uses: TOKENS,
    fits: /^[\w-]{20,}$/,
    write: ({ value }) => `${CALL}\nhttps://example.com/callback?code=${value}&state=start\n${BODY}`,
  },
  {
    name: 'a comment',
    uses: ['token', 'secret', 'api-key'],
    fits: /^[\w.=~+-]+$/,
    write: ({ name, value }) => `// ${name} ${value}\nclient.postConversationsCalls(${BODY})`,
  },
  {
    name: 'a login of a mail address',
    uses: ['password'],
    write: ({ value }) => `${CALL}\nlogin: jo@example.com / ${value}\n${BODY}`,
  },
  {
    name: 'credentials of a user',
    uses: ['password'],
    write: ({ value }) => `${CALL}\ncreds are svc-calls / ${value}\n${BODY}`,
  },
  {
    name: 'a login in a sentence',
    uses: ['password'],
    fits: /[!@]/,
    write: ({ value }) => `It fails when I log in as svc-calls with ${value}\n${CALL}\n${BODY}`,
  },
  {
    name: 'a short flag of a login',
    uses: ['password'],
    write: ({ value }) => `docker login -u svc -p ${value} registry.example\n${CALL}\n${BODY}`,
  },
  {
    name: 'a quoted flag of a login',
    uses: ['password'],
    write: ({ value }) => `sshpass -p '${value}' ssh jo@host.example\n${CALL}\n${BODY}`,
  },
  {
    name: 'a flag with an escaped blank',
    uses: ['password'],
    write: ({ value }) =>
      `node call.js --password ${value.slice(0, 3)}\\ ${value.slice(3)}\n${CALL}\n${BODY}`,
  },
  {
    name: 'a fence after its name',
    uses: LOGINS,
    fits: oneLine,
    write: ({ name, value }) => `${name}:\n\`\`\`\n${value}\n\`\`\`\n${CALL}\n${BODY}`,
  },
  ...['Passwort', 'contrase\u00f1a', 'mot de passe', 'senha', 'wachtwoord'].map(
    (word): Position => ({
      name: `a line in another language, ${word}`,
      uses: ['password', 'passphrase'],
      write: ({ value }) => `${CALL}\n${word}: ${value}\n${BODY}`,
    }),
  ),
  {
    name: 'a sentence in another language',
    uses: ['password'],
    write: ({ value }) => `Das Passwort lautet ${value}\n${CALL}\n${BODY}`,
  },
  {
    name: 'a sentence that ends with its value',
    uses: ['password', 'passphrase'],
    write: ({ name, value }) => `${CALL}\nThe ${name} is: ${value}\n${BODY}`,
  },
  {
    name: 'nothing beside it',
    isBare: true,
    fits: oneLine,
    write: ({ value }) => `It fails with ${value} since this morning.\n${CALL}\n${BODY}`,
  },
  {
    name: 'a name of a file',
    isBare: true,
    fits: /^[\w-]{20,120}$/,
    write: ({ value }) => `see ${value}.json for ${CALL}`,
  },
  {
    name: 'a key file',
    uses: ['private-key'],
    write: ({ value }) =>
      `-----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----\n${CALL}\n${BODY}`,
  },
  {
    name: 'a key without its end',
    uses: ['private-key'],
    write: ({ value }) => `-----BEGIN RSA PRIVATE KEY-----\n${value}\n${CALL}\n${BODY}`,
  },
  {
    name: 'a key in a member',
    uses: ['private-key'],
    write: ({ name, value }) =>
      json({
        [name]: `-----BEGIN PRIVATE KEY-----\n${value}\n-----END PRIVATE KEY-----\n`,
        phoneNumber: '+12065550142',
      }),
  },
];
