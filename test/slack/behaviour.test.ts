import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreError } from '../../src/store/store.ts';
import { fakeCheck, type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';
import { check, diagnostic, report } from './sample-report.ts';

let harness: Harness | undefined;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

const ownReplies = ({ slack, channel }: Harness, ts: string) =>
  slack.thread(channel, ts).filter((message) => message.user === slack.botUserId);

/** A store whose named methods fail the first time they are called. */
const failingOnce = (...methods: string[]) => {
  const left = new Set(methods);
  return (store: Store): Store =>
    new Proxy(store, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        if (!left.delete(String(key))) return value.bind(target);
        return async () => {
          throw new StoreError('failed', 'disk full');
        };
      },
    });
};

describe('ways a paste arrives', () => {
  it('as a snippet, whole in its preview or fetched', async () => {
    const { slack, channel, settle } = await start();
    const short = slack.post({ channel, text: 'see', files: [{ name: 'call.json', content: '{"bad": 1}' }] });
    const long = slack.post({
      channel,
      text: 'see',
      files: [{ name: 'call.json', content: `${'\n'.repeat(20_000)}{"bad": 1}` }],
    });
    await settle();
    expect(ownReplies(harness!, short)).toHaveLength(1);
    expect(ownReplies(harness!, long)).toHaveLength(1);
  });

  it('as a forwarded message, a thread broadcast, and plain text', async () => {
    const { slack, channel, settle } = await start();
    const quiet = slack.addChannel({ name: 'quiet' });
    const source = slack.post({ channel: quiet, text: 'bad' });
    const forwarded = slack.post({ channel, text: 'see this', forward: { channel: quiet, ts: source } });
    const root = slack.post({ channel, text: 'hello' });
    slack.post({ channel, text: 'bad', threadTs: root, broadcast: true });
    const plain = slack.post({ channel, text: 'bad & <x>', plain: true });
    await settle();
    for (const ts of [forwarded, root, plain]) expect(ownReplies(harness!, ts)).toHaveLength(1);
  });
});

describe('what is quoted', () => {
  it('pings nobody, whatever was pasted', async () => {
    const { slack, channel, settle } = await start();
    const ts = slack.post({
      channel,
      text: 'bad <!channel> <@U1> `x` *y* https://evil.example :tada: @here',
    });
    await settle();
    const [reply] = ownReplies(harness!, ts);
    expect(reply?.text).not.toMatch(/channel>|@|evil/);
    const types = [...JSON.stringify(reply?.blocks).matchAll(/"type":"(\w+)"/g)].map((match) => match[1]);
    for (const ping of ['user', 'usergroup', 'broadcast', 'channel', 'link', 'emoji', 'mrkdwn']) {
      expect(types).not.toContain(ping);
    }
  });
});

describe('secrets and words', () => {
  const TELLTALE = 'hush-Zebra-4711';

  it('reach no log, and no state once answered', async () => {
    const { slack, channel, settle, logs } = await start();
    slack.failNext('chat.postMessage', { error: 'internal_error' });
    slack.post({ channel, text: `bad ${TELLTALE}` });
    await settle();
    await slack.command({ channel, text: `/callcheck bad ${TELLTALE}` });
    slack.failNext('chat.postMessage', { error: 'channel_not_found' });
    slack.post({ channel, text: `bad ${TELLTALE}` });
    slack.emitEvent({
      type: 'message',
      channel,
      text: TELLTALE,
      blocks: TELLTALE,
      ts: '1.1',
      user: 'U1',
      files: TELLTALE,
    });
    await settle();
    expect(logs()).toContain('work was put off');
    expect(logs()).not.toContain(TELLTALE);
    expect(logs()).not.toContain(slack.botToken);
    const folder = harness!.folder;
    const isKept = () =>
      readdirSync(folder).some((name) => readFileSync(`${folder}/${name}`).includes(TELLTALE));
    await vi.waitFor(() => expect(isKept()).toBe(false), 5000);
  });

  it('of another person are told to that person alone, and not shared', async () => {
    const withSecret = () =>
      report({
        checks: [check({ diagnostics: [diagnostic({ code: 'rule/secret-in-paste', message: 'A token.' })] })],
      });
    const { slack, channel, settle } = await start({ check: withSecret });
    const [author] = slack.users();
    slack.post({ channel, text: 'bad', user: author!.id });
    await settle();
    expect(slack.ephemerals(author!.id).map((each) => each.text)).toEqual([
      expect.stringContaining('Revoke it'),
    ]);
    await slack.command({ channel, text: '/callcheck bad' });
    expect(JSON.stringify(slack.ephemerals())).not.toContain(ACTION.share);
  });

  it('do not reach a log when the validator itself fails', async () => {
    const failing = (text: string) => {
      if (text.includes('boom')) throw new Error(`cannot read ${text}`);
      return fakeCheck(text);
    };
    const { slack, channel, settle, logs } = await start({ check: failing });
    slack.post({ channel, text: `boom ${TELLTALE}` });
    expect((await slack.command({ channel, text: `/callcheck boom ${TELLTALE}` })).acked).toBe(true);
    expect(slack.ephemerals().map((each) => each.text)).toEqual(['The check failed']);
    const fine = slack.post({ channel, text: 'bad' });
    await settle();
    expect(ownReplies(harness!, fine)).toHaveLength(1);
    expect(logs()).toContain('work was given up');
    expect(logs()).not.toContain(TELLTALE);
  });
});

describe('when things break', () => {
  it.each(['findReply', 'finishWork'])('replies once when %s fails', async (method) => {
    const { slack, channel, settle } = await start({ wrapStore: failingOnce(method) });
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(ownReplies(harness!, ts)).toHaveLength(1);
    expect(slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it('gives the verdict alone when Slack refuses the blocks', async () => {
    const { slack, channel, settle } = await start();
    slack.failNext('chat.postMessage', { error: 'invalid_blocks' });
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(ownReplies(harness!, ts)).toHaveLength(1);
  });

  it.each<TransportKind>(['socket', 'http'])(
    'takes a notice of dropped events over %s',
    async (transport) => {
      const { slack, channel, settle } = await start({ transport });
      slack.appRateLimited();
      const ts = slack.post({ channel, text: 'bad' });
      await settle();
      // The notice too is taken at once, so that Slack doesn't send it again.
      const again = slack.deliveries().filter(({ attempt, outcome }) => attempt > 0 || outcome !== 'acked');
      expect(again).toEqual([]);
      expect(ownReplies(harness!, ts)).toHaveLength(1);
    },
  );

  it('comes back after the socket is cut', async () => {
    const { slack, channel, settle, app } = await start();
    slack.cutSockets();
    await slack.waitFor(() => slack.sockets() === 0);
    await slack.waitFor(() => slack.sockets() === 1, 20_000);
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(app.isConnected()).toBe(true);
    expect(ownReplies(harness!, ts)).toHaveLength(1);
  });

  it.each([
    ['bot', { botToken: 'xoxb-wrong' }, /SLACK_BOT_TOKEN was refused by Slack \(invalid_auth\)/],
    ['app-level', { appToken: 'xapp-wrong' }, /SLACK_APP_TOKEN was refused by Slack \(invalid_auth\)/],
  ])('says which to mend when the %s token is wrong', async (_, tokens, message) => {
    await expect(startHarness(tokens)).rejects.toThrow(message);
  });
});

const PAYLOADS = new URL('../../../shared/data/slack-payloads/', import.meta.url);

describe('payloads recorded from Slack', () => {
  it.for<TransportKind>(['socket', 'http'])(
    'neither break the app nor are answered as calls, over %s',
    async (transport, { skip }) => {
      if (!existsSync(PAYLOADS)) skip('the recorded payloads are not beside the project');
      const { slack, settle, logs } = await start({ transport });
      const bodies = readdirSync(PAYLOADS)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => eventsIn(JSON.parse(readFileSync(new URL(name, PAYLOADS), 'utf8'))));
      expect(bodies.length).toBeGreaterThan(10);
      for (const { event, ...envelope } of bodies) slack.emitEvent({ ...event }, { ...envelope });
      await settle();
      expect(slack.deliveries().filter((delivery) => delivery.outcome !== 'acked')).toEqual([]);
      expect(logs()).not.toContain('a listener failed');
      // Mentions and direct messages are answered, in channels that the emulator doesn't have; talk isn't.
      const posts = slack.calls('chat.postMessage');
      const asked = new Set(bodies.filter(({ event }) => isAsked(event)).map(({ event }) => event.ts));
      expect(posts.length).toBeLessThanOrEqual(asked.size);
    },
  );
});

interface Recorded {
  readonly event: {
    readonly type: string;
    readonly channel_type?: string;
    readonly ts?: string;
    readonly text?: string;
  };
}

const isAsked = (event: Recorded['event']): boolean =>
  event.type === 'app_mention' || event.channel_type === 'im' || (event.text ?? '').includes('<@U');

/** Event envelopes, at whatever depth they stand. */
function eventsIn(value: unknown): Recorded[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'event_callback' && 'event' in value) return [value as Recorded]; // recorded envelopes have events with a type
  return Object.values(value).flatMap(eventsIn);
}
