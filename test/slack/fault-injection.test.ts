import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const post = (text = 'bad', channel = harness.channel): string => harness.slack.post({ channel, text });
const isAnswered = (ts: string, channel = harness.channel): boolean =>
  harness.slack.thread(channel, ts).some((message) => message.user === harness.slack.botUserId);

/** Whatever came, the next message is answered: the process lives and listens. */
const expectAlive = async (): Promise<void> => {
  const ts = post();
  await harness.slack.waitFor(() => isAnswered(ts), 20_000);
  await harness.settle();
  expect(harness.slack.thread(harness.channel, ts)).toHaveLength(2);
};

const REFUSALS = ['missing_scope', 'is_archived', 'thread_not_found', 'not_in_channel', 'channel_not_found'];

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it.each(REFUSALS)('lives after %s, and says so in its log', async (error) => {
    harness = await startHarness({ transport });
    harness.slack.failNext('chat.postMessage', { error });
    const ts = post();
    await harness.settle();
    expect(isAnswered(ts)).toBe(false);
    expect(harness.logs()).toContain(error);
    await expectAlive();
  });

  it('lives in an archived channel and after a deleted message', async () => {
    harness = await startHarness({ transport });
    const { slack } = harness;
    const gone = slack.addChannel({ name: 'gone' });
    slack.invite(gone);
    slack.failNext('chat.postMessage', { retryAfter: 1, times: 2 });
    const late = slack.post({ channel: gone, text: 'bad' });
    const deleted = post();
    await slack.waitFor(() => slack.calls('chat.postMessage').length === 2);
    slack.archive(gone);
    slack.remove({ channel: harness.channel, ts: deleted });
    await harness.settle();
    expect(isAnswered(late, gone)).toBe(false);
    expect(slack.messages(harness.channel)).toEqual([]);
    await expectAlive();
  });

  it('stops no other channel for a limit in one', async () => {
    harness = await startHarness({ transport });
    const { slack } = harness;
    const other = slack.addChannel({ name: 'other' });
    slack.invite(other);
    slack.failNext('chat.postMessage', { retryAfter: 2 });
    const waiting = [post(), post()];
    await slack.waitFor(() => slack.calls('chat.postMessage').length >= 1);
    const quick = slack.post({ channel: other, text: 'bad' });
    await slack.waitFor(() => isAnswered(quick, other), 1000);
    await harness.settle();
    expect(waiting.every((ts) => slack.thread(harness.channel, ts).length === 2)).toBe(true);
  });

  it('keeps what came while the token was revoked', async () => {
    harness = await startHarness({ transport });
    harness.slack.breakToken('token_revoked');
    const ts = post();
    await vi.waitFor(() => expect(harness.logs()).toContain('token_revoked'), 5000);
    expect(isAnswered(ts)).toBe(false);
    harness.slack.breakToken(null);
    // The wait for a token is a minute; a restart, as after mending it, doesn't lose the work.
    await harness.restart();
    expect(await harness.store.countWork()).toBe(1);
  });
});

describe('Socket Mode', () => {
  it.each(['warning', 'refresh_requested'] as const)(
    'comes back after a disconnect of kind %s',
    async (reason) => {
      harness = await startHarness();
      harness.slack.disconnect(reason);
      await harness.slack.waitFor(() => harness.slack.sockets() === 0, 5000);
      await harness.slack.waitFor(() => harness.slack.sockets() === 1, 25_000);
      await expectAlive();
    },
    40_000,
  );
});
