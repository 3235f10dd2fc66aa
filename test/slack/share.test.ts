import { afterEach, describe, expect, it } from 'vitest';
import { ACTION } from '../../src/reply/actions.ts';
import { type Harness, startHarness, type TransportKind } from './harness.ts';

let harness: Harness;
afterEach(async () => await harness.stop());

const posted = () =>
  harness.slack.messages(harness.channel).filter(({ user }) => user === harness.slack.botUserId);

describe.each<TransportKind>(['socket', 'http'])('Share to channel over %s', (transport) => {
  it('posts once for two clicks in a command’s answer', async () => {
    harness = await startHarness({ transport });
    const { slack, channel, settle } = harness;
    await slack.command({ channel, text: '/callcheck bad' });
    const ts = slack.ephemerals()[0]?.ts ?? '';
    const click = () => slack.click({ channel, ts, actionId: ACTION.share });
    await Promise.all([click(), click()]);
    await settle();
    expect(posted()).toHaveLength(1);
  });

  it('posts once for two clicks in a modal', async () => {
    harness = await startHarness({ transport });
    const { slack, channel, settle } = harness;
    await slack.command({ channel, text: '/callcheck' });
    await slack.waitFor(() => slack.views().length > 0);
    await slack.submitView({ values: { paste: 'bad' } });
    const viewId = slack.views()[0]?.id ?? '';
    const click = () => slack.click({ viewId, actionId: ACTION.share });
    await Promise.all([click(), click()]);
    await settle();
    expect(posted()).toHaveLength(1);
  });

  it('says so where the app is not a member', async () => {
    harness = await startHarness({ transport });
    const { slack, settle } = harness;
    const channel = slack.addChannel({ name: 'elsewhere', members: ['robin'] });
    await slack.command({ channel, text: '/callcheck bad' });
    await slack.click({ channel, ts: slack.ephemerals()[0]?.ts ?? '', actionId: ACTION.share });
    await settle();
    expect(slack.messages(channel)).toHaveLength(0);
    expect(slack.ephemerals().map(({ text }) => text)).toEqual([
      'Not shared: I am not in this channel. Invite me, then ask again.',
    ]);
  });
});
