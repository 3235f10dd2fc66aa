import { afterEach, describe, expect, it } from 'vitest';
import { ACTION, MENU, VIEW } from '../../src/reply/actions.ts';
import { StoreError } from '../../src/store/store.ts';
import { type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};
afterEach(async () => await harness.stop());

/** Our messages in the thread of a message. */
const replies = (ts: string) =>
  harness.slack.thread(harness.channel, ts).filter((message) => message.user === harness.slack.botUserId);
const reply = async (ts: string) => {
  await harness.settle();
  const all = replies(ts);
  expect(all).toHaveLength(1);
  return all[0]!;
};
const say = (text: string, over: Partial<Parameters<Harness['slack']['post']>[0]> = {}): string =>
  harness.slack.post({ channel: harness.channel, text, ...over });
const reactions = (ts: string) =>
  harness.slack.message(harness.channel, ts)?.reactions?.map((each) => each.name) ?? [];

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it('answers a payload with problems once, in its thread', async () => {
    await start({ transport });
    const ts = say('this is bad');
    const { text, thread_ts, metadata } = await reply(ts);
    expect(thread_ts).toBe(ts);
    expect(text).toBe('POST /api/v2/conversations/calls: 1 error');
    expect(JSON.stringify(metadata)).not.toContain('bad');
    expect(harness.slack.deliveries().every((delivery) => delivery.transport === transport)).toBe(true);
  });

  it('gives one reply to a mention that also comes as a message', async () => {
    await start({ transport });
    const ts = say(`<@${harness.slack.botUserId}> bad`);
    await reply(ts);
    expect(harness.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it('gives one reply to a redelivered event', async () => {
    await start({ transport });
    const ts = say('bad');
    await reply(ts);
    const { event, event_id } = harness.slack.deliveries()[0]!.payload as { event: object; event_id: string };
    harness.slack.emitEvent({ ...event }, { event_id });
    harness.slack.emitEvent({ ...event });
    await reply(ts);
    expect(harness.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it('keeps silent on talk, and reacts to a call that is right', async () => {
    await start({ transport });
    const talk = say('good morning? no: lunch at noon');
    const good = say('{"good": 1}');
    await harness.settle();
    expect(replies(talk)).toHaveLength(0);
    expect(replies(good)).toHaveLength(0);
    expect(reactions(good)).toEqual(['white_check_mark']);
  });

  it('answers a command privately, and shares the answer with a click', async () => {
    await start({ transport });
    const { acked } = await harness.slack.command({ channel: harness.channel, text: '/callcheck bad' });
    expect(acked).toBe(true);
    const [answerPrivately] = harness.slack.ephemerals();
    expect(answerPrivately?.text).toBe('POST /api/v2/conversations/calls: 1 error');
    expect(
      harness.slack.messages(harness.channel).filter((m) => m.user === harness.slack.botUserId),
    ).toHaveLength(0);
    await harness.slack.click({ channel: harness.channel, ts: answerPrivately!.ts, actionId: ACTION.share });
    await harness.settle();
    expect(
      harness.slack.messages(harness.channel).filter((m) => m.user === harness.slack.botUserId),
    ).toHaveLength(1);
    expect(harness.slack.ephemerals().map((each) => each.text)).toEqual(['Shared to the channel.']);
  });

  it('opens a place to paste into, and answers in it', async () => {
    await start({ transport });
    await harness.slack.command({ channel: harness.channel, text: '/callcheck' });
    const [paste] = await harness.slack.waitFor(() =>
      harness.slack.views().length > 0 ? harness.slack.views() : null,
    );
    expect(paste?.content).toMatchObject({ callback_id: VIEW.paste });
    await harness.slack.submitView({ values: { paste: 'bad' } });
    expect(JSON.stringify(harness.slack.views())).toContain('The word bad is wrong.');
  });

  it('checks any message by its shortcut, for one person', async () => {
    await start({ transport });
    const ts = say('unrelated talk');
    await harness.slack.shortcut({ channel: harness.channel, ts });
    await harness.slack.waitFor(() => JSON.stringify(harness.slack.views()).includes('what-to-paste'));
    expect(replies(ts)).toHaveLength(0);
  });
});

describe('edits and deletions', () => {
  it('bring the reply up to date, and say what is mended', async () => {
    await start();
    const ts = say('bad1 bad2 bad3');
    const before = await reply(ts);
    expect(before.text).toContain('3 errors');
    harness.slack.edit({ channel: harness.channel, ts, text: 'bad3' });
    const after = await reply(ts);
    expect(after.ts).toBe(before.ts);
    expect(after.text).toContain('1 error · fixed 2 of 3');
    harness.slack.edit({ channel: harness.channel, ts, text: 'good' });
    expect((await reply(ts)).text).toContain('nothing wrong found · fixed 1 of 1');
  });

  it('answer what an edit breaks, and take the tick away', async () => {
    await start();
    const ts = say('good');
    await harness.settle();
    expect(reactions(ts)).toEqual(['white_check_mark']);
    harness.slack.edit({ channel: harness.channel, ts, text: 'bad' });
    await reply(ts);
    expect(reactions(ts)).toEqual([]);
  });

  it('take the reply away with the payload or the message', async () => {
    await start();
    const edited = say('bad');
    const deleted = say('bad');
    await reply(edited);
    await reply(deleted);
    harness.slack.edit({ channel: harness.channel, ts: edited, text: 'never mind' });
    harness.slack.remove({ channel: harness.channel, ts: deleted });
    await harness.settle();
    expect(replies(edited)).toHaveLength(0);
    expect(replies(deleted)).toHaveLength(0);
  });

  it('do not loop over previews, counters and our own updates', async () => {
    await start();
    const ts = say('bad https://example.com/x');
    await reply(ts);
    harness.slack.unfurl({ channel: harness.channel, ts, url: 'https://example.com/x' });
    say('somebody else answers', { threadTs: ts });
    await reply(ts);
    expect(harness.slack.calls('chat.postMessage')).toHaveLength(1);
    expect(harness.slack.calls('chat.update')).toHaveLength(0);
  });
});

describe('where it speaks', () => {
  it('answers direct messages always', async () => {
    await start();
    const channel = harness.slack.channelId('dm');
    const ts = harness.slack.post({ channel, text: 'lunch at noon' });
    await harness.settle();
    const own = harness.slack.thread(channel, ts).filter((each) => each.user === harness.slack.botUserId);
    expect(own.map((each) => each.text)).toEqual(['No call payload found']);
  });

  it('follows the mode of the channel', async () => {
    await start({ channels: ['C0OTHER'] });
    const unasked = say('bad');
    const asked = say(`<@${harness.slack.botUserId}> bad`);
    await harness.settle();
    expect(replies(unasked)).toHaveLength(0);
    expect(replies(asked)).toHaveLength(1);
    await harness.slack.command({ channel: harness.channel, text: '/callcheck mode auto' });
    await reply(say('bad'));
    await harness.slack.command({ channel: harness.channel, text: '/callcheck mode off' });
    const off = say('bad');
    await harness.settle();
    expect(replies(off)).toHaveLength(0);
    expect(harness.slack.ephemerals().map((each) => each.text)).toEqual([
      expect.stringContaining('*auto*'),
      expect.stringContaining('*off*'),
    ]);
  });

  it('keeps quiet in a muted thread until it is mentioned', async () => {
    await start();
    const root = say('bad');
    await reply(root);
    say(`<@${harness.slack.botUserId}> mute`, { threadTs: root });
    await harness.settle();
    say('bad', { threadTs: root });
    await reply(root);
    say(`<@${harness.slack.botUserId}> bad`, { threadTs: root });
    await harness.settle();
    expect(replies(root)).toHaveLength(2);
  });

  it.each<TransportKind>(['socket', 'http'])(
    'is muted by the button as by the word, over %s',
    async (transport) => {
      await start({ transport });
      const root = say('bad');
      const { ts } = await reply(root);
      await harness.slack.click({
        channel: harness.channel,
        ts,
        actionId: ACTION.more,
        value: MENU.mute,
        user: 'mika',
      });
      await harness.slack.waitFor(() =>
        harness.slack.ephemerals('mika')[0]?.text.includes('only when you mention me'),
      );
      await harness.restart();
      say('bad', { threadTs: root });
      await reply(root);
      say(`<@${harness.slack.botUserId}> bad`, { threadTs: root });
      await harness.settle();
      expect(replies(root)).toHaveLength(2);
      say('bad', { threadTs: root });
      await harness.settle();
      expect(replies(root)).toHaveLength(3);
    },
  );

  it('takes a mention in a thread for the message above, when it has nothing of its own', async () => {
    await start({ channels: ['C0OTHER'] });
    const root = say('bad');
    say(`<@${harness.slack.botUserId}> can you help here?`, { threadTs: root });
    expect((await reply(root)).text).toContain('1 error');
  });

  it('answers a mention in a thread that it may not read', async () => {
    await start({ channels: ['C0OTHER'] });
    const root = say('bad');
    harness.slack.failNext('conversations.replies', { error: 'missing_scope', times: 2 });
    say(`<@${harness.slack.botUserId}> can you help here?`, { threadTs: root });
    expect((await reply(root)).text).toContain('No call');
  });

  it('never answers bots or itself', async () => {
    await start();
    const ts = say('bad', { asBot: true });
    await harness.settle();
    expect(replies(ts)).toHaveLength(0);
  });

  it('shows its Home', async () => {
    await start();
    await reply(say('bad'));
    harness.slack.openHome();
    const home = await harness.slack.waitFor(() => harness.slack.home());
    expect(JSON.stringify(home)).toContain('rule/bad');
  });
});

describe('buttons', () => {
  const click = (ts: string, actionId: string, more: { user?: string; value?: string } = {}) =>
    harness.slack.click({ channel: harness.channel, ts, actionId, ...more });

  it('show the details, and write the call as cURL', async () => {
    await start();
    const { ts } = await reply(say('bad'));
    await click(ts, ACTION.details);
    await harness.slack.waitFor(() => harness.slack.views().length === 1);
    expect(JSON.stringify(harness.slack.views())).toContain('Details');
    await harness.slack.closeView({});
    await click(ts, ACTION.copyAs);
    await harness.slack.waitFor(() => harness.slack.views().length === 1);
    expect(JSON.stringify(harness.slack.views())).toContain('curl --request POST');
  });

  it('still work after a restart', async () => {
    await start();
    const { ts } = await reply(say('bad'));
    await harness.restart();
    await click(ts, ACTION.details);
    await harness.slack.waitFor(() => harness.slack.views().length === 1);
  });

  it('keep what people thought', async () => {
    await start();
    const { ts } = await reply(say('bad'));
    await click(ts, ACTION.helpful);
    await click(ts, ACTION.notHelpful);
    expect(await harness.store.countFeedback(harness.slack.teamId)).toEqual({ helpful: 0, 'not-helpful': 1 });
  });

  it.each<TransportKind>(['socket', 'http'])('ask why an answer did not help, over %s', async (transport) => {
    await start({ transport });
    const { ts } = await reply(say('bad'));
    await click(ts, ACTION.notHelpful);
    await harness.slack.waitFor(() => harness.slack.views().length === 1);
    expect(await harness.store.countReasons(harness.slack.teamId)).toEqual({});
    await harness.restart();
    await harness.slack.submitView({ values: { reason: 'unclear' } });
    expect(await harness.store.countReasons(harness.slack.teamId)).toEqual({ unclear: 1 });
    expect(await harness.store.countFeedback(harness.slack.teamId)).toEqual({ helpful: 0, 'not-helpful': 1 });
    await click(ts, ACTION.notHelpful);
    await harness.slack.waitFor(() => harness.slack.views().length === 1);
    expect((await harness.slack.submitView({})).acked).toBe(true);
  });

  it('remove the reply for the author alone, for good', async () => {
    await start();
    const [author, other] = harness.slack.users();
    const source = say('bad', { user: author!.id });
    const { ts } = await reply(source);
    await click(ts, ACTION.more, { user: other!.id, value: MENU.remove });
    await reply(source);
    await click(ts, ACTION.more, { user: author!.id, value: MENU.remove });
    await harness.settle();
    expect(replies(source)).toHaveLength(0);
    harness.slack.edit({ channel: harness.channel, ts: source, text: 'bad again' });
    await harness.settle();
    expect(replies(source)).toHaveLength(0);
  });
});

describe('nothing lost, nothing doubled', () => {
  it('answers nothing twice after a restart', async () => {
    await start();
    const ts = say('bad');
    await reply(ts);
    await harness.restart();
    const { event } = harness.slack.deliveries()[0]!.payload as { event: object };
    harness.slack.emitEvent({ ...event });
    await reply(ts);
    expect(harness.slack.calls('chat.postMessage')).toHaveLength(1);
  });

  it.each(['request', 'response'] as const)('posts once when the %s is lost', async (drop) => {
    await start();
    harness.slack.failNext('chat.postMessage', { drop });
    const ts = say('bad');
    await reply(ts);
  });

  it('posts once when Slack fails', async () => {
    await start();
    harness.slack.failNext('chat.postMessage', { status: 503 });
    await reply(say('bad'));
  });

  it('waits as long as Slack says, and holds up no other channel', async () => {
    await start();
    const other = harness.slack.addChannel({ name: 'elsewhere' });
    harness.slack.invite(other);
    harness.slack.failNext('chat.postMessage', { retryAfter: 1 });
    const first = say('bad');
    await harness.slack.waitFor(() => harness.slack.calls('chat.postMessage').length === 1);
    const second = harness.slack.post({ channel: other, text: 'bad' });
    await harness.slack.waitFor(() => harness.slack.thread(other, second).length === 2, 900);
    expect(replies(first)).toHaveLength(0);
    await harness.slack.waitFor(() => replies(first).length === 1, 4000);
  });

  it('gets an event again that could not be stored', async () => {
    let failures = 2;
    await start({
      emulator: { ackTimeoutMs: 300 },
      wrapStore: (store) =>
        new Proxy(store, {
          get(target, key) {
            const value: unknown = Reflect.get(target, key);
            if (typeof value !== 'function') return value;
            if (key !== 'addWork') return value.bind(target);
            return async (...args: unknown[]) => {
              failures -= 1;
              if (failures >= 0) throw new StoreError('failed', 'disk full');
              return await value.apply(target, args);
            };
          },
        }),
    });
    const ts = say('bad');
    await harness.slack.waitFor(() => replies(ts).length === 1, 8000);
    await reply(ts);
  });

  it('gives up quietly where it may not post', async () => {
    await start();
    harness.slack.failNext('chat.postMessage', { error: 'restricted_action' });
    const ts = say('bad');
    await harness.settle();
    expect(replies(ts)).toHaveLength(0);
    expect(harness.logs()).toContain('restricted_action');
  });
});
