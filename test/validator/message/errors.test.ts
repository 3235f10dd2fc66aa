import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../support/errors-in.ts';
import { knowledge } from '../../support/knowledge.ts';

const ID = 'c5a1e2d4-7b90-4f36-8a1c-3e5d7f9b2a46';

/** `status code card`, `-` for null; the card without its family. */
type Told = readonly string[];
type Row = readonly [name: string, text: string, told: Told];

const PUBLISHED = `{"message":"The request could not be understood by the server due to malformed syntax.","code":"bad.request","status":400,"contextId":"${ID}","details":[],"errors":[]}`;
const MISSING = `{"message":"Unable to perform the requested action. You must have at least one of the following permissions assigned: [conversation:conference:add]","code":"missing.any.permissions","status":403,"contextId":"${ID}","details":[],"errors":[]}`;
const STATION = `{"status":400,"code":"conversation.error.no.user.station","message":"No station","contextId":"${ID}","details":[],"errors":[]}`;

const BODIES: readonly Row[] = [
  ['a body', PUBLISHED, ['400 bad.request bad.request']],
  ['a body in a sentence', `I always get ${PUBLISHED}, any idea?`, ['400 bad.request bad.request']],
  [
    'a body in a fence',
    `\`\`\`json\n${JSON.stringify(JSON.parse(PUBLISHED), null, 2)}\n\`\`\``,
    ['400 bad.request bad.request'],
  ],
  ['a missing permission', MISSING, ['403 missing.any.permissions missing.any.permissions']],
  [
    'a missing station',
    STATION,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'a text filed under a code of its own',
    '{"status":400,"code":"bad.request","message":"You are not a connected participant on the call","details":[],"errors":[]}',
    ['400 bad.request not.a.participant'],
  ],
  [
    'an empty list',
    '{"status":400,"code":"bad.request","message":"An empty list of conversations is invalid.","details":[]}',
    ['400 bad.request conversation.error.empty.conversation.list'],
  ],
  [
    'a client token',
    '{"message":"This request requires a user context. Client credentials cannot be used for it.","code":"bad.request","status":400,"details":[],"errors":[]}',
    ['400 bad.request not.a.user'],
  ],
  [
    'forbidden',
    `{"status":403,"code":"forbidden","message":"Access to Conversation ${ID} is forbidden.","contextId":"${ID}"}`,
    ['403 forbidden not.authorized'],
  ],
  [
    'not authorized',
    `{"status":403,"code":"not.authorized","message":"Access to Conversation ${ID} is forbidden.","messageWithParams":"Access to {type} {id} is forbidden.","messageParams":{"id":"${ID}","type":"Conversation"},"contextId":"${ID}","details":[],"errors":[]}`,
    ['403 not.authorized not.authorized'],
  ],
  [
    'an unknown code',
    '{"status":400,"code":"conversation.error.brand.new","message":"Something else"}',
    ['400 conversation.error.brand.new unknown-code'],
  ],
  [
    'a code without status',
    '{"code":"not.a.user","message":"The caller is not a user"}',
    ['400 not.a.user not.a.user'],
  ],
  ['a body without code', `{"message":"Bad things","status":400,"contextId":"${ID}"}`, ['400 - status-400']],
  [
    'nested errors',
    '{"status":400,"code":"bad.request","message":"Several","errors":[{"status":400,"code":"not.a.user","message":"no user"},{"code":"invalid.value","message":"wrong value"}]}',
    ['400 bad.request bad.request', '400 not.a.user not.a.user', '400 invalid.value invalid.value'],
  ],
  [
    'details',
    '{"status":400,"code":"bad.request","message":"Several","details":[{"errorCode":"invalid.value","fieldName":"callQueueId"}],"errors":[]}',
    ['400 bad.request bad.request', '400 invalid.value invalid.value'],
  ],
  [
    'a body under error',
    `{"error": ${STATION}}`,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'a response of the JavaScript SDK',
    `{"status":400,"statusText":"Bad Request","headers":{},"body":${PUBLISHED},"text":"…"}`,
    ['400 bad.request bad.request'],
  ],
  ['an escaped body', `"text": "${PUBLISHED.replaceAll('"', '\\"')}"`, ['400 bad.request bad.request']],
  [
    'a twice escaped body',
    `${JSON.stringify(JSON.stringify(STATION))}`,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'a dictionary of Python',
    "{'message': 'No station', 'code': 'conversation.error.no.user.station', 'status': 400, 'contextId': None, 'details': [], 'errors': []}",
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'an object of JavaScript',
    "{ message: 'nope', code: 'not.a.user', status: 400, contextId: undefined }",
    ['400 not.a.user not.a.user'],
  ],
  [
    'a cut body',
    '{"message":"The caller is no user","code":"not.a.user","status":400,"contextId":"c5a1',
    ['400 not.a.user not.a.user'],
  ],
  [
    'two bodies',
    `${STATION}\nand then\n${MISSING}`,
    [
      '400 conversation.error.no.user.station conversation.error.no.user.station',
      '403 missing.any.permissions missing.any.permissions',
    ],
  ],
  [
    'the same body twice',
    `${STATION}\n${STATION}`,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'a body and its status in words',
    `Returns 400 Bad Request\n${PUBLISHED}`,
    ['400 bad.request bad.request'],
  ],
  [
    'an exception of the Python SDK',
    `PureCloudPlatformClientV2.rest.ApiException: (400)\nReason: Bad Request\nHTTP response headers: HTTPHeaderDict({'Content-Type': 'application/json'})\nHTTP response body: ${PUBLISHED}`,
    ['400 bad.request bad.request'],
  ],
  [
    'an exception of the .NET SDK',
    `PureCloudPlatform.Client.V2.Client.ApiException: Error calling PostConversationsCalls: ${STATION}`,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'an exception of the Java SDK',
    `com.mypurecloud.sdk.v2.ApiException: ${MISSING}`,
    ['403 missing.any.permissions missing.any.permissions'],
  ],
  [
    'an error of the Go SDK',
    `panic: API Error: 400 - ${STATION} (${ID})`,
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'a client of PHP',
    `Client error: \`POST https://api.mypurecloud.com/api/v2/conversations/calls\` resulted in a \`400 Bad Request\` response:\n{"message":"The request could not be understood by the server due to malformed syntax.","code":"bad.request","status":4 (truncated...)`,
    ['400 bad.request bad.request'],
  ],
  [
    'a line of a log',
    `2026-03-01T09:12:44Z ERROR call failed {"status":400,"code":"too.many.create.conversation.parameters","message":"More than one"}`,
    ['400 too.many.create.conversation.parameters too.many.create.conversation.parameters'],
  ],
  [
    'an inspected error of Axios',
    `AxiosError: Request failed with status code 400 {\n  code: 'ERR_BAD_REQUEST',\n  response: { status: 400, statusText: 'Bad Request', data: ${PUBLISHED} } }`,
    ['400 bad.request bad.request'],
  ],
  [
    'a transcript',
    `HTTP/1.1 429 Too Many Requests\nRetry-After: 42\n\n{"message":"Rate limit exceeded the maximum. Retry the request in [42] seconds","code":"too.many.requests","status":429,"contextId":"${ID}","details":[],"errors":[]}`,
    ['429 too.many.requests too.many.requests'],
  ],
];

const RETYPED: readonly Row[] = [
  [
    'a list without a code at the top',
    '{"errors":[{"code":"INVALID_AGENT_STATE","message":"Agent is not available"}]}',
    ['- INVALID_AGENT_STATE retyped'],
  ],
  [
    'a list beside a told status',
    'Returns 400: {"errors":[{"code":"invalid_param","message":"from.type is not valid"}]}',
    ['400 invalid_param retyped'],
  ],
  [
    'a status as text',
    '{"status":"400","code":"bad.request","message":"Bad request"}',
    ['400 bad.request retyped'],
  ],
  [
    'a status with its name',
    '{"status":"400 Bad Request","message":"type must be one of user"}',
    ['400 - retyped'],
  ],
  [
    'a code with underscores',
    '{"code":"bad_request","message":"from is not valid","status":400}',
    ['400 bad_request retyped'],
  ],
  [
    'a code in capitals',
    '{"code":"VALIDATION_ERROR","message":"from is not valid","status":400}',
    ['400 VALIDATION_ERROR retyped'],
  ],
  ['a numeric code', '{"code":400,"message":"from is not valid"}', ['400 - retyped']],
  [
    'an error in words',
    '{"error":"Bad Request","message":"invalid participants","statusCode":400}',
    ['400 - retyped'],
  ],
  [
    'an error object',
    '{"error":{"code":"INVALID_REQUEST","message":"invalid","status":400}}',
    ['400 INVALID_REQUEST retyped'],
  ],
  [
    'a known text in it',
    '400 back: {"errors":[{"code":"bad_request","message":"Malformed participant address"}]}',
    ['400 bad_request malformed-participant-address'],
  ],
];

const WORDS: readonly Row[] = [
  ['a plain sentence', 'Returns 400 Bad Request.', ['400 - status-400']],
  ['getting', 'I am getting a 403 forbidden when calling it', ['403 - status-403']],
  ['HTTP and number', 'All I see is HTTP 429', ['429 - status-429']],
  ['a status line', '< HTTP/2 404\n< content-type: application/json', ['404 - status-404']],
  ['a code in a sentence', 'error code not.a.user', ['400 not.a.user not.a.user']],
  ['a code at the end of a sentence', 'It says not.a.user.', ['400 not.a.user not.a.user']],
  [
    'a code beside a status',
    'We get a 400 with code conversation.error.no.user.station',
    ['400 conversation.error.no.user.station conversation.error.no.user.station'],
  ],
  [
    'an unknown code',
    '400, error code: conversation.error.not.seen.yet',
    ['400 conversation.error.not.seen.yet unknown-code'],
  ],
  [
    'a title with a text',
    'POST /api/v2/conversations/calls 400 error: malformed participant address',
    ['400 - malformed-participant-address'],
  ],
  ['fails with', 'The request fails with 400.', ['400 - status-400']],
  ['a status code', 'Response status code: 401', ['401 - status-401']],
  ['an exception', 'ApiException: (400)', ['400 - status-400']],
  ['a request library', 'Error: Request failed with status code 400', ['400 - status-400']],
  ['PowerShell', 'The remote server returned an error: (400) Bad Request.', ['400 - status-400']],
  ['curl', 'curl: (22) The requested URL returned error: 403', ['403 - status-403']],
  [
    'a console',
    'POST https://api.mypurecloud.com/api/v2/conversations/calls 400 (Bad Request)',
    ['400 - status-400'],
  ],
  [
    'an access log',
    '"POST /api/v2/conversations/calls HTTP/1.1" 400 215 "-" "python-requests"',
    ['400 - status-400'],
  ],
  ['Postman', 'Status: 400 Bad Request  Time: 312 ms  Size: 1.2 KB', ['400 - status-400']],
  [
    'logfmt',
    'level=error path=/api/v2/conversations/calls status=400 code=bad.request',
    ['400 bad.request bad.request'],
  ],
  [
    'a class of Java',
    'class ErrorBody {\n    message: null\n    code: not.a.user\n    status: 400\n}',
    ['400 not.a.user not.a.user'],
  ],
  ['a plural', 'we are seeing 400s since Monday', ['400 - status-400']],
  ['two statuses', 'sometimes 400, sometimes it returns 403', ['400 - status-400', '403 - status-403']],
  [
    'a list of statuses',
    'It returns 400, 403 or 429',
    ['400 - status-400', '403 - status-403', '429 - status-429'],
  ],
  ['a slash', 'getting 401/403 errors', ['401 - status-401', '403 - status-403']],
  ['an arrow', 'POST conversations/calls -> 400', ['400 - status-400']],
  ['error after the number', 'a 400 error comes back', ['400 - status-400']],
  ['bold', 'It throws a **400** every time', ['400 - status-400']],
  ['a question', 'Why 403?', ['403 - status-403']],
  ['a server error', 'Now a 503 Service Unavailable', ['503 - status-5xx']],
  ['a timeout', 'HTTP 408', ['408 - status-408']],
  ['a conflict', 'we got 409 Conflict', ['409 - status-409']],
  ['too large', 'fails with a 413', ['413 - status-413']],
  ['a media type', 'returned 415 Unsupported Media Type', ['415 - status-415']],
  ['a wrong method', 'HTTP/1.1 405 Method Not Allowed', ['405 - status-405']],
  ['a name alone', 'The API returns Bad Request.', ['400 - status-400']],
  ['a name and error', 'Forbidden error on this call', ['403 - status-403']],
  [
    'a permission in words',
    '403, it says you are missing the following permission(s): conversation:call:add',
    ['403 - missing.permissions'],
  ],
  ['Spanish', 'La API devuelve 400 al llamar', ['400 - status-400']],
  ['German', 'Ich bekomme einen 400 beim Anruf', ['400 - status-400']],
  ['French', "L'API renvoie 403.", ['403 - status-403']],
  ['a comment under code', 'await api.postConversationsCalls(body);\n// 400', ['400 - status-400']],
  ['a German ending', 'bekommt beim Aufruf einen 400er zurück', ['400 - status-400']],
  [
    'a quoted text and its status',
    '"An empty list of conversations is invalid." (400) when I patch it',
    ['400 - conversation.error.empty.conversation.list'],
  ],
  ['German word order', 'Beim Aufruf bekomme ich 403.', ['403 - status-403']],
  ['brackets at the end', 'the API says too many requests after a while (429)', ['429 - status-429']],
  [
    'an exception without a status',
    'ApiException: Error calling PostConversationsCalls: The caller does not have a station',
    ['- - conversation.error.no.user.station'],
  ],
];

const NOTHING: readonly Row[] = [
  ['an empty text', '', []],
  ['talk', 'Can anybody tell me where the calls go?', []],
  ['a duration', 'It takes 400 ms to answer', []],
  ['a duration run together', 'returns in 400ms', []],
  ['a price', 'We pay $429 a month and get 500 minutes', []],
  ['a count', 'we get 400 calls a day', []],
  ['a count after a cue', 'the API returns 500 records per page', []],
  ['a year', 'back in 2015 it worked', []],
  ['a port', 'http://localhost:500/', []],
  ['a number to call', 'call (415) 555-0123 or +1 404 555 0142', []],
  ['a number in a payload', '{"phoneNumber": "+14045550142", "priority": 400}', []],
  ['an id', `{"callQueueId": "40440340-0429-4500-8503-504400403404"}`, []],
  ['a version', 'version 4.0.400 of the SDK', []],
  ['a room', 'Meet in room 404', []],
  ['a denial', 'There is no 400 any more', []],
  ['a range', 'numbers 400-499 are errors of the client', []],
  ['an hour', 'at 5:00 we get coffee', []],
  ['a payload', '{"from": {"address": "+12065550142", "type": "agent"}, "to": []}', []],
  ['a response', `{"id": "${ID}", "selfUri": "/api/v2/conversations/calls/${ID}"}`, []],
  ['a wrap-up', '{"wrapup": {"code": "sale-done", "notes": "fine"}, "state": "disconnected"}', []],
  ['a log entry', '{"level":"info","message":"call started","status":"ok"}', []],
  ['a domain name', 'see api.mypurecloud.com and not.found.example.com', []],
  ['a file', 'open not.a.user.ts', []],
  ['code', 'if (bad.request(x)) return', []],
  ['code that answers', 'if (!number) return { statusCode: 400, body: "number missing" };', []],
  ['code that compares', 'if (response.status === 400) retry();', []],
  ['code of a server', 'res.status(400).send("no")', []],
  ['a setting', 'status_on_error: 400', []],
  ['a line of a stack', '   at X.Call() in X.cs:line 400', []],
  ['a known text in talk', 'a user who does not have a station', []],
];

function toldBy(text: string): string[] {
  return errorsIn(text).errors.map(
    ({ status, code, card }) => `${status ?? '-'} ${code ?? '-'} ${card?.replace(/^error\//, '') ?? '-'}`,
  );
}

describe.each([
  ['bodies', BODIES],
  ['bodies that were retyped', RETYPED],
  ['words', WORDS],
  ['nothing', NOTHING],
])('%s', (_name, rows) => {
  test.each(rows)('%s', (_row, text, told) => expect(toldBy(text)).toEqual(told));
});

test('there are enough rows, no two alike', () => {
  const texts = [...BODIES, ...RETYPED, ...WORDS, ...NOTHING].map(([, text]) => text);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(80);
});

test('a number that may be a status is one beside a call of ours', () => {
  const text = 'POST /api/v2/conversations/calls 400 on agent proxy address';
  expect(errorsIn(text).errors).toEqual([]);
  expect(errorsIn(text, true).errors).toMatchObject([{ status: 400, card: 'error/status-400' }]);
});

test('a body gives message and context id', () => {
  expect(errorsIn(PUBLISHED).errors[0]).toEqual({
    status: 400,
    code: 'bad.request',
    message: 'The request could not be understood by the server due to malformed syntax.',
    contextId: ID,
    card: 'error/bad.request',
  });
});

test('a context id told in words belongs to the error told in words', () => {
  const { errors } = errorsIn(`It returns 400, the contextId is ${ID}`);
  expect(errors).toMatchObject([{ status: 400, contextId: ID }]);
});

test.each([
  ['a success alone', 'It returns 202 Accepted but no phone rings', 202],
  ['a failure before a success', 'returned 200 OK yesterday and returns 400 today', 400],
  ['none', 'no numbers here', null],
])('the status of %s', (_name, text, status) => expect(errorsIn(text).status).toBe(status));

test('bodies cover the bodies and nothing else', () => {
  const text = `{"phoneNumber":"+12065550142"} gives ${PUBLISHED} every time`;
  const { bodies } = errorsIn(text);
  expect(bodies.map(({ start, end }) => text.slice(start, end))).toEqual([PUBLISHED]);
});

describe('cards', () => {
  test.each(knowledge.errors)('$code is complete', (card) => {
    expect(card.title.split(' ').length).toBeLessThanOrEqual(9);
    for (const words of [card.meaning, ...card.next, ...card.causes.map(({ text }) => text)]) {
      expect(words, words).toMatch(/[.)]$/);
      expect(words.split(/[.!?] (?=[A-Z])/).length, words).toBeLessThanOrEqual(2);
    }
  });
  test('each stands in the file of its code', () => {
    const files = readdirSync(new URL('../../../knowledge/errors/', import.meta.url)).sort();
    expect(files).toEqual(knowledge.errors.map(({ code }) => `${code}.yaml`).sort());
  });
  test('no text belongs to two', () => {
    const texts = knowledge.errors.flatMap((card) => card.texts);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

test.each([
  ['braces', '{'],
  ['bodies', '{"code":"a.b","message":'],
  ['nested errors', '{"message":"m","status":400,"errors":['],
  ['numbers', '400 '],
  ['digits', '4'],
  ['dots', 'a.b'],
  ['names', 'bad request '],
  ['escapes', '{\\\\\\"code\\\\\\":'],
  ['keys', 'code      '],
])('ends on 500 kB of %s', (_name, piece) => {
  const text = piece.repeat(Math.ceil(500_000 / piece.length));
  expect(() => errorsIn(text)).not.toThrow();
});

describe('the message leads', () => {
  const body = (message: string, more = ''): string =>
    `{"message":"${message}","code":"bad.request","status":400,"contextId":"${ID}"${more}}`;
  test.each([
    ['a value', body('Value [0612345678] is not valid for field type E164'), 'value-not-valid'],
    ['another value', body('value [Billing] is not valid'), 'value-not-valid'],
    [
      'no destination',
      body('phoneNumber or callUserId or callQueueId must be set'),
      'destination-must-be-set',
    ],
    ['a queue', body('You must be a member of the queue to call on its behalf.'), 'not-a-queue-member'],
    ['a merge', body('A conversation cannot be merged with itself.'), 'merged-with-itself'],
    [
      'a wrap-up',
      body('Wrapup code is required for non-provisional wrapup'),
      'conversation.error.wrapup.code.required',
    ],
    [
      'a data action',
      body(
        "Transform failed to process result using 'successTemplate'",
        ',"details":[{"errorCode":"ACTION.PROCESSING"}]',
      ),
      'action.processing',
    ],
  ])('of %s', (_name, text, card) => expect(errorsIn(text).errors[0]?.card).toBe(`error/${card}`));

  test.each([
    [
      'requests',
      '{"message":"[300] requests within [60] seconds","status":429,"code":"too.many.requests"}',
      'too.many.requests',
    ],
    [
      'a size',
      '{"message":"The request is over the size limit. Content-Length: 9, Maximum bytes: 8","status":413}',
      'status-413',
    ],
    [
      'an unknown code',
      '{"message":"Odd","code":"conversation.error.line.reserved","status":409}',
      'unknown-code',
    ],
    ['a body of few fields', '{"code":"InvalidRequest","message":"Destination not valid"}', 'retyped'],
    ['a success', 'POST /conversations/calls accepted (202) but nothing rings', 'accepted-not-ringing'],
  ])('or the code: %s', (_name, text, card) =>
    expect(errorsIn(text, true).errors.map((error) => error.card)).toEqual([`error/${card}`]),
  );
});
