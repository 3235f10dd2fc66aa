import { describe, expect, test } from 'vitest';
import { rule } from '../../src/validator/rules/secret-in-paste.ts';
import { maskMessage, maskSecrets, type SecretKind } from '../../src/validator/secrets/mask-secrets.ts';
import { knowledge } from '../support/knowledge.ts';
import { measure } from '../tools/secrets/measure.ts';
import { showOnPaths } from '../tools/secrets/paths.ts';

// Made of parts, so that no scanner takes this file for a leak.
const BEARER = `Qm7${'xT4-vN2_'}aK9cR1dW8eY3${'fU6gZ0hP5iL'}jB-o_7sMq2tXw4`;
const SECRET = `t9${'Kd-3mW_'}xQ7rB1nV5cZ8${'aE2hJ6lP0sG4yU'}iO`;
const JWT = `${'eyJhbGciOiJIUzI1NiJ9'}.${'eyJzdWIiOiIxMjM0NTY3ODkwIn0'}.${'s5Tq8Zr2Lk0Wm4Vb7Nc1'}`;
const SLACK = `${'xox'}b-${'2048163264'}-${'AbCdEfGhIjKlMnOp'}`;
const AWS = `${'AKIA'}${'J7QW2RTYU8IOPLKM'}`;
const GITHUB = `${'ghp_'}${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`;
const GOOGLE = `${'AIza'}${'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q'}`;
const BASIC = 'Y2FsbGNoZWNrOmEtc2VjcmV0LW9mLW91cnM=';
const KEY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7';
const HEX = `${'9fc2'}${'e07b4d'.repeat(6)}`;
const UUID = '0b6f3c1e-52d7-4a18-9e3b-7c5d1f2a4e60';

/** Too short and too plain to be told by its form. */
const SHORT = `Tq7Z${'bW2mPx9L'}rK4vNs8J`;

type Row = readonly [name: string, text: string, secret: string, kind: SecretKind];

const HITS: readonly Row[] = [
  ['a password of words with a hyphen', 'db.password=Walnut-Harbor', 'Walnut-Harbor', 'password'],
  ['a password of words with an underscore', 'PGPASSWORD=walnut_Harbor psql', 'walnut_Harbor', 'password'],
  ['a password of words with a sign', 'Password: Walnut*Harbor', 'Walnut*Harbor', 'password'],
  ['a password that ends in digits', '(password: Walnut_17)', 'Walnut_17', 'password'],
  ['a password of foreign letters', 'Senha: jacar\u00e9-lagoa', 'jacar\u00e9-lagoa', 'password'],
  [
    'a password in a sentence in quotes',
    'pass is `Walnut$Harbor-3`, user `svc`',
    'Walnut$Harbor-3',
    'password',
  ],
  ['a comparison', `if (headers['x-token'] !== '${BEARER}') return;`, BEARER, 'access-token'],
  ['a session of a header', 'ININ-Session: q7Rw2LbX9tVd4KcZ8mNf1JhY', 'q7Rw2LbX9tVd4KcZ8mNf1JhY', 'cookie'],
  [
    'the address of notifications',
    'wss://streaming.mypurecloud.com/channels/streaming-0-q7Rw2LbX9tVd4KcZ8mNf1JhY5',
    'q7Rw2LbX9tVd4KcZ8mNf1JhY5',
    'access-token',
  ],
  ['a header', `Authorization: Bearer ${BEARER}`, BEARER, 'bearer-token'],
  ['a header in lower case', `authorization: bearer ${BEARER}`, BEARER, 'bearer-token'],
  ['a header with no scheme', `Authorization: ${BEARER}`, BEARER, 'bearer-token'],
  ['a short token', 'Authorization: Bearer k3v9p2qx7wm4', 'k3v9p2qx7wm4', 'bearer-token'],
  ['a token that is a UUID', `Bearer ${UUID}`, UUID, 'bearer-token'],
  ['a member that is a UUID', `"token": "${UUID}"`, UUID, 'access-token'],
  [
    'curl with single quotes',
    `curl -H 'Authorization: Bearer ${BEARER}' https://api.mypurecloud.com`,
    BEARER,
    'bearer-token',
  ],
  ['curl with double quotes', `curl -H "Authorization: Bearer ${BEARER}" -d '{}'`, BEARER, 'bearer-token'],
  ['a JSON header', `{"Authorization": "Bearer ${BEARER}"}`, BEARER, 'bearer-token'],
  ['an escaped JSON header', String.raw`"{\"Authorization\": \"Bearer ${BEARER}\"}"`, BEARER, 'bearer-token'],
  [
    'a twice escaped header',
    String.raw`\\\"Authorization\\\": \\\"Bearer ${BEARER}\\\"`,
    BEARER,
    'bearer-token',
  ],
  ['an archive', `{"name":"Authorization","value":"Bearer ${BEARER}"}`, BEARER, 'bearer-token'],
  ['an archive with no scheme', `{"name": "authorization", "value": "${BEARER}"}`, BEARER, 'bearer-token'],
  ['Postman', `{ "key": "Authorization", "value": "Bearer ${BEARER}" }`, BEARER, 'bearer-token'],
  ['Python', `headers = {'Authorization': 'Bearer ${BEARER}'}`, BEARER, 'bearer-token'],
  ['C#', `request.AddHeader("Authorization", "Bearer ${BEARER}");`, BEARER, 'bearer-token'],
  ['Java', `.header("Authorization", "Bearer ${BEARER}")`, BEARER, 'bearer-token'],
  ['PowerShell', `$headers = @{ Authorization = "Bearer ${BEARER}" }`, BEARER, 'bearer-token'],
  ['Ruby', `{ 'Authorization' => 'Bearer ${BEARER}' }`, BEARER, 'bearer-token'],
  ['a sentence', `I call it with the bearer token ${BEARER} and get a 400`, BEARER, 'bearer-token'],
  ['bearer and colon', `bearer: ${BEARER}`, BEARER, 'bearer-token'],
  [
    'a query',
    `https://api.mypurecloud.com/api/v2/users/me?access_token=${BEARER}&x=1`,
    BEARER,
    'access-token',
  ],
  ['a fragment', `http://localhost/#access_token=${BEARER}&expires_in=86399`, BEARER, 'access-token'],
  ['a token response', `{"access_token":"${BEARER}","token_type":"bearer"}`, BEARER, 'access-token'],
  ['a refresh token', `"refresh_token": "${BEARER}"`, BEARER, 'access-token'],
  ['a setting of the SDK', `client.setAccessToken("${BEARER}")`, BEARER, 'access-token'],
  ['an assignment', `platformClient.ApiClient.instance.accessToken = '${BEARER}'`, BEARER, 'access-token'],
  ['an environment variable', `export GENESYS_TOKEN=${BEARER}`, BEARER, 'access-token'],
  ['a flag', `gc calls create --accesstoken ${BEARER}`, BEARER, 'access-token'],
  ['basic credentials', `Authorization: Basic ${BASIC}`, BASIC, 'basic-credentials'],
  ['basic credentials alone', `-H "Basic ${BASIC}"`, BASIC, 'basic-credentials'],
  [
    'curl with a user',
    `curl -u ${UUID}:${SECRET} https://login.mypurecloud.com/oauth/token`,
    SECRET,
    'basic-credentials',
  ],
  [
    'curl with a quoted user',
    `curl --user '${UUID}:${SECRET}' -d grant_type=client_credentials`,
    SECRET,
    'basic-credentials',
  ],
  [
    'a client secret in a form',
    `grant_type=client_credentials&client_id=${UUID}&client_secret=${SECRET}`,
    SECRET,
    'client-secret',
  ],
  ['a client secret in JSON', `{"client_id":"${UUID}","client_secret":"${SECRET}"}`, SECRET, 'client-secret'],
  ['a client secret in camel case', `const clientSecret = '${SECRET}';`, SECRET, 'client-secret'],
  ['a client secret in an env file', `GENESYS_CLOUD_CLIENT_SECRET=${SECRET}`, SECRET, 'client-secret'],
  ['a client secret in a sentence', `client id ${UUID}, client secret: ${SECRET}`, SECRET, 'client-secret'],
  ['a client secret in YAML', `client-secret: ${SECRET}`, SECRET, 'client-secret'],
  ['a client secret in Terraform', `  oauthclient_secret = "${SECRET}"`, SECRET, 'client-secret'],
  [
    'a login of the JavaScript SDK',
    `client.loginClientCredentialsGrant('${UUID}', '${SECRET}')`,
    SECRET,
    'client-secret',
  ],
  [
    'a login of the Python SDK',
    `api_client.get_client_credentials_token("${UUID}", "${SECRET}")`,
    SECRET,
    'client-secret',
  ],
  [
    'a login of the Java SDK',
    `apiClient.authorizeClientCredentials("${UUID}", "${SECRET}")`,
    SECRET,
    'client-secret',
  ],
  ['requests in Python', `requests.post(url, auth=('${UUID}', '${SECRET}'))`, SECRET, 'client-secret'],
  ['a password', 'password: hunter2!x', 'hunter2!x', 'password'],
  ['a quoted password', '{"username":"jo","password":"correct horse"}', 'correct horse', 'password'],
  ['a password in a form', 'username=jo&password=Tr0ub4dor%263&x=1', 'Tr0ub4dor%263', 'password'],
  ['a password in a URL', 'https://jo:s3cr3tPw@proxy.example:8080/api', 's3cr3tPw', 'password'],
  ['a password in XML', '<password>hunter2horse</password>', 'hunter2horse', 'password'],
  ['a password that is a number', '{"password": 48151623}', '48151623', 'password'],
  ['a cookie header', 'Cookie: session=9f8e7d6c5b4a', '9f8e7d6c5b4a', 'cookie'],
  ['a set cookie header', 'Set-Cookie: ININ-Auth-Api=Zx81qPw02; Path=/; HttpOnly', 'Zx81qPw02', 'cookie'],
  ['a cookie in curl', `curl -b 'JSESSIONID=A1B2C3D4E5F6' https://example.com`, 'A1B2C3D4E5F6', 'cookie'],
  ['a cookie in JSON', '{"cookie": "sid=s%3Aj5k6l7m8"}', 's%3Aj5k6l7m8', 'cookie'],
  ['a cookie list', '"cookies": [{ "name": "sid", "value": "q1w2e3r4" }]', 'q1w2e3r4', 'cookie'],
  ['a web token', `token is ${JWT} as you see`, JWT, 'bearer-token'],
  ['a web token after an escape', String.raw`"line\n${JWT}"`, JWT, 'bearer-token'],
  ['a Slack token', `SLACK_BOT_TOKEN=${SLACK}`, SLACK, 'access-token'],
  ['a Slack token in a sentence', `our bot (${SLACK}) posts it`, SLACK, 'access-token'],
  ['an AWS key', `aws_access_key_id = ${AWS}`, AWS, 'api-key'],
  ['an AWS secret', `aws_secret_access_key = ${SECRET}`, SECRET, 'api-key'],
  ['a GitHub token', `git clone https://${GITHUB}@github.com/a/b`, GITHUB, 'access-token'],
  ['a Google key', `?key=${GOOGLE}`, GOOGLE, 'api-key'],
  ['an API key header', `x-api-key: ${SECRET}`, SECRET, 'api-key'],
  ['an API key in JSON', `{"apiKey":"${SECRET}"}`, SECRET, 'api-key'],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----`, KEY, 'private-key'],
  [
    'a private key in JSON',
    String.raw`"-----BEGIN RSA PRIVATE KEY-----\n${KEY}\n-----END RSA PRIVATE KEY-----"`,
    KEY,
    'private-key',
  ],
  ['a query with a flag behind it', `GET /x?access_token=${BEARER}&debug`, BEARER, 'access-token'],
  ['a row of values', `name,value\nclient_secret,${SECRET}`, SECRET, 'client-secret'],
  ['a column of values', `id,client_secret,region\n${UUID},${SECRET},eu`, SECRET, 'client-secret'],
  ['a column in a string', String.raw`{"text":"id;password\n1;hunter2horse"}`, 'hunter2horse', 'password'],
  [
    'a column of a table',
    `| id | password |\n| --- | --- |\n| 1 | hunter2horse |`,
    'hunter2horse',
    'password',
  ],
  [
    'a value on the next line of a string',
    String.raw`{"text":"client_secret: \\\n  ${SECRET}"}`,
    SECRET,
    'client-secret',
  ],
  // What an attack on the masking found.
  ['a hash of PHP or Ruby', `'token' => '${SHORT}',`, SHORT, 'access-token'],
  ['a default', `process.env.TOKEN || '${SHORT}'`, SHORT, 'access-token'],
  ['a default that is assigned', `token ??= "${SHORT}"`, SHORT, 'access-token'],
  ['a real value in brackets', `client_secret=<${SHORT}>`, SHORT, 'client-secret'],
  ['a real value in quoted brackets', `"client_secret": "[${SHORT}]"`, SHORT, 'client-secret'],
  ['a bold name', `**Client secret:** ${SHORT}`, SHORT, 'client-secret'],
  ['an emphasized name', `*client_secret*: \`${SHORT}\``, SHORT, 'client-secret'],
  ['a login that is encoded', `btoa("${UUID}:${SHORT}")`, SHORT, 'basic-credentials'],
  ['a login that is piped', `echo -n ${UUID}:${SHORT} | base64`, SHORT, 'basic-credentials'],
  ['credentials in one', `creds: ${UUID}/${SHORT}`, SHORT, 'client-secret'],
  ['an ID and a secret on lines', `Here are the id and secret:\n${UUID}\n${SHORT}`, SHORT, 'client-secret'],
  ['a mailer', `auth: { user: 'jo', pass: 'hunter2horse' }`, 'hunter2horse', 'password'],
  ['a short name in an env file', 'DB_PASS=hunter2horse', 'hunter2horse', 'password'],
  ['the shortest name', 'pw: hunter2horse', 'hunter2horse', 'password'],
  ['a password and no sign', 'user jo password Winter2031!', 'Winter2031!', 'password'],
  ['a password on the next line', 'password\nWinter2031!', 'Winter2031!', 'password'],
  ['a secure string', 'ConvertTo-SecureString "hunter2horse" -AsPlainText', 'hunter2horse', 'password'],
  [
    'a pair with long names',
    `{"headerName":"Authorization","headerValue":"${SHORT}"}`,
    SHORT,
    'bearer-token',
  ],
  ['a key in a query', `https://example.com/hook?key=${SHORT}`, SHORT, 'api-key'],
  ['a value before its name', `${SHORT} is my client secret`, SHORT, 'client-secret'],
  [
    'a value that is refused',
    `{"message":"invalid value ${SHORT} for client_secret"}`,
    SHORT,
    'client-secret',
  ],
  ['a code verifier', `code_verifier=${SECRET}`, SECRET, 'access-token'],
  // What a second attack found.
  ['an address of a phone', `sip:1001:${SHORT}@sip.example.com`, SHORT, 'password'],
  ['a bot in a path', `https://api.telegram.org/bot123456789:${SECRET}/send`, SECRET, 'access-token'],
  ['a private key of JSON', `{"kty":"RSA","p":"${KEY}","n":"abc"}`, KEY, 'private-key'],
  ['a token in a path', `POST /api/v2/calls/token/${BEARER} gives 400`, BEARER, 'access-token'],
  [
    'a certificate in curl',
    `curl --cert client.pem:${SHORT} https://example.com`,
    SHORT,
    'basic-credentials',
  ],
  ['flags in one', `curl -sSu jo:${SHORT} https://example.com`, SHORT, 'basic-credentials'],
  ['a word with dashes', 'mot-de-passe: hunter2horse', 'hunter2horse', 'password'],
  ['a word in two', 'pass word: hunter2horse', 'hunter2horse', 'password'],
  [
    'a user and a password in another language',
    'Benutzername / Passwort: jo / hunter2horse',
    'hunter2horse',
    'password',
  ],
  ['a flag glued to its password', `mysql -h db -usvc -p${SHORT} calls`, SHORT, 'password'],
  [
    'a settings file in Base64',
    Buffer.from(`client_secret=${SHORT}`).toString('base64'),
    Buffer.from(`client_secret=${SHORT}`).toString('base64'),
    'client-secret',
  ],
  // What a third attack found: whatever it looks like, a name and a sign make it a secret.
  ...(
    [
      ['a weak secret', 'secret=#', 'coffee33', 'client-secret'],
      ['a weak secret in a longer name', '"webhookSecret": "#"', 'river86', 'client-secret'],
      ['a word after the shortest name', 'pw: #', 'tiger', 'password'],
      ['a word glued to its name', 'PGPASSWORD=# psql -h db', 'tiger', 'password'],
      ['a password after a blank', 'use password # for the test org', 'pepper39', 'password'],
      ['a password after a long dash', 'password\u2014#', 'coffee29', 'password'],
      ['a constant as the name', 'curl_setopt($ch, CURLOPT_USERPWD, "#")', 'jo:monkey83', 'password'],
      ['a password with a dollar sign', 'password: #', 'P0xGP$RcjBwQU4', 'password'],
      ['a part of a form', 'name="password"\n\n#\n------X--', 'silver85', 'password'],
      ['a code in a sentence', 'the OTP code is #', '572171', 'password'],
      ['a code in a member', '{"mfaCode":"#"}', '469904', 'password'],
      ['a PIN', 'voicemail PIN: # on extension 5501', '8213', 'password'],
      ['Korean', '\ube44\ubc00\ubc88\ud638: #', 'dragon71', 'password'],
      ['Turkish', '\u015fifre: #', 'dragon01', 'password'],
      ['Italian', "la parola d'ordine \u00e8 #", 'dragon91', 'password'],
      ['a French key', 'cl\u00e9 API : #', 'a8k3v9p2q', 'api-key'],
      ['a login of Oracle', 'jdbc:oracle:thin:scott/#@//db1:1521/XE', 'bahnhof97', 'password'],
      ['a line of .pgpass', 'db1.example.com:5432:calls:app:#', 'silver83', 'password'],
      ['a line of .netrc', 'machine api.example login svc password #', 'rocket', 'password'],
      ['digest authentication', 'Digest username="jo", response="#"', HEX.slice(0, 32), 'password'],
      ['a hash of a password', 'jo:#', `${'$apr'}1$pOjTDaUZ$mcE3Gj0aJSwCicugVNgW5h`, 'password'],
      ['a session of an archive', '{"name":"JSESSIONID","value":"#"}', HEX.slice(0, 32), 'cookie'],
      ['a key with signs', "define('AUTH_KEY', '#');", `WB%5*y.#x~${'4p$yUpH8'}`, 'api-key'],
      ['the next string of a command', 'user-secrets set "Genesys:ClientSecret" "#"', SHORT, 'client-secret'],
      ['a field of a page', 'driver.findElement(By.id("password")).sendKeys("#")', 'pepper37', 'password'],
      ['a field of a page by its selector', `fill('input[name="password"]', '#')`, 'orange94', 'password'],
      ['a key of a signature', "jwt.sign(payload, '#', { expiresIn: '1h' })", 'river12', 'password'],
      ['the input of a command', 'read -r PASS <<< "#"', 'winter56', 'password'],
      [
        'a user of a domain',
        String.raw`curl --proxy-user corp\\jo:# https://x`,
        'orange58',
        'basic-credentials',
      ],
      [
        'an element beside that of the name',
        '<key>clientSecret</key>\n<string>#</string>',
        SHORT,
        'client-secret',
      ],
      ['a marked value', 'Password:&nbsp;<b>#</b>', 'dragon68', 'password'],
      ['a table of blanks', 'user      password     role\njo        #     admin', 'monkey99', 'password'],
      [
        'a drawn table',
        '\u2502 id \u2502 password \u2502\n\u251c\u2500\u2500\u253c\u2500\u2500\u2524\n\u2502 1 \u2502 # \u2502',
        'bahnhof53',
        'password',
      ],
      ['a table of a database', '| id | password |\n+----+----------+\n|  1 | # |', 'monkey43', 'password'],
      ['a password that was set', 'I set the password to #', 'winter90', 'password'],
      ['a short word after a name', "the pw's #", 'monkey85', 'password'],
      ['dots after a name', 'password ... #', 'rocket13', 'password'],
      ['an arrow after a name', 'password \u279c #', 'silver39', 'password'],
      ['a picture after a name', 'password \ud83d\udd12 #', 'winter41', 'password'],
      ['a note in brackets', 'password [old]: #', 'purple40', 'password'],
      ['a user in the name', 'password of user jo.miller = #', 'bahnhof23', 'password'],
      ['a word with a slash', 'P/W: #', 'winter54', 'password'],
      ['letters for names', 'u: jo p: #', 'purple98', 'password'],
      ['a user and a pass', 'user jo / pass #', 'river95', 'password'],
      ['a login that is piped, with a word', "echo -n 'jo:#' | base64", 'coffee98', 'password'],
      [
        'a short login in Base64',
        'echo # | base64 -d',
        Buffer.from('jo:monkey06').toString('base64'),
        'basic-credentials',
      ],
      ['a token of digits', '{"token":"#"}', '8824141779', 'access-token'],
      ['a flag of a keystore', 'keytool -srcstorepass # -list', 'coffee', 'password'],
      ['a flag of an archive', 'unzip -P # rec.zip', 'garden33', 'password'],
      ['a code by text message', '2FA code: #', '561576', 'password'],
      ['a code of a grant', 'auth code #', `Zt7${'xW4vN2aK9'}cR1dW8eY3fU6g`, 'password'],
      ['a SAML response', 'SAMLResponse=#&RelayState=home', KEY, 'bearer-token'],
      // What a fourth attack found: behind a name and a sign also words and signs are the value, to its end.
      ['a word that ends like an adverb', 'user: jo@example.com pw: #', 'firefly', 'password'],
      ['a word of foreign letters', 'contrase\u00f1a: #', 'monta\u00f1a', 'password'],
      ['words of a setting', 'SMTP_PASS=#\nLOG_LEVEL=debug', 'otter rumba', 'password'],
      ['words and a digit of a setting', 'smtp_password=#', 'Falcon Dawn 8', 'password'],
      ['words of a line', 'clave: #', 'nube verde', 'password'],
      ['names with a dot', 'Utente: jo\nPassword: #', 'Tulipano.Ponte', 'password'],
      ['an ampersand', 'bindPassword: #', 'Poppy&Ridge', 'password'],
      ['an ampersand in a member', '{"bindCredentials": "#"}', 'Poppy&Ridge', 'password'],
      ['a semicolon', '"Default": "Data Source=db1;uid=sa;pwd=#;"', 'Poppy;Ridge', 'password'],
      ['a brace', 'Server=db1;Password=#;Encrypt=True;', 'Lemon{Oak}7', 'password'],
      ['a value in braces', 'Driver={x};UID=jo;PWD={#};', 'Po}}ppy-Ridge', 'password'],
      ['a value to compare', 'if password == "#":', 'Poppy/Ridge', 'password'],
      ['a value of a plan', '+ "password" = "#"\n+ "userName" = "jo"', 'Poppy.Ridge.7', 'password'],
      ['an element on the next line', '<p>Password:<br/><b>#</b></p>', 'Poppy*Ridge', 'password'],
      ['a token of a webhook', 'hub.verify_token=#&hub.challenge=1158201', 'poppy-Ridge', 'access-token'],
      ['Swedish', 'l\u00f6senordet \u00e4r #', 'Poppy_Ridge', 'password'],
      ['French in a sentence', "le mdp c'est # et le login jo", 'Poppy!Ridge', 'password'],
      ['German in a sentence', 'PW f\u00fcr den Benutzer: #, bitte', 'Poppy!Ridge', 'password'],
      ['a word for a secret', 'the secret word "#", PIN below', 'poppyseed', 'password'],
      [
        'words in a string of a database',
        '"Server=db1;Uid=jo;Pwd=#;Database=calls"',
        'Poppy Ridge',
        'password',
      ],
      ['words in an element', '<password>#</password>', 'Poppy Ridge', 'password'],
      ['names with a dot in an element', '<b>Password:</b> #<br>', 'Poppy.Ridge', 'password'],
      ['words with a hyphen', 'MYSQL_PASSWORD: #', 'poppy-ridge', 'password'],
      ['a word of a webhook', 'VERIFY_TOKEN=#', 'poppyfield', 'access-token'],
      ['a string that is compared', 'if (password.equals("#")) {', 'Poppy.Ridge', 'password'],
      ['what it should be', 'the password should be #', 'Poppy!Ridge', 'password'],
      ['a word of a login', "new NetworkCredential('jo', '#')", 'poppyseed', 'client-secret'],
      ['a word of basic authentication', "HTTPBasicAuth('jo', '#')", 'poppyseed', 'client-secret'],
      ['a name with a dot of a login', 'server.login("jo", "#")', 'Poppy.Ridge', 'client-secret'],
      ['a login of Go', 'sql.Open("mysql", "jo:#@tcp(db1:3306)/calls")', 'poppyseed', 'password'],
      ['a login of mail in one', 'AUTH PLAIN #', 'AGpvAFBvcHB5UmlkZ2U=', 'password'],
      ['a link to confirm', 'https://x.example/users/confirm/#', `${SHORT}${SHORT}`, 'access-token'],
      ['an answer before a body', 'jo: pw?\nkim: #\n{"callerId": "x"}', 'Poppy_47', 'password'],
      ['an answer', 'jo: pw?\nkim: #', 'Poppy_47', 'password'],
      ['an answer under a name', 'can you send me the password?\nkim 10:14\n#', 'Poppy!Ridge', 'password'],
      ['a login of words', 'Login: jo@example.com / #', 'Poppy!Ridge', 'password'],
      [
        'a login of words after more',
        'Zugangsdaten f\u00fcr die Testumgebung: jo / #',
        'Poppy#77',
        'password',
      ],
      ['a key after a clause', 'the api key I use for the data action, #, is it wrong?', HEX, 'api-key'],
      ['a key in haste', 'using key # for the integration gives 403', HEX.slice(0, 32), 'api-key'],
      ['codes for an emergency', 'Backup codes: #', '8h3k-29qd p0xz-71mm', 'password'],
      [
        'a login of Java',
        'DriverManager.getConnection("jdbc:x://db1", "jo", "#");',
        'Poppy$Ridge',
        'password',
      ],
      ['a login of PHP', 'mysqli_connect("db1", "jo", "#", "calls")', 'Poppy=Ridge', 'password'],
      ['a login of Python', 'cx_Oracle.connect("jo", "#", "db1/orcl")', 'Poppy!Ridge', 'password'],
      [
        'an account of a service',
        `Client("AC${'0'.repeat(32)}", "#")`,
        HEX.slice(0, 32),
        'basic-credentials',
      ],
      [
        'a list of headers',
        "rawHeaders: ['Host', 'x', 'x-auth-token',\n '#']",
        HEX.slice(0, 40),
        'access-token',
      ],
      ['what a log masks', 'echo "::add-mask::#"', SHORT, 'password'],
      ['a login of SMTP', '334 UGFzc3dvcmQ6\n#', 'UG9wcHktUmlkZ2U=', 'password'],
      ['a link of an invitation', 'https://x.example/invite/#?org=a', `${SHORT}${SHORT}`, 'access-token'],
      ['a link to begin anew', 'https://x.example/password-reset/#', `${SHORT}${SHORT}`, 'access-token'],
      ['an address of a hook', 'https://hook.eu1.make.com/#', SHORT, 'access-token'],
      [
        'two IDs and a secret',
        `new ClientSecretCredential("${UUID}",\n "${UUID}",\n "#")`,
        SHORT,
        'client-secret',
      ],
      [
        'an ID and a secret that are joined',
        `const auth = btoa("${UUID}" + ":" + "#")`,
        SHORT,
        'basic-credentials',
      ],
    ] as const
  ).map(([name, text, secret, kind]): Row => [name, text.replace('#', () => secret), secret, kind]),
];

const NEAR_MISSES: readonly (readonly [string, string])[] = [
  ['an angle-bracket placeholder', 'Authorization: Bearer <token>'],
  ['a shell variable', 'curl -H "Authorization: Bearer $TOKEN"'],
  ['a shell variable in braces', `Authorization: Bearer \${ACCESS_TOKEN}`],
  ['a Postman variable', '{"key":"Authorization","value":"Bearer {{token}}"}'],
  ['a name that ends in key in a string', '{"text":"X-Api-Key: your-client-secret\\nAccept: */*"}'],
  [
    'the member behind a placeholder in a broken line',
    String.raw`body="{\"authToken2\":\"your-client-secret\",\"phoneNumber\
":\"+12065550142\"}"`,
  ],
  ['a column of placeholders', `id,token_type,queue\n1,bearer,${UUID}\n2,,${UUID}`],
  [
    'a list in a sentence',
    'It fails with token, password and queue,\nalso with call1234, user2024 and sales99.',
  ],
  ['what is passed', `We pass callQueueId: ${UUID} and the pass is v2.31.0`],
  ['tests that pass', 'pass: 120, pass=0.97345, pass => ok'],
  ['a pair of IDs', `${UUID}:${UUID}`],
  ['a password in a sentence', 'The password reset2 does not work, nor password Reset'],
  ['crosses', 'Authorization: Bearer xxxxxxxxxxxxxxxx'],
  ['stars', 'Authorization: Bearer ****************'],
  ['a half-masked token', 'Authorization: Bearer abcd********************wxyz'],
  ['dots', 'Authorization: Bearer abc123...'],
  ['words in capitals', 'Authorization: Bearer YOUR_ACCESS_TOKEN'],
  ['words with dashes', 'Authorization: Bearer your-token-here-123'],
  ['a template literal', 'headers: { Authorization: `Bearer $' + '{token}` }'],
  ['a concatenation', `'Authorization': 'Bearer ' + accessToken`],
  ['an f-string', `{"Authorization": f"Bearer {token}"}`],
  ['a format string', `"Authorization": "Bearer %s" % token`],
  ['a call', 'headers.Authorization = getToken(user1)'],
  ['talk of bearers', 'Bearer authentication is used, with a bearer token from the OAuth client'],
  ['talk of basic authentication', 'We use Basic authentication for the token request'],
  ['talk of tokens', 'The token is valid, I checked it twice with GET /api/v2/users/me'],
  ['talk of secrets', 'It is no secret: nobody reads the docs'],
  ['talk of passwords', 'reset your password at https://example.com/reset42'],
  ['a schema', '{"password": {"type": "string"}}'],
  ['a type name', '{"password": "string", "client_secret": "string"}'],
  ['an environment lookup', 'client_secret = os.environ["GENESYS_CLIENT_SECRET"]'],
  ['a process variable', 'const secret = process.env.CLIENT_SECRET1'],
  ['a variable', 'client_secret: clientSecret'],
  ['an Azure reference', 'password: $(dbPassword)'],
  ['a client id', `client_id=${UUID}`],
  ['a client id in JSON', `{"clientId": "${UUID}"}`],
  ['ids of a payload', `{"callUserId": "${UUID}", "callQueueId": "${UUID}"}`],
  ['a context id', `{"code":"bad.request","contextId":"${UUID}"}`],
  ['a phone number', '{"phoneNumber": "+12065550142", "token": null}'],
  ['a token type', '{"token_type": "bearer", "expires_in": 86399}'],
  ['a page token', 'nextPageToken=3'],
  ['a plural', 'tokens: 4096, passwords: 2'],
  ['a URL with a port', 'http://localhost:3000/@scope/file.js'],
  ['a mail address after a URL', 'see https://example.com, mail jo@example.com'],
  ['a redacted client secret', '"client_secret": "<redacted>"'],
  ['a hidden client secret', 'client_secret=[hidden]'],
  ['an empty one', 'client_secret='],
  ['a list of names', '["password", "token", "client_secret"]'],
  [
    'a body after a wide line that ends with the name of a grant',
    'POST /api/v2/conversations/calls gives 400. Our token comes from client credentials.\n{ "callerId": "+12125550123" }',
  ],
  ['fetch credentials', `fetch(url, { credentials: 'include', cookie: 'omit' })`],
  ['a cookie that is food', 'Cookie: delicious'],
  ['grep flags', 'sort -u file.txt && grep -b needle'],
  ['a public key', `-----BEGIN PUBLIC KEY-----\n${KEY}\n-----END PUBLIC KEY-----`],
  ['a shortened private key', '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----'],
  ['a word like a prefix', 'The task-list and sk-learn and xoxo'],
  ['a short web token', 'Bearer eyJ...'],
  ['an owner and a group', 'chown -u jo:staff file'],
  ['a check of passwords', 'password: z.string().min(8)'],
  [
    'ports, ranges and programs',
    'docker run -u app -p 8080:80 && nmap -p 1-1000 host && node -p process.version',
  ],
  ['a mail address and a phone number', 'jo@example.com / +12065550142, jo@example.com: thanks for v2.31'],
  [
    'a password that is wrong in another language',
    'das Passwort ist falsch, la contraseña es incorrecta, senha: inválida',
  ],
  [
    'a sentence about a password',
    'password is: probably required before every call today\npassword: minimum eight characters long',
  ],
  ['an encoded body', Buffer.from('{"phoneNumber":"+12065550142","callQueueId":"Sales"}').toString('base64')],
  [
    'a page of the OAuth client',
    `https://apps.mypurecloud.com/directory/#/admin/integrations/oauth/${UUID}/edit`,
  ],
  [
    'a path of this vendor with the ID of a client',
    `GET /api/v2/oauth/clients/${UUID}/usage/query and /oauth/authorizations/${UUID}`,
  ],
  ['a command for a password', '$password = Read-Host -AsSecureString'],
  ['a class for a password', 'password: PasswordInput, confirm_password: my_password1'],
  [
    'rules for a password',
    `'password' => 'required|min:8|confirmed', "password": "string|null", password: VARCHAR`,
  ],
  ['a state on a line', 'password: changed yesterday\nPasswort: siehe Tresor\nsenha: inv\u00e1lida'],
  ['a constant in a query', 'hub.verify_token=VERIFY_TOKEN&hub.challenge=1158201'],
  [
    'a name with a dot',
    'Password = Config.Password\npassword: Settings.Default\npassword == confirmPassword',
  ],
  ['a question with no answer', 'how to reset the password?\nkim: Settings-Page, or tomorrow'],
  ['a login with a queue', 'Login: jo@example.com / Sales-Queue, login: SSO / SAML'],
  ['the name of a secret', 'passwordSecret: calls-db\nsecret: calls-tls'],
  ['what a mail server can', '250-AUTH PLAIN LOGIN'],
  ['a team beside a login', 'Login: jo / R&D-Sales, jo@example.com / R&D-Sales'],
  [
    'placeholders of a query in broken lines',
    `grant_type=client_credentials&client_id=${UUID}&userPassword=string&sco\npe=calls\nGET https://api.mypurecloud.com/api/v2/users/me?id=${UUID}&passwd=inser\nt-your-token-here&pageSize=25`,
  ],
  ['types', 'password: String!\npassword: Option<String>\nfield: password'],
  ['the ID of a profile', `[dev]\nclient_credentials = ${UUID}`],
  ['paths of this vendor with words of links', `/api/v2/users/${UUID}/invite/${UUID} and /reset/password`],
  ['the file of a key', 'secretKey = loadKey("/etc/keys/client.pem")'],
  ['arguments behind a secret', 'def get_token(client_secret: str = None, timeout=30) -> str:'],
  ['an encoded ID', Buffer.from('Conversation:1234567890123').toString('base64')],
  [
    'cookies of settings',
    'Set-Cookie: lang=en; Path=/; Max-Age=3600; Expires=Wed, 21 Oct 2026 07:28:00 GMT; HttpOnly, theme=dark',
  ],
  [
    'a place in a page',
    'Your user account: https://tools.example/html/rfc6749#appendix-B and repo/terraform#63',
  ],
  ['a path of words', '/api/v2/webdeployments/token/oauthcodegrantjwtexchange'],
  ['a lookup of a variable', 'password = os.environ["DB_PASSWORD"]'],
  ['a state of a password', 'password: incorrect\nsecret: expired\npass=fail'],
  ['a pin of another kind', 'the pin is optional, pinned: true, ping: 5501, shipping=200123'],
  ['a field of a page that is looked at', "cy.get('#password').should('be.visible')"],
  ['a table of other columns', 'user      queue     role\njo        sales24     admin'],
  ['a password to expire', 'I set the password to expire after 90 days'],
  ['a path after credentials', 'with client credentials token /api/v2/conversations/calls'],
  ['a call to a PIN', 'the pin to 5501 call fails, the credentials on every POST to queue24'],
  ['an ID with a name in it', `client_id=e9b022fa-0357-0d86-7f47-d74c107f16ce&scope=calls`],
  ['a masked Slack token', `${'xox'}b-xxxxxxxxxxxx-xxxxxxxxxxxx`],
];

describe('masks', () => {
  test.each(HITS)('%s', (_name, text, secret, kind) => {
    const masked = maskSecrets(text);
    expect(masked.secrets.map((found) => found.kind)).toContain(kind);
    expect(masked.text).not.toContain(secret);
    expect(masked.text).toHaveLength(text.length);
    const at = text.lastIndexOf(secret);
    expect(masked.text.slice(0, at)).toBe(text.slice(0, at));
    expect(masked.text.slice(at + secret.length)).toBe(text.slice(at + secret.length));
    expect(maskSecrets(masked.text)).toEqual({ text: masked.text, secrets: [] });
  });
});

describe('leaves alone', () => {
  test.each(NEAR_MISSES)('%s', (_name, text) => {
    expect(maskSecrets(text)).toEqual({ text, secrets: [] });
  });
});

test('names are told apart', () => {
  const names = [...HITS, ...NEAR_MISSES].map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('JSON stays JSON, with everything else in it', () => {
  const text = JSON.stringify({
    token: BEARER,
    password: 'a "quoted" one\n',
    inner: JSON.stringify({ client_secret: SECRET }),
    to: '+12065550142',
  });
  const { text: masked } = maskSecrets(text);
  expect(JSON.parse(masked)).toMatchObject({ to: '+12065550142' });
  expect(masked).not.toMatch(/quoted|Kd-3mW/);
});

test('several secrets keep their order', () => {
  const { secrets } = maskSecrets(
    `client_secret=${SECRET}\nAuthorization: Bearer ${BEARER}\nCookie: a=${SECRET}; b=${BEARER}`,
  );
  expect(secrets.map(({ kind }) => kind)).toEqual(['client-secret', 'bearer-token', 'cookie', 'cookie']);
});

test('each kind is warned of once, at its first place', () => {
  const { secrets } = maskSecrets(`Bearer ${BEARER}\nBearer ${JWT}\npassword="hunter2"`);
  expect(rule.checkSecrets(secrets)).toEqual([
    { code: 'rule/secret-in-paste', message: 'bearer-token', pointer: null, at: 7, data: {} },
    { code: 'rule/secret-in-paste', message: 'password', pointer: null, at: expect.any(Number), data: {} },
  ]);
});

test.each([
  ['names in values', 'password=token:'],
  ['quotes', `password='token="`],
  ['schemes', 'bearer '],
  ['schemes run together', 'bearer+'],
  ['cookies', 'cookie: a=b; '],
  ['cookie lists', '"cookies":[{"value":'],
  ['key marks', '-----BEGIN PRIVATE KEY-----'],
  ['web tokens', 'eyJhbGci.'],
  ['users in URLs', '://a:'],
  ['blanks', 'password        '],
  ['backslashes', '\\\\\\"token\\\\\\":'],
  ['cookies in cookies', 'cookie: expires='],
  ['keys in queries', '?key='],
  ['flags with escaped blanks', String.raw`-p\ a\ `],
  ['ends of keys', '-----END PRIVATE KEY-----'],
  ['logins', 'creds a / jo@example.com:'],
  ['headers', 'Authorization: Bearer '],
  ['names on lines', 'secret\n\t'],
  ['users of curl', 'curl -u a:'],
  ['questions', 'pw?\njo: '],
  ['codes', 'backup codes: a1b2-c3d4 '],
])('ends on 500 kB of %s', (_name, piece) => {
  const text = piece.repeat(Math.ceil(500_000 / piece.length));
  expect(maskSecrets(text).text).toHaveLength(text.length);
});

test.each([1, 2])('of made-up pastes (seed %i) nothing leaks, and nothing else is masked', async (seed) => {
  const { pastes, leaks, alarms, swallowed } = await measure(seed, 41);
  expect(pastes).toBeGreaterThan(500);
  expect([...leaks, ...alarms, ...swallowed]).toEqual([]);
});

const HALF = `Zt7${'xW4vN2aK9'}cR1dW8eY3fU6g`;

test.each([
  ['the beginning of a token at the end', `It fails with ${GITHUB.slice(0, 20)}`, GITHUB.slice(4, 20)],
  ['the beginning of a token in a fence', `\`\`\`\ntoken\n${SLACK.slice(0, 24)}\n\`\`\``, SLACK.slice(5, 24)],
  ['the rest of a token at the beginning', `${HALF}\nand it fails`, HALF],
  ['the rest of a token in a fence', `\`\`\`\n${HALF}\n\`\`\``, HALF],
])('of a token in two messages is covered: %s', (_name, text, half) => {
  expect(maskMessage(text).text).not.toContain(half);
});

test.each([
  UUID,
  `${UUID}\nis the conversation`,
  '9fceb02d0ae598e95dc970b74767f19372d61af8',
  'postConversationsCallsParticipants',
  `GENESYS_CLIENT_ID=${UUID}\nmessage`,
  'Please use sk-learn2',
  'the xox',
  'CallControllerImplementationV2Test.java',
  '/api/v2/conversations/calls',
  Buffer.from('{"phoneNumber":"+12065550142"}').toString('base64'),
])('no half of a token: %s', (text) => {
  expect(maskMessage(text)).toEqual({ text, secrets: [] });
});

test('a short password is covered wherever it stands', () => {
  const { text } = maskSecrets('password: Poppy#7\nLogin failed for jo using Poppy#7, not Poppy#75');
  expect(text).toMatch(/^password: x\*+\nLogin failed for jo using x\*+, not Poppy#75$/);
});

test('a key whose beginning was cut and the secret beside a cloud key are covered', () => {
  const lines = `${KEY.slice(0, 40)}${'A1b2C3'.repeat(4)}\n${KEY}`;
  expect(maskSecrets(`${lines}\n-----END PRIVATE KEY-----\nhello`).text).toMatch(/^x\*+\nx\*+\n-----END/);
  expect(maskSecrets(`use ${AWS} ${HEX}`).text).toMatch(/^use x\*+ x\*+$/);
});

test('a key that was cut is covered to its end', () => {
  const [line, rest] = [`${KEY}${KEY}`.slice(0, 64), 'Ab3dE9x'];
  expect(maskSecrets(`-----BEGIN PRIVATE KEY-----\n${line}\n${rest}`).text).not.toContain(rest);
  expect(maskSecrets(`-----BEGIN PRIVATE KEY-----\n${line}\nhello`).text).toContain('hello');
});

test('of made-up pastes no reply, state, share or screen shows the secret', async () => {
  const { leaks, paths } = await measure(3, 509, (text) => showOnPaths(text, knowledge));
  expect(leaks).toEqual([]);
  expect(Object.keys(paths)).toHaveLength(13);
});
