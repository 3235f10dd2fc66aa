import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAuthorize, installedOf } from '../../src/slack/receive/authorize.ts';
import type { EmulatorWorkspace, Json } from '../../src/workspace/emulator/emulator.ts';
import type { TransportKind } from './harness.ts';
import { type InstallHarness, startInstallHarness } from './install-harness.ts';

let harness: InstallHarness;
afterEach(async () => await harness?.stop());

const posts = (workspace: EmulatorWorkspace) => workspace.calls('chat.postMessage');

/** Two companies that both have the app, and a channel that they share: the same in both. */
async function share(transport: TransportKind = 'http') {
  harness = await startInstallHarness({ transport });
  const { slack, other, browser } = harness;
  for (const { teamId } of [slack, other]) await browser.install(teamId);
  const channel = slack.addChannel({ name: 'shared', shared: true, members: ['robin', 'mika'] });
  slack.invite(channel);
  other.addChannel({ name: 'shared', id: channel, shared: true, members: ['robin', 'mika'] });
  other.invite(channel);
  /** What Slack tells of a message of the first company, but under the second. */
  const tellOther = (ts: string, event: Json): void => {
    const user = slack.userId('robin');
    const message = { type: 'message', user, ts };
    other.emitEvent({
      type: 'message',
      channel,
      channel_type: 'channel',
      event_ts: '1890000000.000100',
      ...event,
      ...('message' in event && { message: { ...message, ...(event.message as Json) } }),
    });
  };
  return { slack, other, channel, tellOther };
}

describe.each<TransportKind>(['socket', 'http'])(
  'a message that two companies share, over %s',
  (transport) => {
    it('has one reply, though it is edited and deleted under the other', async () => {
      const { slack, other, channel, tellOther } = await share(transport);
      const ts = slack.post({ channel, text: 'bad1 bad2' });
      await harness.settle();
      tellOther(ts, {
        subtype: 'message_changed',
        message: { text: 'bad2', edited: { user: 'U', ts: '1890000000.000000' } },
        previous_message: { type: 'message', ts, text: 'bad1 bad2' },
      });
      await harness.settle();
      expect(posts(other)).toEqual([]);
      const reply = JSON.stringify(slack.thread(channel, ts)[1]?.blocks);
      expect(reply).toContain('The word bad2 is wrong.');
      expect(reply).not.toMatch(/bad1 is wrong|write good for bad1/);
      expect(slack.calls('chat.update')).toHaveLength(1);
      tellOther(ts, { subtype: 'message_deleted', deleted_ts: ts });
      await harness.settle();
      expect(slack.calls('chat.delete')).toHaveLength(1);
    });
  },
);

describe('a channel that two companies share', () => {
  it.each(['mode off', 'mute'] as const)('is quiet for both where one of them says so: %s', async (how) => {
    const { slack, other, channel } = await share();
    const root = slack.post({ channel, text: 'hello there' });
    await harness.settle();
    if (how === 'mute') await harness.store.setMuted(other.teamId, channel, root, true);
    else await harness.store.setMode(other.teamId, channel, 'off', 'U0OTHER');
    slack.post({ channel, text: 'bad', threadTs: root });
    await harness.settle();
    expect(posts(slack)).toEqual([]);
    slack.post({ channel, text: `<@${slack.botUserId}> bad`, threadTs: root });
    await harness.settle();
    expect(posts(slack)).toHaveLength(1);
  });

  it('is nothing for a channel of the same ID that is not shared', async () => {
    const { slack, other } = await share();
    const id = slack.addChannel({ name: 'own', members: ['robin'] });
    slack.invite(id);
    await harness.store.setMode(other.teamId, id, 'off', 'U0OTHER');
    slack.post({ channel: id, text: 'bad' });
    await harness.settle();
    expect(posts(slack)).toHaveLength(1);
  });
});

it('a click of another company in an open view is for the workspace that has the app', async () => {
  const asked: unknown[] = [];
  const authorize = createAuthorize(
    {
      start: async () => undefined,
      async find(installed) {
        asked.push(installed);
        return { client: {} as never, token: 'xoxb-invented', botUserId: 'U0', botId: 'B0' };
      },
      isServed: async () => true,
      listServed: async () => [],
      leave: async () => undefined,
      leaveIfGone: async () => [],
      leaveAllGone: async () => [],
    },
    { claimMessage: async (_message, _team, owner) => owner },
  );
  const result = await authorize(
    { teamId: 'T0THEIRS', enterpriseId: 'E0THEIRS', isEnterpriseInstall: false },
    { type: 'block_actions', team: { id: 'T0THEIRS' }, view: { app_installed_team_id: 'T0OURS' } },
  );
  expect(asked).toEqual([{ team: 'T0OURS', enterprise: undefined, isOrg: false }]);
  expect(installedOf({ ...result, isEnterpriseInstall: false, enterpriseId: 'E0THEIRS' })).toMatchObject({
    team: 'T0OURS',
    enterprise: undefined,
  });
});

describe('a token that is refused', () => {
  it('because it was renewed meanwhile is looked up again, and the answer comes at once', async () => {
    const { slack, channel } = await share();
    slack.failNext('chat.postMessage', { error: 'token_expired' });
    const began = performance.now();
    const ts = slack.post({ channel, text: 'bad' });
    await harness.settle();
    expect(slack.thread(channel, ts)).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(5000);
    expect(harness.countLines('work was put off')).toBe(0);
  });

  it('because the app was taken away without a notice makes callcheck forget the workspace', async () => {
    const { slack, other, channel } = await share();
    slack.breakToken('account_inactive');
    slack.post({ channel, text: 'bad' });
    await vi.waitFor(() => expect(harness.countLines('without a notice')).toBe(1), 5000);
    expect(await harness.store.countWork()).toBe(0);
    expect((await harness.store.listInstallations()).map(({ holder }) => holder)).toEqual([
      `team/${other.teamId}`,
    ]);
  });

  it('is found at the next start where nothing is asked meanwhile', async () => {
    const { slack, other } = await share();
    slack.breakToken('token_revoked');
    await harness.restart();
    await vi.waitFor(() => expect(harness.countLines('without a notice')).toBe(1), 5000);
    expect((await harness.store.listInstallations()).map(({ holder }) => holder)).toEqual([
      `team/${other.teamId}`,
    ]);
  });
});
