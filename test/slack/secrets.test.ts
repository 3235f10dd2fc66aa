import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

// Made of parts, so that no scanner takes this file for a leak.
const TOKEN = `Zt7${'xW4-vN2_'}aK9cR1dW8eY3${'fU6gZ0hP5iL'}jB-o_7sMq2tXw4`;
const CLIENT = `k8${'Kd-3mW_'}xQ7rB1nV5cZ8${'aE2hJ6lP0sG4yU'}iO`;
const COOKIE = `sess${'9f8e7d6c5b4a'}q`;
const BASIC = Buffer.from('callcheck:a-word-of-ours').toString('base64');
const SLACK = `${'xox'}b-${'2048163264'}-${'AbCdEfGhIjKlMnOp'}`;
const BROKEN =
  'POST /api/v2/conversations/calls 400\n{ "from": { "address": "+12065550142", "type": "agent" } }';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness({ knowledge, check: checkText, ...options });
  return harness;
};
afterEach(async () => await harness.stop());

/** Files of the state that hold the words now. */
const keptIn = (secret: string) =>
  readdirSync(harness.folder).filter((name) => readFileSync(`${harness.folder}/${name}`).includes(secret));
/** All that the app sent to Slack, and all that people see of it. */
const said = () => {
  const { slack } = harness;
  return JSON.stringify([slack.calls().map((call) => call.parameters), slack.views(), slack.ephemerals()]);
};
const private_ = () => harness.slack.ephemerals().map((each) => each.text);

const WAYS: readonly (readonly [name: string, text: string, secret: string, revoke: RegExp])[] = [
  ['a bearer token', `${BROKEN}\nAuthorization: Bearer ${TOKEN}`, TOKEN, /Revoke the token/],
  [
    'a token in a URL',
    `${BROKEN}\nhttps://api.mypurecloud.com/x?access_token=${TOKEN}`,
    TOKEN,
    /Revoke the token/,
  ],
  [
    'a token in escaped JSON',
    String.raw`${BROKEN} "{\"Authorization\": \"Bearer ${TOKEN}\"}"`,
    TOKEN,
    /Revoke the token/,
  ],
  ['a client secret', `${BROKEN}\nclient_secret=${CLIENT}`, CLIENT, /new secret for the OAuth client/],
  ['basic credentials', `${BROKEN}\nAuthorization: Basic ${BASIC}`, BASIC, /OAuth client/],
  ['a cookie', `${BROKEN}\nCookie: session=${COOKIE}`, COOKIE, /sign out/],
  ['a Slack token', `${BROKEN}\n${SLACK}`, SLACK, /Revoke/],
];

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it.each(WAYS)('%s is seen, and neither echoed, logged nor stored', async (_, text, secret, revoke) => {
    // What is stored while the answer waits is looked at too.
    const { slack, channel, settle, logs } = await start({ transport });
    slack.failNext('chat.postMessage', { retryAfter: 1 });
    const ts = slack.post({ channel, text, code: true });
    await slack.waitFor(() => slack.calls('chat.postMessage').length === 1);
    expect(keptIn(secret)).toEqual([]);
    await settle();
    const [, reply] = slack.thread(channel, ts);
    expect(JSON.stringify(reply?.blocks)).toMatch(/was masked|were masked/);
    expect(private_()).toEqual([expect.stringMatching(revoke)]);
    expect(said()).not.toContain(secret);
    expect(logs()).not.toContain(secret);
    expect(keptIn(secret)).toEqual([]);
  });
});

describe('the warning to the author', () => {
  it.each([
    ['a limit', { retryAfter: 1 }],
    ['trouble of Slack', { status: 500 }],
    ['a connection that breaks', { drop: 'request' }],
    ['a word that nobody knows', { error: 'brand_new_word' }],
    ['several in a row', { status: 503, times: 3 }],
  ] as const)('comes once, whatever is in its way: %s', async (_, fault) => {
    const { slack, channel, settle } = await start();
    slack.failNext('chat.postEphemeral', fault);
    const ts = slack.post({ channel, text: `${BROKEN}\nclient_secret=${CLIENT}`, user: 'mika' });
    await settle();
    slack.post({ channel, text: `<@${slack.botUserId}> what is wrong here?`, threadTs: ts, user: 'robin' });
    await settle();
    expect(slack.ephemerals('mika').map((each) => each.text)).toEqual([
      expect.stringMatching(/OAuth client/),
    ]);
    expect(slack.ephemerals('robin')).toEqual([]);
    expect(slack.thread(channel, ts)[1]?.user).toBe(slack.botUserId);
  });
});

describe('a secret', () => {
  it.each([
    ['in talk', `lunch? Authorization: Bearer ${TOKEN}`, []],
    [
      'beside a call that is right',
      `POST /api/v2/conversations/calls\nAuthorization: Bearer ${TOKEN}\n{ "phoneNumber": "+12125550123" }`,
      [],
    ],
    ['where nothing is asked', `Authorization: Bearer ${TOKEN}`, ['C0OTHER']],
  ])('%s is told to its author alone', async (_, text, channels) => {
    const { slack, channel, settle, logs } = await start({ channels });
    const ts = slack.post({ channel, text, user: 'mika' });
    await settle();
    expect(slack.thread(channel, ts)).toHaveLength(1);
    expect(slack.ephemerals('mika').map((each) => each.text)).toEqual([
      expect.stringMatching(/Revoke the token/),
    ]);
    expect(slack.ephemerals('robin')).toEqual([]);
    expect(logs()).not.toContain(TOKEN);
    expect(keptIn(TOKEN)).toEqual([]);
  });

  it('is not spoken of where the channel is off', async () => {
    const { slack, channel, settle } = await start();
    await slack.command({ channel, text: '/callcheck mode off' });
    slack.post({ channel, text: `Authorization: Bearer ${TOKEN}`, user: 'mika' });
    await settle();
    expect(slack.ephemerals('mika')).toEqual([]);
  });

  it('in a file, a command and a modal reaches no log and no state', async () => {
    const { slack, channel, settle, logs } = await start();
    const text = `${BROKEN}\nAuthorization: Bearer ${TOKEN}`;
    const content = `${'\n'.repeat(20_000)}${text}`;
    slack.post({ channel, text: 'see', user: 'mika', files: [{ name: 'call.txt', content }] });
    await settle();
    expect(slack.ephemerals('mika')).toHaveLength(1);
    await slack.command({ channel, text: `/callcheck ${text}` });
    await slack.command({ channel, text: '/callcheck' });
    await slack.waitFor(() => slack.views().length > 0);
    await slack.submitView({ values: { paste: text } });
    expect(said()).not.toContain(TOKEN);
    expect(said()).not.toContain(TOKEN);
    expect(logs()).not.toContain(TOKEN);
    await vi.waitFor(() => expect(keptIn(TOKEN)).toEqual([]), 3000);
  });

  it.each([
    ['a snippet whose text comes with the message', 'see', 'x'],
    ['a snippet that is fetched', BROKEN, '\n'.repeat(20_000)],
    ['talk', 'lunch?', 'x'],
  ])('in the name of a file alone is told to its author: %s', async (_, text, content) => {
    const { slack, channel, settle, logs } = await start();
    const files = [{ name: `token-${TOKEN}.txt`, content }];
    slack.post({ channel, text, user: 'mika', files });
    await settle();
    expect(slack.ephemerals('mika').map((each) => each.text)).toEqual([
      expect.stringMatching(/Revoke the token/),
    ]);
    expect(said()).not.toContain(TOKEN);
    expect(logs()).not.toContain(TOKEN);
    expect(keptIn(TOKEN)).toEqual([]);
  });

  it.each(WAYS)('%s in a command is to be revoked, with no message to edit', async (_, text) => {
    const { slack, channel } = await start();
    await slack.command({ channel, text: `/callcheck ${text}` });
    const answer = JSON.stringify(slack.ephemerals());
    expect(answer).toMatch(/revoke it|change (?:the|it)|sign out/i);
    expect(answer).not.toMatch(/\b(?:edit|delete)\b/i);
  });

  it('that an edit brings in is told again', async () => {
    const { slack, channel, settle } = await start();
    const ts = slack.post({ channel, text: BROKEN });
    await settle();
    slack.edit({ channel, ts, text: `${BROKEN}\nclient_secret=${CLIENT}` });
    await settle();
    expect(private_()).toEqual([expect.stringMatching(/OAuth client/)]);
    expect(said()).not.toContain(CLIENT);
  });
});
