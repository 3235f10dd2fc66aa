import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACTION, MENU } from '../../src/reply/actions.ts';
import { writeShare } from '../../src/reply/button-values.ts';
import type { EmulatorWorkspace, Json } from '../../src/workspace/emulator/emulator.ts';
import { sign } from '../../src/workspace/emulator/http-delivery.ts';
import { startHarness, type TransportKind } from './harness.ts';
import { type InstallHarness, startInstallHarness } from './install-harness.ts';

let harness: InstallHarness | undefined;
afterEach(async () => {
  await harness?.stop();
  harness = undefined;
});

const start = async (transport: TransportKind = 'http'): Promise<InstallHarness> => {
  const started = await startInstallHarness({ transport });
  harness = started;
  for (const { teamId } of [started.slack, started.other]) await started.browser.install(teamId);
  return started;
};

const own = (workspace: EmulatorWorkspace, channel: string, ts: string) =>
  workspace.thread(channel, ts).filter((message) => message.user === workspace.botUserId);

/** A click that Slack would not send: somebody in one workspace on a message of another. */
async function clickAcross(
  { slack, base }: InstallHarness,
  from: EmulatorWorkspace,
  target: {
    readonly channel: string;
    readonly ts: string;
    readonly actionId: string;
    readonly value?: string;
    readonly thread?: string;
    /** Who clicks; somebody of that workspace unless set. */
    readonly author?: string;
    /** The organization that installed the app. */
    readonly org?: string | null;
  },
): Promise<number> {
  const payload: Json = {
    type: 'block_actions',
    api_app_id: slack.appId,
    team: target.org ? null : { id: from.teamId, domain: 'fernhill-local' },
    enterprise: target.org ? { id: target.org, name: 'Moorgate' } : null,
    is_enterprise_install: Boolean(target.org),
    user: { id: target.author ?? from.userId('robin'), team_id: from.teamId },
    channel: { id: target.channel, name: 'api-support' },
    container: { type: 'message', message_ts: target.ts, channel_id: target.channel },
    message: { ts: target.ts, user: slack.botUserId, ...(target.thread && { thread_ts: target.thread }) },
    trigger_id: 'invented',
    response_url: `${slack.origin}/actions/none`,
    actions: [
      {
        type: 'button',
        action_id: target.actionId,
        block_id: 'b',
        value: target.value ?? '',
        selected_option: { value: target.value ?? '' },
        action_ts: '1.1',
      },
    ],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const answer = await fetch(`${base}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...sign(slack.signingSecret, body) },
    body,
  });
  return answer.status;
}

const homeOf = async (workspace: EmulatorWorkspace): Promise<string> => {
  workspace.openHome('robin');
  await workspace.waitFor(() => workspace.home('robin'));
  await harness?.settle();
  return JSON.stringify(workspace.home('robin')?.content);
};

describe('workspaces are kept apart', () => {
  it.each<TransportKind>(['socket', 'http'])(
    'where channel and time of a message are the same, over %s',
    async (transport) => {
      const { slack, other, settle, store } = await start(transport);
      const [id, ts] = ['C0SAMEONE', '1770000000.000100'];
      const places = [slack, other];
      for (const workspace of places) {
        workspace.addChannel({ name: 'twin', id, members: ['robin', workspace.botUserId] });
        workspace.post({ channel: id, ts, text: workspace === slack ? 'bad1 bad2' : 'bad3' });
      }
      await settle();
      expect(own(slack, id, ts)[0]?.text).toContain('2 errors');
      expect(own(other, id, ts)[0]?.text).toContain('1 error');
      await slack.command({ channel: id, text: '/callcheck mode off' });
      expect(await store.findMode(slack.teamId, id)).toBe('off');
      expect(await store.findMode(other.teamId, id)).toBeUndefined();
      slack.remove({ channel: id, ts });
      await settle();
      expect(own(other, id, ts)).toHaveLength(1);
    },
  );

  it('when Slack limits the rate of one of two in the same channel', async () => {
    const { slack, other, settle } = await start();
    const id = 'C0SAMEONE';
    for (const workspace of [slack, other])
      workspace.addChannel({ name: 'twin', id, members: ['robin', workspace.botUserId] });
    slack.failNext('chat.postMessage', { retryAfter: 30 });
    const limited = slack.post({ channel: id, text: 'bad' });
    await vi.waitFor(() => expect(harness?.countLines('Slack limits the rate')).toBe(1));
    const ts = other.post({ channel: id, text: 'bad' });
    await other.waitFor(() => own(other, id, ts).length === 1);
    expect(own(slack, id, limited)).toHaveLength(0);
    slack.uninstall();
    await settle();
  });

  it('in what their homes tell', async () => {
    const { slack, other, settle } = await start();
    const ts = slack.post({ channel: 'api-support', text: 'bad1 bad2' });
    await settle();
    const reply = own(slack, 'api-support', ts)[0]?.ts ?? '';
    await slack.click({ channel: 'api-support', ts: reply, actionId: ACTION.helpful });
    slack.failNext('chat.postMessage', { error: 'restricted_action' });
    slack.post({ channel: 'api-support', text: 'bad' });
    await settle();
    const [mine, theirs] = [await homeOf(slack), await homeOf(other)];
    expect(mine).toContain('Marked helpful: 100 % of 1 rating');
    expect(mine).toContain('No answer in');
    expect(theirs).toContain('Nothing yet.');
    expect(theirs).not.toContain('No answer in');
    for (const home of [mine, theirs]) expect(home).not.toContain('wait to be answered');
  });

  it('when somebody clicks in one on an answer of another', async () => {
    const started = await start();
    const { slack, other, settle, store } = started;
    const channel = slack.channelId('api-support');
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    const target = { channel, ts: own(slack, channel, ts)[0]?.ts ?? '' };
    const before = await store.findReply({ team: slack.teamId, channel, ts });
    const posts = slack.calls('chat.postMessage').length;
    const share = writeShare({ text: 'bad', channel, thread: null }) ?? '';
    for (const click of [
      { ...target, actionId: ACTION.more, value: MENU.remove },
      { ...target, actionId: ACTION.more, value: MENU.handOver },
      { ...target, actionId: ACTION.helpful },
      { ...target, actionId: ACTION.more, value: MENU.mute },
      { ...target, actionId: ACTION.share, value: share },
      { ...target, actionId: ACTION.details },
    ])
      expect(await clickAcross(started, other, click)).toBe(200);
    await settle();
    expect(own(slack, channel, ts)).toHaveLength(1);
    expect(await store.findReply({ team: slack.teamId, channel, ts })).toEqual(before);
    expect(await store.countFeedback(slack.teamId)).toEqual({ helpful: 0, 'not-helpful': 0 });
    expect(await store.isMuted(slack.teamId, channel, target.ts)).toBe(false);
    expect(slack.calls('chat.postMessage')).toHaveLength(posts);
    expect(other.calls('chat.postMessage')).toEqual([]);
    expect(other.calls('views.open').map(({ response }) => response.error)).toEqual(['invalid_trigger_id']);
  });

  it('when somebody of a workspace without the app clicks', async () => {
    const started = await start();
    const { slack, inOrg, settle } = started;
    const channel = slack.channelId('api-support');
    const ts = slack.post({ channel, text: 'bad' });
    await settle();
    const target = {
      channel,
      ts: own(slack, channel, ts)[0]?.ts ?? '',
      actionId: ACTION.more,
      value: MENU.remove,
    };
    await clickAcross(started, inOrg[0], target);
    expect(started.countLines('not installed in its workspace')).toBe(1);
    expect(own(slack, channel, ts)).toHaveLength(1);
  });

  it('in a channel that companies share: what is kept belongs to who installed the app', async () => {
    const { slack, settle, store } = await start();
    const guest = slack.addUser({ name: 'ines', realName: 'Ines Vega', external: true });
    const channel = slack.addChannel({
      name: 'with-partners',
      shared: true,
      members: ['robin', guest, slack.botUserId],
    });
    const ts = slack.post({ channel, user: guest, text: 'bad' });
    const theirTeam = slack.users().find(({ id }) => id === guest)?.teamId ?? '';
    await settle();
    expect(own(slack, channel, ts)).toHaveLength(1);
    expect(await store.findReply({ team: slack.teamId, channel, ts })).toMatchObject({ author: guest });
    expect(await store.findReply({ team: theirTeam, channel, ts })).toBeUndefined();
    const [named, unnamed] = ['1770000000.000900', '1770000100.000900'];
    for (const late of [named, unnamed]) slack.post({ channel, user: guest, ts: late, text: 'unrelated' });
    await settle();
    const event = { type: 'message', channel, user: guest, text: 'bad', team: theirTeam };
    slack.emitEvent({ ...event, ts: named }, { team_id: theirTeam });
    slack.emitEvent({ ...event, ts: unnamed }, { team_id: theirTeam, authorizations: [] });
    await settle();
    for (const late of [named, unnamed]) {
      expect(await store.findReply({ team: slack.teamId, channel, ts: late })).toBeDefined();
      expect(await store.findReply({ team: theirTeam, channel, ts: late })).toBeUndefined();
    }
  });
});

describe('workspaces of one organization', () => {
  it('share channels: who clicks is of another than the channel, and each button does its work there', async () => {
    const started = await startInstallHarness({ transport: 'http' });
    harness = started;
    const { inOrg, orgId, browser, store, settle, other } = started;
    const [here, there] = inOrg;
    await browser.install(orgId);
    await browser.install(other.teamId);
    there.post({ channel: there.channelId('api-support'), text: 'bad' });
    const channel = here.addChannel({ name: 'shared-inside', members: ['robin', here.botUserId] });
    const author = here.userId('robin');
    const ts = here.post({ channel, user: author, text: 'bad' });
    await settle();
    const reply = own(here, channel, ts)[0]?.ts ?? '';
    const click = async (value: string, from = there, org: string | null = orgId) => {
      const actionId = value === ACTION.helpful ? value : ACTION.more;
      const target = { channel, ts: reply, thread: ts, actionId, value, author, org };
      expect(await clickAcross(started, from, target)).toBe(200);
    };
    for (const id of [MENU.remove, MENU.mute, ACTION.helpful]) await click(id, other, null);
    await settle();
    expect(own(here, channel, ts)).toHaveLength(1);
    for (const id of [MENU.mute, ACTION.helpful, MENU.remove]) await click(id);
    await settle();
    expect(own(here, channel, ts)).toHaveLength(0);
    expect(await store.findReply({ team: here.teamId, channel, ts })).toMatchObject({ state: 'removed' });
    expect(await store.isMuted(here.teamId, channel, ts)).toBe(true);
    expect(await store.countFeedback(here.teamId)).toEqual({ helpful: 1, 'not-helpful': 0 });
    expect(await store.countFeedback(there.teamId)).toEqual({ helpful: 0, 'not-helpful': 0 });
  });
});

describe('the app with one token', () => {
  it.each<TransportKind>(['socket', 'http'])(
    'ignores what is for another workspace with one line, over %s',
    async (transport) => {
      const single = await startHarness({ transport });
      const { slack, channel } = single;
      const stranger = { team_id: 'T0STRANGER', context_team_id: 'T0STRANGER' };
      slack.emitEvent(
        { type: 'message', channel, user: 'U0THEM', ts: '1770000000.000100', text: 'bad' },
        {
          ...stranger,
          authorizations: [{ team_id: 'T0STRANGER', enterprise_id: null, is_enterprise_install: false }],
        },
      );
      await single.settle();
      const lines = single
        .logs()
        .split('\n')
        .filter((line) => line.includes('T0STRANGER'));
      expect(lines).toEqual([expect.stringContaining('not installed in its workspace')]);
      expect(slack.calls('chat.postMessage')).toEqual([]);
      expect(slack.deliveries().map(({ outcome }) => outcome)).toEqual(['acked']);
      const ts = slack.post({ channel, text: 'bad' });
      await single.settle();
      expect(slack.thread(channel, ts)).toHaveLength(2);
      await single.stop();
    },
  );

  it('deletes everything of its workspace when it is taken away, and not for a late notice', async () => {
    const single = await startHarness();
    const { slack, channel, store } = single;
    const ts = slack.post({ channel, text: 'bad' });
    await single.settle();
    slack.emitEvent({ type: 'app_uninstalled' });
    await single.settle();
    expect(await store.findReply({ team: slack.teamId, channel, ts })).toBeDefined();
    slack.uninstall();
    await vi.waitFor(async () =>
      expect(await store.findReply({ team: slack.teamId, channel, ts })).toBeUndefined(),
    );
    await single.settle();
    await single.stop();
  });
});
