import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sign } from '../../src/workspace/emulator/http-delivery.ts';
import { type Harness, startHarness } from '../slack/harness.ts';

let harness: Harness;
let url: URL;
let body: string;
beforeAll(async () => {
  harness = await startHarness({ transport: 'http' });
  url = new URL(harness.eventsUrl);
  harness.slack.post({ channel: harness.channel, text: 'bad' });
  await harness.settle();
  body = JSON.stringify(harness.slack.deliveries()[0]?.payload);
});
afterAll(async () => await harness.stop());

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks by hand: `fetch` would tidy paths and headers. */
function send({
  method = 'POST',
  path = '/slack/events',
  headers = {},
  body: sent = '',
}: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const list = Object.entries(headers).map(([name, value]): [string, string | string[]] => [
      name,
      typeof value === 'string' ? value : [...value],
    ]);
    const outgoing = httpRequest({
      host: '127.0.0.1',
      port: url.port,
      method,
      path,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(list) },
      agent: false,
    });
    outgoing.on('error', reject);
    outgoing.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.end(sent);
  });
}

const seconds = (): number => Math.floor(Date.now() / 1000);
const signed = (over: { secret?: string; text?: string; at?: number } = {}): Record<string, string> =>
  sign(over.secret ?? harness.slack.signingSecret, over.text ?? body, over.at);
const withSignature = (change: (signature: string) => string): Record<string, string> => {
  const headers = signed();
  return { ...headers, 'x-slack-signature': change(headers['x-slack-signature'] ?? '') };
};
const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(signed()).filter(([key]) => key !== name));
const posts = (): number => harness.slack.calls('chat.postMessage').length;

describe('a delivery', () => {
  it('with the right signature is taken', async () =>
    expect(await send({ headers: signed(), body })).toEqual({ status: 200, text: '' }));

  it.each<[string, () => Record<string, string | readonly string[]>]>([
    ['no headers of Slack', () => ({})],
    ['no signature', () => without('x-slack-signature')],
    ['no time', () => without('x-slack-request-timestamp')],
    ['an empty signature', () => withSignature(() => '')],
    ['another signature', () => withSignature(() => `v0=${'0'.repeat(64)}`)],
    ['the signature of another body', () => signed({ text: `${body} ` })],
    ['the signature of another secret', () => signed({ secret: 'another-secret' })],
    ['the prefix v1', () => withSignature((signature) => signature.replace('v0=', 'v1='))],
    ['no prefix', () => withSignature((signature) => signature.replace('v0=', ''))],
    ['a signature in capitals', () => withSignature((signature) => signature.toUpperCase())],
    ['digits in capitals', () => withSignature((signature) => `v0=${signature.slice(3).toUpperCase()}`)],
    ['half a signature', () => withSignature((signature) => signature.slice(0, 35))],
    ['the signature twice', () => withSignature((signature) => `${signature}, ${signature}`)],
    [
      'two headers of a signature',
      () => ({ ...signed(), 'x-slack-signature': [`v0=${'0'.repeat(64)}`, 'v0='] }),
    ],
    ['a time that is none', () => ({ ...signed(), 'x-slack-request-timestamp': 'now' })],
    [
      'another time than it was signed at',
      () => ({ ...signed(), 'x-slack-request-timestamp': `${seconds() - 1}` }),
    ],
    ['an old time, signed', () => signed({ at: seconds() - 301 })],
    ['a time of 1970, signed', () => signed({ at: 0 })],
    ['a time in the future, signed', () => signed({ at: seconds() + 400 })],
  ])('with %s is refused', async (_, headers) => {
    expect((await send({ headers: headers(), body })).status).toBe(401);
  });

  it('that comes again, or again and again, is answered once', async () => {
    const before = posts();
    const headers = signed();
    for (let time = 0; time < 3; time++) expect((await send({ headers, body })).status).toBe(200);
    await harness.settle();
    expect(posts()).toBe(before);
  });

  it.each<[string, Record<string, unknown>]>([
    [
      'another workspace',
      { team_id: 'T0STRANGER', context_team_id: 'T0STRANGER', authorizations: [{ team_id: 'T0STRANGER' }] },
    ],
    ['nobody', { team_id: '', context_team_id: null, authorizations: [] }],
  ])('for %s is ignored, with a word in the log', async (_, over) => {
    const [before, lines] = [posts(), harness.logs().length];
    const stranger = JSON.stringify({ ...JSON.parse(body), ...over, event_id: `Ev${_.length}` });
    expect((await send({ headers: signed({ text: stranger }), body: stranger })).status).toBe(200);
    await harness.settle();
    expect(posts()).toBe(before);
    expect(harness.logs().slice(lines).trim().split('\n')).toEqual([
      expect.stringContaining('the app is not installed in its workspace'),
    ]);
  });

  it.each<[string, string]>([
    ['half of JSON', '{"type":'],
    ['a bare word', 'payload'],
    ['bytes of gzip', '\u001f\u008b\u0008\u0000'],
    ['nothing', ''],
  ])('of %s is refused and not spoken of', async (_, text) => {
    const { status, text: answer } = await send({ headers: signed({ text }), body: text });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(answer).toBe('');
  });

  it.each([
    ['null', 'null'],
    ['a number', '42'],
    ['a word', '"hush-quetzal"'],
    ['a list', '[{"type":"event_callback"}]'],
    ['true', ' true'],
    ['an event that is null', '{"type":"event_callback","event": null}'],
    ['an event that is a word', '{"type":"event_callback","event":"hush-quetzal"}'],
    ['a form of null', 'payload=null'],
    ['a form of a list', 'payload=%5B%5D'],
  ])('of %s is refused at once, with a word in the log', async (_, text) => {
    const lines = harness.logs().length;
    const type = text.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json';
    const answer = send({ headers: { ...signed({ text }), 'content-type': type }, body: text });
    const late = new Promise((resolve) => setTimeout(resolve, 1000, 'late'));
    expect(await Promise.race([answer, late])).toEqual({ status: 400, text: '' });
    expect(harness.logs().slice(lines).trim().split('\n')).toEqual([
      expect.stringContaining('"msg":"a request was refused: its body is malformed"'),
    ]);
    const unsigned = await send({ headers: { 'content-type': type }, body: text });
    expect(unsigned.status).toBe(401);
  });

  it.each<[string, object]>([
    ['an event nobody listens for', { event: { type: 'emoji_changed' } }],
    [
      'an event that Bolt leaves to listeners',
      { event: { type: 'function_executed', inputs: {}, function_execution_id: 'Fx0A' } },
    ],
    ['no event', { event: undefined }],
    ['a kind that is unknown', { type: 'a_kind_of_tomorrow', event: undefined }],
    ['no kind', { type: undefined, event: undefined }],
  ])('of %s is acknowledged at once', async (name, over) => {
    const text = JSON.stringify({ ...JSON.parse(body), ...over, event_id: `Ev${name.length}` });
    const answer = send({ headers: signed({ text }), body: text });
    const late = new Promise((resolve) => setTimeout(resolve, 1000, 'late'));
    expect(await Promise.race([answer, late])).toEqual({ status: 200, text: '' });
  });

  it.each(['gzip', 'deflate', 'br', 'nonsense'])('packed with %s is not unpacked', async (encoding) => {
    const { status } = await send({
      headers: { ...without('x-slack-signature'), 'content-encoding': encoding },
      body,
    });
    expect(status).toBe(401);
  });
});

it('a command that would be answered elsewhere is answered nowhere', async () => {
  const lines = harness.logs().length;
  const text = new URLSearchParams({
    command: '/callcheck',
    text: 'bad',
    team_id: harness.slack.teamId,
    channel_id: harness.channel,
    user_id: 'U0ASKER',
    trigger_id: 'none',
    response_url: 'http://127.0.0.1:1/elsewhere.example',
  }).toString();
  await send({
    headers: { ...signed({ text }), 'content-type': 'application/x-www-form-urlencoded' },
    body: text,
  });
  expect(harness.logs().slice(lines)).toContain('an address to answer to was ignored');
});

describe('a large delivery', () => {
  it('is refused while it comes, and the rest is not read', async () => {
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const answered = new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString().split('\r\n', 1)[0] ?? '')),
    );
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    // More than our limit and less than Bolt's own.
    for (let sent = 0; sent < 48; sent++) socket.write(chunk);
    expect(await answered).toBe('HTTP/1.1 413 Payload Too Large');
    socket.destroy();
  });

  it('up to the length of the longest edit is taken', async () => {
    const text = JSON.stringify({ ...JSON.parse(body), padding: 'x'.repeat(1_500_000) });
    expect((await send({ headers: signed({ text }), body: text })).status).toBe(200);
  });
});

describe('a slow request', () => {
  it.concurrent.each<[string, string]>([
    ['whose headers never end', 'POST /slack/events HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'whose body never ends',
      'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    ],
  ])('%s loses its connection', async (_, start) => {
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('data', () => undefined);
    socket.write(start);
    // Node itself would wait for one minute, or five.
    await new Promise((resolve) => socket.once('close', resolve));
  });
});

describe('without a signature', () => {
  it.each([
    '/slack/events',
    '/slack/events/',
    '/slack/events?x=1',
    '/slack//events',
    '/slack/./events',
    '/healthz/../slack/events',
    '/slack%2fevents',
    '/SLACK/EVENTS',
    '//slack/events',
    '//',
    '/%E0%A4%A',
    '/%00',
    '/..%2f..%2fetc/passwd',
    'http://127.0.0.1/slack/events',
    'http://elsewhere.example/slack/events',
    '*',
    '/__proto__',
    '/constructor',
  ])('nothing is taken at %s', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'OPTIONS']) {
      const { status, text } = await send({ method, path, body: method === 'GET' ? '' : body });
      expect([400, 401, 404, 500]).toContain(status);
      expect(text).not.toMatch(/at .*\.[jt]s|node_modules|Error/);
    }
  });

  it.each<[string, string]>([
    ['both lengths', 'content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'content-length: 4\r\ncontent-length: 5\r\n\r\nabcde'],
    ['a length that is none', 'content-length: -1\r\n\r\n'],
    ['an encoding that is none', 'transfer-encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['a header folded over lines', 'x-slack-signature: v0=\r\n 00\r\n\r\n'],
    ['a header with a NUL', 'x-slack-signature: v0=\0\r\n\r\n'],
  ])('%s are refused', async (_, rest) => {
    const socket = connect(Number(url.port), '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${rest}`);
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(data.toString())),
    );
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  });
});

it('no line of the log repeats what was sent', () => {
  expect(harness.logs()).not.toMatch(/v0=|passwd|hush|elsewhere|xxxx|another-secret/);
});
