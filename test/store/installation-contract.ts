import { expect, it } from 'vitest';
import type { ReplyRecord } from '../../src/store/reply-store.ts';
import type { Store } from '../../src/store/store.ts';
import { takeOne } from './next-work.ts';

const [MINE, THEIRS] = ['T0MINE', 'T0THEIRS'];
const [CHANNEL, THREAD] = ['C0SAME', '1770000000.000100'];

const record = (team: string): ReplyRecord => ({
  source: { team, channel: CHANNEL, ts: THREAD },
  thread: THREAD,
  author: 'U0DEV',
  state: 'answered',
  revision: '',
  reply: '1770000001.000200',
  codes: ['rule/not-uuid'],
  files: [],
  handedOver: false,
  updated: 1_770_000_001_000,
});

/** One of each thing that is kept of a workspace. */
async function seed(store: Store, team: string): Promise<void> {
  await store.saveInstallation({ holder: `team/${team}`, sealed: 'sealed', updated: 1 });
  await store.setMode(team, CHANNEL, 'off', 'U0DEV');
  await store.setMuted(team, CHANNEL, THREAD, true);
  await store.addParticipant(record(team).source, THREAD, 1);
  await store.saveFeedback({ team, channel: CHANNEL, reply: '1.1', user: 'U1', rating: 'helpful', at: 1 });
  await store.addWork({ delivery: `first ${team}`, subject: `${team}/C/1`, body: '{}', added: 1 });
  const counts = [
    { team, day: '2026-11-24', code: 'rule/x', operation: '', shape: '', fromType: '', addressForm: '' },
  ];
  await store.finishWork((await takeOne(store))?.id ?? '', { counts, records: [record(team)] });
  await store.addOrgTeam('E0ORG', team);
  await store.addWork({ delivery: `second ${team}`, subject: `${team}/C/2`, body: '{}', added: 1 });
}

/** What can be seen of it. */
async function look(store: Store, team: string): Promise<unknown> {
  return {
    installation: (await store.findInstallation(`team/${team}`))?.sealed,
    reply: (await store.findReply(record(team).source))?.reply,
    modes: await store.listModes(team),
    muted: await store.isMuted(team, CHANNEL, THREAD),
    participants: await store.countParticipants(team, CHANNEL, THREAD),
    feedback: await store.countFeedback(team),
    codes: await store.topCodes(team, '2026-01-01', 5),
    org: (await store.listOrgTeams('E0ORG')).includes(team),
  };
}

/** What every adapter promises of installations, and of workspaces that leave. */
export function describeInstallations(open: () => Store): void {
  it('keeps installations by their holder', async () => {
    const store = open();
    const own = { holder: 'team/T0MINE', sealed: 'a', updated: 1 };
    await store.saveInstallation(own);
    await store.saveInstallation({ holder: 'org/E0ORG', sealed: 'b', updated: 2 });
    await store.saveInstallation({ ...own, sealed: 'c', updated: 3 });
    expect(await store.findInstallation(own.holder)).toEqual({ ...own, sealed: 'c', updated: 3 });
    expect(await store.findInstallation('team/E0ORG')).toBeUndefined();
    expect((await store.listInstallations()).map(({ holder }) => holder)).toEqual([
      'org/E0ORG',
      'team/T0MINE',
    ]);
    await store.removeInstallation(own.holder);
    await store.removeInstallation(own.holder);
    expect(await store.findInstallation(own.holder)).toBeUndefined();
  });

  it('changes a seal only where it is still the one that was read', async () => {
    const store = open();
    await store.saveInstallation({ holder: 'team/T0MINE', sealed: 'old', updated: 7 });
    expect(await store.resealInstallation('team/T0MINE', 'older', 'new')).toBe(false);
    expect(await store.resealInstallation('team/T0MINE', 'old', 'new')).toBe(true);
    expect(await store.findInstallation('team/T0MINE')).toMatchObject({ sealed: 'new', updated: 7 });
  });

  it('renews what is there, and brings back nothing that is gone', async () => {
    const store = open();
    await store.saveInstallation({ holder: 'team/T0MINE', sealed: 'old', updated: 7 });
    expect(await store.renewInstallation('team/T0MINE', 'new')).toBe(true);
    expect(await store.findInstallation('team/T0MINE')).toMatchObject({ sealed: 'new', updated: 7 });
    await store.removeInstallation('team/T0MINE');
    expect(await store.renewInstallation('team/T0MINE', 'newer')).toBe(false);
    expect(await store.listInstallations()).toEqual([]);
  });

  it('knows the workspaces of an organization', async () => {
    const store = open();
    for (const team of ['T0TWO', 'T0ONE', 'T0TWO']) await store.addOrgTeam('E0ORG', team);
    await store.addOrgTeam('E0OTHER', 'T0THREE');
    expect(await store.listOrgTeams('E0ORG')).toEqual(['T0ONE', 'T0TWO']);
    await store.addOrgTeam('E0OTHER', 'T0TWO');
    expect(await store.listOrgTeams('E0ORG')).toEqual(['T0ONE']);
  });

  it('forgets everything of a workspace and nothing of another, however often it is told', async () => {
    const store = open();
    await seed(store, THEIRS);
    const held = await takeOne(store);
    expect(held?.delivery).toBe(`second ${THEIRS}`);
    const theirs = await look(store, THEIRS);
    const nothing = await look(store, MINE);
    await seed(store, MINE);
    await store.forgetTeam(MINE);
    await store.forgetTeam(MINE);
    expect(await look(store, MINE)).toEqual(nothing);
    expect(await look(store, THEIRS)).toEqual(theirs);
    expect(await store.countWork()).toBe(1);
    expect(await store.finishWork(held?.id ?? '', { records: [record(THEIRS)] })).toBe(true);
  });

  it('saves nothing of work whose workspace is forgotten while somebody does it', async () => {
    const store = open();
    await store.addWork({ delivery: 'Ev1', subject: `${MINE}/C/1`, body: '{}', added: 1 });
    await store.addWork({ delivery: 'Ev2', subject: `${MINE}/C/2`, body: '{}', added: 1 });
    const [first, second] = [await takeOne(store), await takeOne(store)];
    await store.forgetTeam(MINE);
    expect(await store.finishWork(first?.id ?? '', { records: [record(MINE)] })).toBe(false);
    expect(await store.postponeWork(second?.id ?? '', 1)).toBe(false);
    expect(await store.findReply(record(MINE).source)).toBeUndefined();
    expect(await store.countWork()).toBe(0);
  });
}
