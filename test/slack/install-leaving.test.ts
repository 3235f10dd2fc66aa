import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACTION, MENU } from '../../src/reply/actions.ts';
import { StoreError } from '../../src/store/store.ts';
import type { EmulatorWorkspace } from '../../src/workspace/emulator/emulator.ts';
import type { TransportKind } from './harness.ts';
import { type InstallHarness, startInstallHarness } from './install-harness.ts';

let harness: InstallHarness;
const start = async (transport: TransportKind = 'http'): Promise<InstallHarness> => {
  harness = await startInstallHarness({ transport });
  return harness;
};
afterEach(async () => await harness.stop());

const CHANNEL = 'api-support';
const DELETED = 'everything of it is deleted';
const answersIn = (workspace: EmulatorWorkspace) =>
  workspace.calls('chat.postMessage').filter(({ response }) => response.ok === true);

/** A message with its answer, a rating, a mode and a muted thread: something of everything that is kept. */
async function live(workspace: EmulatorWorkspace): Promise<void> {
  const ts = workspace.post({ channel: CHANNEL, text: 'bad' });
  await harness.settle();
  const reply = workspace.thread(CHANNEL, ts)[1]?.ts ?? '';
  await workspace.click({ channel: CHANNEL, ts: reply, actionId: ACTION.helpful });
  await workspace.click({ channel: CHANNEL, ts: reply, actionId: ACTION.more, value: MENU.mute });
  await workspace.command({ channel: CHANNEL, text: '/callcheck mode auto' });
  workspace.post({ channel: CHANNEL, text: 'I know this one', threadTs: ts, user: 'mika' });
  await harness.settle();
}

/** Rows in all tables of the state that name this workspace or organization. */
function rowsNaming(id: string): string[] {
  const database = new DatabaseSync(harness.copyState());
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const found = tables.flatMap(({ name }) => {
    const rows = database.prepare(`SELECT * FROM "${String(name)}"`).all();
    return rows.filter((row) => JSON.stringify(row).includes(id)).map(() => String(name));
  });
  database.close();
  return [...new Set(found)].sort();
}

const told = async (workspace: EmulatorWorkspace, times: number): Promise<void> => {
  await vi.waitFor(() => expect(harness.countLines(DELETED)).toBe(times), 5000);
  await workspace.waitFor(() => workspace.undelivered() === 0);
};

describe.each<TransportKind>(['socket', 'http'])('over %s', (transport) => {
  it('a workspace that takes the app away leaves nothing behind, and the others everything', async () => {
    const { slack, other, browser } = await start(transport);
    for (const { teamId } of [slack, other]) await browser.install(teamId);
    await live(slack);
    await live(other);
    const kept = rowsNaming(other.teamId);
    expect(kept).toEqual(['channel', 'counter', 'feedback', 'installation', 'mute', 'reply', 'voice']);
    expect(rowsNaming(slack.teamId)).toEqual(kept);
    slack.uninstall();
    await told(slack, 2);
    expect(rowsNaming(slack.teamId)).toEqual([]);
    expect(rowsNaming(other.teamId)).toEqual(kept);
    await browser.install(slack.teamId);
    await live(slack);
    expect(answersIn(slack)).toHaveLength(2);
  });
});

describe('the app is taken away', () => {
  it('while work waits: it is gone, and nothing is posted or failed loudly', async () => {
    const { slack, other, browser, settle } = await start();
    for (const { teamId } of [slack, other]) await browser.install(teamId);
    slack.failNext('chat.postMessage', { error: 'service_unavailable' });
    slack.post({ channel: CHANNEL, text: 'bad' });
    await vi.waitFor(() => expect(harness.countLines('work was put off')).toBe(1));
    slack.uninstall();
    await told(slack, 2);
    expect(await harness.store.countWork()).toBe(0);
    const { event, event_id } = slack.deliveries()[0]?.payload ?? {};
    slack.emitEvent({ ...(event as object) }, { event_id });
    slack.emitEvent({ ...(event as object) });
    other.post({ channel: CHANNEL, text: 'bad' });
    await settle();
    expect(answersIn(slack)).toHaveLength(0);
    expect(answersIn(other)).toHaveLength(1);
    expect(harness.countLines('"level":50')).toBe(0);
    expect(rowsNaming(slack.teamId)).toEqual([]);
  });

  it('in the middle of an answer: what comes of it is not kept', async () => {
    const { slack, browser, settle } = await start();
    await browser.install(slack.teamId);
    slack.failNext('chat.postMessage', { delayMs: 150 });
    slack.post({ channel: CHANNEL, text: 'bad' });
    await slack.waitFor(() => slack.calls('chat.postMessage').length === 1);
    slack.uninstall();
    await told(slack, 2);
    await settle();
    await vi.waitFor(() => expect(harness.countLines('"msg":"answered"')).toBe(1));
    await harness.restart();
    expect(rowsNaming(slack.teamId)).toEqual([]);
  });

  it('while somebody rates an answer: what is written afterwards goes too', async () => {
    const { slack, other, browser, store, settle } = await start();
    for (const { teamId } of [slack, other]) await browser.install(teamId);
    const ts = slack.post({ channel: CHANNEL, text: 'bad' });
    await live(other);
    const kept = rowsNaming(other.teamId);
    const reply = slack.thread(CHANNEL, ts)[1]?.ts ?? '';
    const { saveFeedback } = store;
    const [reached, gone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    store.saveFeedback = async (feedback) => {
      reached.resolve();
      await gone.promise;
      await saveFeedback.call(store, feedback);
    };
    const click = slack.click({ channel: CHANNEL, ts: reply, actionId: ACTION.helpful });
    await reached.promise;
    slack.uninstall();
    await told(slack, 2);
    gone.resolve();
    await click;
    await settle();
    await vi.waitFor(() => expect(rowsNaming(slack.teamId)).toEqual([]));
    expect(rowsNaming(other.teamId)).toEqual(kept);
  });

  it('and its notice comes late, after it was installed again: then it stays', async () => {
    const { slack, browser, settle } = await start();
    await browser.install(slack.teamId);
    await live(slack);
    const before = rowsNaming(slack.teamId);
    const event_time = Math.floor(Date.now() / 1000) - 60;
    slack.emitEvent({ type: 'app_uninstalled' }, { event_time, authorizations: [] });
    slack.emitEvent({ type: 'tokens_revoked', tokens: { bot: [slack.botUserId] } }, { event_time });
    await settle();
    expect(rowsNaming(slack.teamId)).toEqual(before);
    expect(harness.countLines(DELETED)).toBe(0);
    expect(harness.countLines('it was installed again since')).toBe(2);
  });

  it('just after its token was renewed: that is no new installation', async () => {
    const { slack, browser, store } = await start();
    slack.rotateTokens(60_000);
    await browser.install(slack.teamId);
    const [installed] = await store.listInstallations();
    await live(slack);
    const [renewed] = await store.listInstallations();
    expect(renewed?.sealed).not.toBe(installed?.sealed);
    expect(renewed?.updated).toBe(installed?.updated);
    slack.uninstall();
    await told(slack, 2);
    expect(rowsNaming(slack.teamId)).toEqual([]);
  });

  it('by taking back its token alone', async () => {
    const { slack, browser } = await start();
    await browser.install(slack.teamId);
    await live(slack);
    slack.revokeTokens();
    await told(slack, 1);
    expect(rowsNaming(slack.teamId)).toEqual([]);
  });

  it('and not by somebody whose own token is taken back', async () => {
    const { slack, browser, settle } = await start();
    await browser.install(slack.teamId);
    await live(slack);
    const before = rowsNaming(slack.teamId);
    slack.emitEvent({ type: 'tokens_revoked', tokens: { oauth: ['U0SOMEBODY'], bot: [] } });
    await settle();
    expect(rowsNaming(slack.teamId)).toEqual(before);
  });

  it('and the state cannot be written: Slack is not told that it was done, and tells again', async () => {
    const { slack, browser, store, settle } = await start();
    await browser.install(slack.teamId);
    await live(slack);
    const { forgetTeam } = store;
    let failures = 0;
    store.forgetTeam = async (team) => {
      failures += 1;
      if (failures <= 2) throw new StoreError('failed', 'invented');
      await forgetTeam.call(store, team);
    };
    slack.uninstall();
    await settle();
    expect(failures).toBeGreaterThan(2);
    expect(rowsNaming(slack.teamId)).toEqual([]);
  });
});

describe('an organization', () => {
  it('that takes the app away leaves nothing of any of its workspaces', async () => {
    const { slack, inOrg, orgId, browser } = await start();
    await browser.install(slack.teamId);
    await browser.install(orgId);
    for (const workspace of [slack, ...inOrg]) await live(workspace);
    expect(rowsNaming(orgId)).toEqual(['installation', 'org_team']);
    const kept = rowsNaming(slack.teamId);
    inOrg[0].uninstall();
    await told(inOrg[0], 2);
    for (const id of [orgId, inOrg[0].teamId, inOrg[1].teamId]) expect(rowsNaming(id)).toEqual([]);
    expect(rowsNaming(slack.teamId)).toEqual(kept);
    await browser.install(orgId);
    await live(inOrg[1]);
    expect(answersIn(inOrg[1])).toHaveLength(2);
  });

  it('that takes it away, with a notice that names only one workspace', async () => {
    const { inOrg, orgId, browser, settle } = await start();
    await browser.install(orgId);
    for (const workspace of inOrg) await live(workspace);
    const notice = { type: 'app_uninstalled' };
    inOrg[0].emitEvent(notice, { authorizations: [] });
    await settle();
    expect(rowsNaming(inOrg[0].teamId)).toEqual([]);
    expect(rowsNaming(inOrg[1].teamId)).toContain('reply');
    inOrg[0].breakToken('account_inactive');
    inOrg[1].breakToken('account_inactive');
    inOrg[0].emitEvent(notice, { authorizations: [] });
    await settle();
    for (const id of [orgId, inOrg[1].teamId]) expect(rowsNaming(id)).toEqual([]);
  });

  it('that takes it from one of its workspaces keeps the others', async () => {
    const { inOrg, orgId, browser } = await start();
    await browser.install(orgId);
    for (const workspace of inOrg) await live(workspace);
    inOrg[0].emitEvent({ type: 'team_access_revoked', team_ids: [inOrg[0].teamId] });
    await told(inOrg[0], 1);
    expect(rowsNaming(inOrg[0].teamId)).toEqual([]);
    expect(rowsNaming(orgId)).toEqual(['installation', 'org_team']);
    await live(inOrg[1]);
    expect(answersIn(inOrg[1])).toHaveLength(2);
  });
});
