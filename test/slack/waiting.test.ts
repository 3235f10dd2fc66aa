import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import type { NewWork } from '../../src/store/work-queue.ts';
import { fakeCheck, type Harness, type HarnessOptions, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
const start = async (options?: HarnessOptions): Promise<Harness> => {
  harness = await startHarness(options);
  return harness;
};
afterEach(async () => await harness.stop());

const marks = (ts: string): string[] =>
  harness.slack.message(harness.channel, ts)?.reactions?.map((each) => each.name) ?? [];
const slowly = { delayMs: 1600 };

describe.each<TransportKind>(['socket', 'http'])('an answer that takes its time, over %s', (transport) => {
  it.each([
    ['bad', 'x'],
    ['good', 'white_check_mark'],
  ])('is announced by eyes, and a call that is %s ends with %s', async (text, mark) => {
    const { slack, channel, settle } = await start({ transport });
    slack.failNext('chat.postMessage', slowly);
    const ts = slack.post({ channel, text: `<@${slack.botUserId}> ${text}` });
    await slack.waitFor(() => marks(ts).includes('eyes'), 1500);
    await settle();
    expect(marks(ts)).toEqual([mark]);
    expect(slack.thread(channel, ts)).toHaveLength(2);
  });
});

describe('eyes', () => {
  it('come where Slack asks for patience, and go with the answer', async () => {
    const { slack, channel, settle } = await start();
    slack.failNext('chat.postMessage', { retryAfter: 2 });
    const ts = slack.post({ channel, text: 'bad' });
    await slack.waitFor(() => marks(ts).includes('eyes'), 1800);
    await settle();
    expect(marks(ts)).toEqual(['x']);
  });

  it('stay away from quick answers and from talk that is read slowly', async () => {
    const { slack, channel, settle } = await start();
    const quick = slack.post({ channel, text: 'bad' });
    await settle();
    slack.post({ channel, text: 'lunch at noon?' });
    await settle();
    expect(marks(quick)).toEqual([]);
    expect(slack.calls('reactions.add')).toEqual([]);
  });

  it.each([
    ['stay away from a message that waited for its turn and then is answered quickly', 100, []],
    ['come where it waits on', 900, ['x']],
  ])('%s', async (_, delayMs, expected) => {
    const long = (store: Store): Store =>
      new Proxy(store, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (typeof member !== 'function') return member;
          if (name !== 'addWork') return member.bind(target);
          return (work: NewWork) => target.addWork({ ...work, added: work.added - 30_000 });
        },
      });
    const { slack, channel, settle } = await start({ wrapStore: long });
    slack.failNext('chat.postMessage', { delayMs });
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(marks(ts)).toEqual(expected);
    expect(slack.calls('reactions.add')).toHaveLength(expected.length * 2);
  });

  it('become a cross when there will be no answer', async () => {
    const { slack, channel, settle } = await start();
    slack.failNext('chat.postMessage', { error: 'restricted_action', delayMs: 1300 });
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(marks(ts)).toEqual(['x']);
  });

  it('are replaced after a restart', async () => {
    const { slack, channel } = await start();
    slack.failNext('chat.postMessage', { retryAfter: 3 });
    const ts = slack.post({ channel, text: 'bad' });
    await slack.waitFor(() => marks(ts).includes('eyes'));
    await harness.restart();
    await harness.settle();
    expect(marks(ts)).toEqual(['x']);
  });

  it('do no harm where the scope for them is missing', async () => {
    const { slack, channel, settle } = await start();
    slack.failNext('reactions.add', { error: 'missing_scope', times: 9 });
    slack.failNext('chat.postMessage', slowly);
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    expect(slack.thread(channel, ts)).toHaveLength(2);
  });

  it('turn with an edit: the cross becomes a tick', async () => {
    const { slack, channel, settle } = await start({ check: fakeCheck });
    slack.failNext('chat.postMessage', slowly);
    const ts = slack.post({ channel, text: 'bad1 bad2 bad3' });
    await settle();
    slack.edit({ channel, ts, text: 'bad3' });
    await settle();
    expect(marks(ts)).toEqual(['x']);
    slack.edit({ channel, ts, text: 'good' });
    await settle();
    expect(marks(ts)).toEqual(['white_check_mark']);
    const reply = slack.thread(channel, ts)[1];
    expect(reply?.text).toContain('fixed 1 of 1');
    expect(JSON.stringify(reply?.blocks)).toContain('fixed-of');
  });
});
