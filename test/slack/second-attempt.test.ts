import { afterEach, describe, expect, it } from 'vitest';
import { ACTION, MENU, SHORTCUT } from '../../src/reply/actions.ts';
import { type Harness, startHarness } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const own = () =>
  harness.slack.messages(harness.channel).filter(({ user }) => user === harness.slack.botUserId);

/** Asks in private and shows the answer to the channel. */
async function share(): Promise<void> {
  const { slack, channel, settle } = harness;
  await slack.command({ channel, text: '/callcheck bad', user: 'mika' });
  const [answer] = slack.ephemerals(slack.userId('mika'));
  await slack.click({ channel, ts: answer?.ts ?? '', actionId: ACTION.share, user: 'mika' });
  await settle();
}

describe('an answer that stands for a click', () => {
  it.each(['request', 'response'] as const)(
    'is posted once when the connection breaks at the %s, and no reaction is tried on it',
    async (drop) => {
      harness = await startHarness();
      harness.slack.failNext('chat.postMessage', { drop });
      await share();
      expect(own()).toHaveLength(1);
      expect(harness.slack.calls('reactions.add')).toEqual([]);
      expect(harness.slack.calls('reactions.remove')).toEqual([]);
      const asked = harness.slack.calls('conversations.history').map(({ parameters }) => parameters.oldest);
      expect(asked.length).toBeGreaterThan(0);
      for (const oldest of asked) expect(oldest ?? '0').toMatch(/^\d+(?:\.\d+)?$/);
    },
  );

  it('is handed over once when the connection breaks after that', async () => {
    harness = await startHarness({ escalationGroup: 'S0HELPERS' });
    const { slack, channel, settle } = harness;
    await share();
    const [answer] = own();
    slack.failNext('chat.postMessage', { drop: 'response' });
    await slack.click({
      channel,
      ts: answer?.ts ?? '',
      actionId: ACTION.more,
      value: MENU.handOver,
      user: 'mika',
    });
    await settle();
    expect(slack.thread(channel, answer?.ts ?? '')).toHaveLength(2);
  });
});

it('says so when a file cannot be had for a private answer', async () => {
  harness = await startHarness();
  const { slack, channel } = harness;
  const ts = slack.post({ channel, text: '', files: [{ name: 'x.json', content: 'bad', seen: 'by-id' }] });
  slack.failNext('files.info', { status: 503, times: 9 });
  await slack.shortcut({ channel, ts, callbackId: SHORTCUT, user: 'mika' });
  await slack.waitFor(() => JSON.stringify(slack.views('mika')).includes('could not be read now'));
});
