import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';
import { createLog } from '../../src/log.ts';
import { guardCalls } from '../../src/slack/post/guard-calls.ts';
import { toSlack } from '../../src/slack/post/post-reply.ts';
import { coverFile } from '../../src/slack/receive/cover-secrets.ts';
import { toWork } from '../../src/slack/work/job.ts';
import { guardMember, guardText } from '../../src/validator/index.ts';
import { kinds } from '../tools/secrets/kinds.ts';
import { createRandom } from '../tools/secrets/random.ts';

/** As if masking had missed it: the guard alone stands between it and the world. */
const random = createRandom(11);
const known = kinds.filter(({ isKnown, use }) => isKnown === true && use !== 'private-key');
const tokens = known.map(({ name, make }) => [name, make(random)] as const);
const [, token = ''] = tokens[0] ?? [];

/** The body that reaches Slack for what a client sends. */
async function sent(body: string): Promise<string> {
  let seen = '';
  const request = guardCalls(async (_url, init) => {
    seen = String(init?.body);
    return new Response();
  });
  await request('https://slack.com/api/chat.postMessage', { method: 'POST', body });
  return seen;
}

describe('calls to Slack', () => {
  it.each(tokens)('hold no %s', async (_name, secret) => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `fails with ${secret}` } }];
    const form = new URLSearchParams({ channel: 'C0TEAM', text: secret, blocks: JSON.stringify(blocks) });
    const body = await sent(form.toString());
    expect(decodeURIComponent(body)).not.toContain(secret);
    expect(new URLSearchParams(body).get('channel')).toBe('C0TEAM');
    expect(JSON.parse(new URLSearchParams(body).get('blocks') ?? '')).toHaveLength(1);
    expect(await sent(form.toString())).toBe(body);
  });

  it('hold no secret in answers to clicks, in views and in modals', async () => {
    const view = { type: 'modal', blocks: [{ text: `Bearer ${token}` }] };
    expect(await sent(JSON.stringify({ text: token }))).not.toContain(token);
    expect(
      decodeURIComponent(await sent(new URLSearchParams({ view: JSON.stringify(view) }).toString())),
    ).not.toContain(token);
    expect(
      JSON.stringify(toSlack([{ type: 'header', text: { type: 'plain_text', text: token } }])),
    ).not.toContain(token);
  });

  it('pass as they are where nothing has to go, with tokens of our own and packed values', async () => {
    const value = `z:${random.text('abcdefghijABCDEFGHIJ0123456789+/', 300)}`;
    const blocks = JSON.stringify([{ type: 'button', value, text: { type: 'plain_text', text: 'Share' } }]);
    const body = new URLSearchParams({ client_secret: token, code: token, text: 'hello', blocks }).toString();
    expect(await sent(body)).toBe(body);
  });
});

describe('a member', () => {
  it.each([
    ['password', 'hunter2!x'],
    ['clientSecretValue', '0b6f3c1e-52d7-4a18-9e3b-7c5d1f2a4e60'],
    ['tokenValue', random.text('abcdefghijklmnop0123456789', 24)],
  ])('named %s is hidden whatever it holds', (name, value) => {
    expect(JSON.parse(JSON.stringify({ [name]: value }), guardMember)[name]).toMatch(/^x\*+$/);
  });

  it.each([
    ['callQueueId', '0b6f3c1e-52d7-4a18-9e3b-7c5d1f2a4e60'],
    ['uuiData', random.text('abcdefABCDEF0123456789', 60)],
    ['phoneNumber', '+12065550142'],
    ['token', '<token>'],
    ['content', Buffer.from('Hello, this is a message with no secret').toString('base64').slice(0, 52)],
  ])('named %s stays', (name, value) => {
    expect(JSON.parse(JSON.stringify({ [name]: value }), guardMember)).toEqual({ [name]: value });
    expect(guardText(JSON.stringify({ [name]: value }))).toBe(JSON.stringify({ [name]: value }));
  });
});

it('nothing stored holds a secret, nor the name or the address of its file', () => {
  const url = `https://files.slack.com/files-pri/T0-F0/download/token-${token}.json?t=${token}`;
  const file = coverFile({ id: 'F0', name: `token-${token}.json`, size: 9, url, kind: 'text' });
  expect(file).toMatchObject({ id: 'F0', kind: 'ask', url: '' });
  const source = { team: 'T0', channel: 'C0', ts: '1.2' };
  const job = {
    kind: 'check',
    source,
    thread: null,
    author: 'U0',
    asked: true,
    revision: '',
    secrets: [],
  } as const;
  const { body } = toWork({ ...job, secrets: [], text: `it says ${token}`, files: [file] }, 'delivery', 0);
  expect(body).not.toContain(token);
  const plain = {
    id: 'F0',
    name: 'call.json',
    size: 9,
    url: 'https://files.slack.com/files-pri/T0-F0/download/call.json',
    kind: 'text',
  } as const;
  expect(coverFile(plain)).toEqual(plain);
});

it('a log line holds no secret', () => {
  const lines = new PassThrough();
  createLog({ destination: lines }).warn(
    { knowledge: tokens[2]?.[1].slice(0, 100), faults: [`cards: Bearer ${token}`] },
    'a fault',
  );
  const line = String(lines.read());
  expect(line).toContain('a fault');
  expect(line).not.toContain(token);
});

it('the terminal shows no secret', async () => {
  const screen = new PassThrough();
  await createOutput(screen).write(`1 | it says ${token}\n`);
  expect(String(screen.read())).toMatch(/^1 \| it says x\*+\n$/);
});
