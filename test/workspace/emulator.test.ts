import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, test } from 'vitest';
import { createSlackEmulator, type Json, type SlackEmulator } from '../../src/workspace/emulator/emulator.ts';
import { startBoltApp, type Transport } from './bolt-app.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(options: Parameters<typeof createSlackEmulator>[0] = {}): Promise<SlackEmulator> {
  const emulator = await createSlackEmulator(options);
  cleanups.push(() => emulator.stop());
  return emulator;
}

async function connect(
  emulator: SlackEmulator,
  transport: Transport,
  register: Parameters<typeof startBoltApp>[2],
) {
  const bolt = await startBoltApp(emulator, transport, register);
  cleanups.push(() => bolt.stop());
  return bolt;
}

function clientOf(emulator: SlackEmulator, token = emulator.botToken): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: emulator.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
    logger: {
      debug() {},
      info() {},
      warn() {},
      error() {},
      setLevel() {},
      getLevel: () => webApi.LogLevel.ERROR,
      setName() {},
    },
  });
}

const section = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe.each(['socket', 'http'] as const)('a Bolt app over %s', (transport) => {
  test('hears a message, answers in its thread, and does not hear itself', async () => {
    const emulator = await open();
    const heard: string[] = [];
    await connect(emulator, transport, (app) => {
      app.message(async ({ message, say }) => {
        heard.push(message.subtype ?? 'plain');
        if (message.subtype === undefined) await say({ text: 'seen', thread_ts: message.ts });
      });
    });
    const ts = emulator.post({ channel: 'api-support', text: 'hello' });
    const thread = await emulator.waitFor(() => {
      const now = emulator.thread('api-support', ts);
      return now.length === 2 && now;
    });
    expect(thread[0]).toMatchObject({ reply_count: 1, latest_reply: thread[1]?.ts });
    expect(thread[1]).toMatchObject({
      text: 'seen',
      user: emulator.botUserId,
      parent_user_id: emulator.userId('robin'),
    });
    // The reply also changes the root, and the app hears of that.
    await emulator.waitFor(() => heard.length === 2);
    expect(heard).toEqual(['plain', 'message_changed']);
  });

  test('hears a mention twice, as message and as app_mention, with different event ids', async () => {
    const emulator = await open();
    const heard: Json[] = [];
    await connect(emulator, transport, (app) => {
      app.event(
        'message',
        async ({ event, body }) => void heard.push({ type: event.type, ts: event.ts, id: body.event_id }),
      );
      app.event(
        'app_mention',
        async ({ event, body }) => void heard.push({ type: event.type, ts: event.ts, id: body.event_id }),
      );
    });
    const ts = emulator.post({ channel: 'api-support', text: 'ask @callcheck please' });
    await emulator.waitFor(() => heard.length === 2);
    expect(heard.map((one) => one.type).sort()).toEqual(['app_mention', 'message']);
    expect(new Set(heard.map((one) => one.ts))).toEqual(new Set([ts]));
    expect(new Set(heard.map((one) => one.id)).size).toBe(2);
  });

  test('takes commands, clicks, modals and shortcuts', async () => {
    const emulator = await open();
    const submitted: unknown[] = [];
    await connect(emulator, transport, (app) => {
      app.command('/callcheck', async ({ ack, command, client }) => {
        await ack(command.text === '' ? undefined : { text: `got ${command.text}` });
        if (command.text === '') await client.views.open({ trigger_id: command.trigger_id, view: MODAL });
      });
      app.view('paste', async ({ ack, view }) => {
        const text = view.state.values.payload?.text?.value ?? '';
        submitted.push(text);
        await (text === 'bad' ? ack({ response_action: 'errors', errors: { payload: 'Not that' } }) : ack());
      });
      app.shortcut('check_payload', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'from the menu' });
      });
      app.action('more', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'changed', replace_original: true });
      });
    });
    const command = await emulator.command({ channel: 'general', text: '/callcheck {"a": 1}' });
    expect(command.acked).toBe(true);
    expect(emulator.ephemerals('robin').at(-1)?.text).toBe('got {"a": 1}');

    await emulator.command({ channel: 'general', text: '/callcheck' });
    await emulator.waitFor(() => emulator.views().length === 1);
    expect((await emulator.submitView({ values: { text: '' } })).errors).toHaveProperty('payload');
    expect((await emulator.submitView({ values: { text: 'bad' } })).errors).toEqual({ payload: 'Not that' });
    expect(emulator.views()).toHaveLength(1);
    await emulator.submitView({ values: { text: 'two\nlines' } });
    expect(emulator.views()).toHaveLength(0);
    expect(submitted).toEqual(['bad', 'two\nlines']);

    const ts = emulator.post({ channel: 'api-support', text: 'look' });
    await emulator.shortcut({ channel: 'api-support', ts });
    await emulator.waitFor(() => emulator.ephemerals('robin').at(-1)?.text === 'from the menu');

    const button = {
      type: 'button',
      action_id: 'more',
      text: { type: 'plain_text', text: 'More' },
      value: '1',
    };
    const posted = await clientOf(emulator).chat.postMessage({
      channel: emulator.channelId('api-support'),
      text: 'press',
      blocks: [{ type: 'actions', elements: [button] }] as never,
    });
    expect(
      (await emulator.click({ channel: 'api-support', ts: String(posted.ts), actionId: 'more' })).acked,
    ).toBe(true);
    await emulator.waitFor(() => emulator.message('api-support', String(posted.ts))?.text === 'changed');
  });

  test('gets an event again until it acknowledges it', async () => {
    const emulator = await open({ ackTimeoutMs: 60, retryDelaysMs: [0, 5, 5] });
    // Nobody listens yet: the first attempts fail, a later one arrives.
    if (transport === 'http') emulator.deliverTo('http://127.0.0.1:9/slack/events');
    emulator.post({ channel: 'api-support', text: 'early' });
    await emulator.waitFor(() => emulator.deliveries().some((one) => one.outcome === 'no-connection'));
    const retries: unknown[] = [];
    await connect(emulator, transport, (app) => {
      app.event('message', async ({ context }) => void retries.push(context.retryNum));
    });
    await emulator.waitFor(() => retries.length > 0 || emulator.deliveries().length >= 4);
    const numbers = emulator.deliveries().map((one) => one.attempt);
    expect(numbers).toEqual(numbers.map((_, index) => index));
    expect(
      emulator
        .deliveries()
        .slice(0, -1)
        .every((one) => one.outcome !== 'acked'),
    ).toBe(true);
  });
});

describe('events', () => {
  test('an edit, a link preview and a deletion are each told in their own way', async () => {
    const emulator = await open();
    const events = eventsOf(emulator);
    const ts = emulator.post({ channel: 'api-support', text: 'one' });
    emulator.edit({ channel: 'api-support', ts, text: 'two' });
    emulator.unfurl({ channel: 'api-support', ts, url: 'https://example.com/' });
    emulator.remove({ channel: 'api-support', ts });
    await emulator.waitFor(() => events().length === 4);
    const [, edited, unfurled, deleted] = events();
    expect(edited).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'two', ts, edited: { user: emulator.userId('robin') } },
      previous_message: { text: 'one' },
    });
    expect(unfurled).toMatchObject({
      message: { text: 'two', attachments: [{ from_url: 'https://example.com/' }] },
    });
    expect(deleted).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { text: 'two' },
    });
  });

  test('a deleted root with replies is a tombstone until its last reply is gone', async () => {
    const emulator = await open();
    const events = eventsOf(emulator);
    const root = emulator.post({ channel: 'api-support', text: 'root' });
    const reply = emulator.post({ channel: 'api-support', text: 'reply', threadTs: root, user: 'mika' });
    emulator.remove({ channel: 'api-support', ts: root });
    expect(emulator.message('api-support', root)?.subtype).toBe('tombstone');
    emulator.remove({ channel: 'api-support', ts: reply });
    expect(emulator.message('api-support', root)).toBeUndefined();
    await emulator.waitFor(
      () => events().filter((event) => event.subtype === 'message_deleted').length === 2,
    );
    expect(events().some((event) => (event.message as Json | undefined)?.subtype === 'tombstone')).toBe(true);
  });

  test('files, forwards, broadcasts, other bots and reactions have their shapes', async () => {
    const emulator = await open();
    const events = eventsOf(emulator);
    const first = emulator.post({ channel: 'general', text: 'original {"a": 1}' });
    emulator.post({ channel: 'api-support', text: '', files: [{ name: 'body.json', content: '{"a":\n1}' }] });
    emulator.post({ channel: 'api-support', text: 'see', forward: { channel: 'general', ts: first } });
    emulator.post({ channel: 'api-support', text: 'from a bot', asBot: true });
    const ts = emulator.post({ channel: 'api-support', text: 'root' });
    emulator.post({ channel: 'api-support', text: 'wide', threadTs: ts, broadcast: true });
    emulator.react({ channel: 'api-support', ts, name: 'eyes', user: 'mika' });
    await emulator.waitFor(() => events().length === 7);
    const bySubtype = (name: string) => events().find((event) => event.subtype === name);
    expect(bySubtype('file_share')).toMatchObject({
      files: [{ mode: 'snippet', preview: '{"a":\n1}', size: 8 }],
    });
    expect(bySubtype('bot_message')).toHaveProperty('bot_id');
    expect(bySubtype('thread_broadcast')).toMatchObject({ thread_ts: ts });
    const forwarded = events().find((event) => Array.isArray(event.attachments));
    expect(forwarded).toMatchObject({
      text: 'see',
      attachments: [{ is_share: true, text: 'original {"a": 1}' }],
    });
    expect(events().find((event) => event.type === 'reaction_added')).toMatchObject({
      reaction: 'eyes',
      item: { ts },
    });
  });

  test('what happens in a channel without the bot is not told, nor what it did not subscribe to', async () => {
    const emulator = await open({ app: { events: ['app_mention'] } });
    emulator.post({ channel: 'general', text: 'nobody asked' });
    emulator.post({ channel: 'api-support', text: 'nor here' });
    emulator.post({ channel: 'api-support', text: '@callcheck here' });
    await emulator.waitFor(() => emulator.deliveries().length === 1);
    expect(eventsOf(emulator)()[0]?.type).toBe('app_mention');
  });
});

/** The events sent so far, over an app that is not there. */
function eventsOf(emulator: SlackEmulator): () => Json[] {
  emulator.deliverTo('http://127.0.0.1:9/');
  return () =>
    emulator
      .deliveries()
      .filter((one) => one.type === 'events_api' && one.attempt === 0)
      .map((one) => one.payload.event as Json);
}

describe('refusals of the Web API', () => {
  const cases: readonly [
    name: string,
    error: string,
    call: (client: webApi.WebClient, s: SlackEmulator) => Promise<unknown>,
  ][] = [
    ['a method that is not there', 'unknown_method', (client) => client.apiCall('chat.shout', {})],
    [
      'a channel that is not there',
      'channel_not_found',
      (client) => client.chat.postMessage({ channel: 'C0', text: 'x' }),
    ],
    [
      'a channel without the bot',
      'not_in_channel',
      (client, s) => client.chat.postMessage({ channel: s.channelId('general'), text: 'x' }),
    ],
    [
      'a message with nothing in it',
      'no_text',
      (client, s) => client.chat.postMessage({ channel: s.channelId('api-support') } as never),
    ],
    [
      'a thread that is not there',
      'thread_not_found',
      (client, s) =>
        client.chat.postMessage({ channel: s.channelId('api-support'), text: 'x', thread_ts: '1.000001' }),
    ],
    [
      "somebody else's message to update",
      'cant_update_message',
      (client, s) =>
        client.chat.update({
          channel: s.channelId('api-support'),
          ts: s.post({ channel: 'api-support', text: 'mine' }),
          text: 'x',
        }),
    ],
    [
      "somebody else's message to delete",
      'cant_delete_message',
      (client, s) =>
        client.chat.delete({
          channel: s.channelId('api-support'),
          ts: s.post({ channel: 'api-support', text: 'mine' }),
        }),
    ],
    [
      'a message that is gone',
      'message_not_found',
      (client, s) => client.chat.update({ channel: s.channelId('api-support'), ts: '1.000001', text: 'x' }),
    ],
    [
      'a private word to somebody outside the channel',
      'user_not_in_channel',
      (client, s) =>
        client.chat.postEphemeral({ channel: s.channelId('dm'), user: s.userId('mika'), text: 'x' }),
    ],
    [
      'a modal without a trigger',
      'invalid_trigger_id',
      (client) => client.views.open({ trigger_id: 'x', view: MODAL }),
    ],
    [
      'a reaction that is there',
      'already_reacted',
      async (client, s) => {
        const timestamp = s.post({ channel: 'api-support', text: 'hi' });
        await client.reactions.add({ channel: s.channelId('api-support'), timestamp, name: 'eyes' });
        await client.reactions.add({ channel: s.channelId('api-support'), timestamp, name: 'eyes' });
      },
    ],
    [
      'the bot token where the app token belongs',
      'not_allowed_token_type',
      (client) => client.apiCall('apps.connections.open'),
    ],
    [
      '51 blocks',
      'invalid_blocks',
      (client, s) =>
        client.chat.postMessage({
          channel: s.channelId('api-support'),
          text: 'x',
          blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) as never,
        }),
    ],
    [
      '13,001 characters over all blocks',
      'msg_blocks_too_long',
      (client, s) =>
        client.chat.postMessage({
          channel: s.channelId('api-support'),
          text: 'x',
          blocks: Array.from({ length: 5 }, () => section('y'.repeat(2601))) as never,
        }),
    ],
    [
      'an archived channel',
      'is_archived',
      (client, s) => {
        s.archive('api-support');
        return client.chat.postMessage({ channel: s.channelId('api-support'), text: 'x' });
      },
    ],
    [
      'a revoked token',
      'token_revoked',
      (client, s) => {
        s.breakToken('token_revoked');
        return client.auth.test();
      },
    ],
    [
      'an error on demand',
      'internal_error',
      (client, s) => {
        s.failNext('auth.test', { error: 'internal_error' });
        return client.auth.test();
      },
    ],
  ];
  test.each(cases)('%s: %s', async (_name, error, call) => {
    const emulator = await open();
    await expect(call(clientOf(emulator), emulator)).rejects.toMatchObject({ data: { error } });
  });

  test('a token that is wrong, and a scope that is missing', async () => {
    const emulator = await open({ app: { scopes: ['chat:write'] } });
    await expect(clientOf(emulator, 'xoxb-other').auth.test()).rejects.toMatchObject({
      data: { error: 'invalid_auth' },
    });
    const lacking = clientOf(emulator).reactions.add({ channel: 'C0', timestamp: '1.1', name: 'eyes' });
    await expect(lacking).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'reactions:write' },
    });
  });

  const faulty: readonly [name: string, blocks: unknown[], pointer: string][] = [
    ['an unknown block', [{ type: 'sparkle' }], '/blocks/0/type'],
    ['an unknown property', [{ type: 'divider', color: 'red' }], '/blocks/0'],
    ['a section that is too long', [section('x'.repeat(3001))], '/blocks/0/text/text'],
    ['a section without words', [{ type: 'section' }], '/blocks/0/text'],
    [
      'an empty rich text',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }],
        },
      ],
      '/blocks/0/elements/0/elements/0/text',
    ],
    [
      'two blocks with one id',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
      '/blocks/1/block_id',
    ],
    [
      'a button value that is too long',
      [
        {
          type: 'actions',
          elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' }, value: 'y'.repeat(2001) }],
        },
      ],
      '/blocks/0/elements/0/value',
    ],
    [
      'a header with mrkdwn',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      '/blocks/0/text/type',
    ],
  ];
  test.each(faulty)('%s is refused with its place', async (_name, blocks, pointer) => {
    const emulator = await open();
    const call = clientOf(emulator).chat.postMessage({
      channel: emulator.channelId('api-support'),
      text: 'x',
      blocks: blocks as never,
    });
    await expect(call).rejects.toMatchObject({
      data: { error: 'invalid_blocks', errors: [expect.stringContaining(`[json-pointer:${pointer}]`)] },
    });
  });
});

describe('time and weather', () => {
  test('a trigger opens one modal, in its time', async () => {
    const emulator = await open({ triggerTtlMs: 1000 });
    let slow = false;
    await connect(emulator, 'socket', (app) => {
      app.command('/callcheck', async ({ ack, command, client, respond }) => {
        await ack();
        if (slow) await new Promise((resolve) => setTimeout(resolve, 1050));
        for (let times = 0; times < 2; times += 1) {
          const opened = client.views.open({ trigger_id: command.trigger_id, view: MODAL });
          await opened.catch((error) => respond(String(error.data.error)));
        }
      });
    });
    await emulator.command({ channel: 'general', text: '/callcheck' });
    await emulator.waitFor(() => emulator.ephemerals().at(-1)?.text === 'exchanged_trigger_id');
    slow = true;
    await emulator.command({ channel: 'general', text: '/callcheck' });
    await emulator.waitFor(
      () => emulator.ephemerals().filter((one) => one.text === 'expired_trigger_id').length === 2,
    );
  });

  test('a response URL works five times', async () => {
    const emulator = await open();
    emulator.deliverTo('http://127.0.0.1:9/');
    const { responseUrl } = await emulator.command({ channel: 'general', text: '/callcheck x' });
    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const answer = await fetch(responseUrl ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"again"}',
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  });

  test('rate limits, server errors and broken connections come on demand, once', async () => {
    const emulator = await open();
    const client = clientOf(emulator);
    const channel = emulator.channelId('api-support');
    const post = () => client.chat.postMessage({ channel, text: 'x' });
    emulator.failNext('chat.postMessage', { retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    emulator.failNext('chat.postMessage', { status: 503 });
    await expect(post()).rejects.toMatchObject({ statusCode: 503 });
    emulator.failNext('chat.postMessage', { drop: 'request' });
    await expect(post()).rejects.toThrow();
    expect(emulator.messages('api-support')).toHaveLength(0);
    emulator.failNext('chat.postMessage', { drop: 'response' });
    await expect(post()).rejects.toThrow();
    expect(emulator.messages('api-support')).toHaveLength(1);
    await expect(post()).resolves.toMatchObject({ ok: true });
  });

  test('posting faster than allowed is refused with 429', async () => {
    const emulator = await open();
    const client = clientOf(emulator);
    const post = (name: string) =>
      client.chat.postMessage({ channel: emulator.channelId(name), text: 'one' });
    for (let burst = 0; burst < 4; burst += 1) await post('api-support');
    await expect(post('api-support')).rejects.toMatchObject({ retryAfter: 1 });
    await expect(post('dm:robin')).resolves.toMatchObject({ ok: true });
  });

  test('a disconnect frame closes the socket, and an unacknowledged command is told to its author', async () => {
    const emulator = await open({ ackTimeoutMs: 80 });
    await connect(emulator, 'socket', (app) => {
      app.command('/callcheck', async () => undefined);
    });
    expect((await emulator.command({ channel: 'general', text: '/callcheck' })).acked).toBe(false);
    expect(emulator.ephemerals().at(-1)).toMatchObject({ from: 'slack' });
    emulator.disconnect('refresh_requested');
    await emulator.waitFor(() => emulator.sockets() === 0);
  });

  test('commands are refused in threads and when nobody registered them', async () => {
    const emulator = await open();
    const ts = emulator.post({ channel: 'general', text: 'root' });
    await emulator.command({ channel: 'general', text: '/callcheck x', threadTs: ts });
    expect(emulator.ephemerals().at(-1)?.text).toMatch(/not supported in threads/);
    await emulator.command({ channel: 'general', text: '/nothing' });
    expect(emulator.ephemerals().at(-1)?.text).toMatch(/not a valid command/);
    expect(emulator.deliveries().filter((one) => one.type === 'slash_commands')).toHaveLength(0);
  });
});

describe('files', () => {
  test('go to the bearer of the bot token, and a sign-in page to anybody else', async () => {
    const emulator = await open();
    const ts = emulator.post({
      channel: 'api-support',
      text: '',
      files: [{ name: 'call.json', content: '{"to": "é"}' }],
    });
    const file = emulator.message('api-support', ts)?.files?.[0] as Json;
    const url = String(file.url_private_download);
    const mine = await fetch(url, { headers: { authorization: `Bearer ${emulator.botToken}` } });
    expect(await mine.text()).toBe('{"to": "é"}');
    const theirs = await fetch(url);
    expect(theirs.headers.get('content-type')).toMatch(/text\/html/);
  });

  test('can be uploaded by the app into a thread', async () => {
    const emulator = await open();
    const root = emulator.post({ channel: 'api-support', text: 'root' });
    await clientOf(emulator).filesUploadV2({
      channel_id: emulator.channelId('api-support'),
      thread_ts: root,
      filename: 'corrected.json',
      content: '{"phoneNumber": "+12065550142"}',
      initial_comment: 'here',
    });
    const [, reply] = emulator.thread('api-support', root);
    expect(reply).toMatchObject({ subtype: 'file_share', text: 'here', files: [{ name: 'corrected.json' }] });
  });
});

const MODAL = {
  type: 'modal' as const,
  callback_id: 'paste',
  title: { type: 'plain_text' as const, text: 'Check' },
  submit: { type: 'plain_text' as const, text: 'Check' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'payload',
      label: { type: 'plain_text' as const, text: 'Payload' },
      element: { type: 'plain_text_input' as const, action_id: 'text', multiline: true },
    },
  ],
};
