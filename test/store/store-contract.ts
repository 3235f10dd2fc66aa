import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReplyRecord } from '../../src/store/reply-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { NewWork } from '../../src/store/work-queue.ts';
import { describeInstallations } from './installation-contract.ts';
import { nextWork, takeOne } from './next-work.ts';
import { saveReply } from './save-reply.ts';

const NOWHERE = { operation: '', shape: '', fromType: '', addressForm: '' };
const TEAM = 'T0MINE';
const SOURCE = { team: TEAM, channel: 'C0CALLS', ts: '1770000000.000100' };
const RECORD: ReplyRecord = {
  source: SOURCE,
  thread: SOURCE.ts,
  author: 'U0DEV',
  state: 'answered',
  revision: '',
  reply: '1770000001.000200',
  codes: ['rule/not-e164', 'rule/not-uuid'],
  files: ['F0NE', 'F0TWO'],
  handedOver: true,
  updated: 1_770_000_001_000,
};

const work = (over: Partial<NewWork> = {}): NewWork => ({
  delivery: 'Ev1',
  subject: 'T0MINE/C0CALLS/1',
  body: '{"kind":"check"}',
  added: 1000,
  ...over,
});

const DAY = 24 * 60 * 60 * 1000;

export interface StoreHarness {
  open(): Promise<Store>;
  /** As if the process had been killed and started anew on the same state. */
  reopen(store: Store): Promise<Store>;
  clean(): Promise<void>;
}

/** What every adapter of the store promises. */
export function describeStore(name: string, harness: StoreHarness): void {
  describe(`${name} keeps the store's contract`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await harness.open();
    });
    afterEach(async () => {
      await store.close();
      await harness.clean();
    });

    it('gives work back in the order it came', async () => {
      await store.addWork(work({ delivery: 'Ev1', subject: 'a' }));
      await store.addWork(work({ delivery: 'Ev2', subject: 'b' }));
      expect((await takeOne(store))?.delivery).toBe('Ev1');
      expect((await takeOne(store))?.delivery).toBe('Ev2');
      expect(await takeOne(store)).toBeUndefined();
    });

    it('takes a burst of deliveries, each once, and each subject in order', async () => {
      const deliveries = Array.from({ length: 100 }, (_, index) => ({ name: `Ev${index}`, at: index % 7 }));
      const twice = deliveries.flatMap(({ name, at }) => [name, name].map((delivery) => ({ delivery, at })));
      const added = await Promise.all(
        twice.map(({ delivery, at }) => store.addWork(work({ delivery, subject: `subject ${at}` }))),
      );
      expect(added).toEqual(deliveries.flatMap(() => [true, false]));
      const done: string[] = [];
      while (done.length < deliveries.length) {
        const taken = await store.takeWork(5);
        expect(new Set(taken.map(({ subject }) => subject)).size).toBe(Math.min(5, taken.length));
        const ended = await Promise.all(taken.map(({ id }) => store.finishWork(id)));
        expect(ended).not.toContain(false);
        done.push(...taken.map(({ delivery }) => delivery));
      }
      expect(done.toSorted()).toEqual(deliveries.map(({ name }) => name).toSorted());
      for (let at = 0; at < 7; at += 1) {
        const numbers = done.map((name) => Number(name.slice(2))).filter((number) => number % 7 === at);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    });

    it('takes as much work as is asked for and free', async () => {
      for (const [index, subject] of ['a', 'a', 'b', 'c'].entries()) {
        await store.addWork(work({ delivery: `Ev${index}`, subject }));
      }
      expect((await store.takeWork(2)).map(({ delivery }) => delivery).toSorted()).toEqual(['Ev0', 'Ev2']);
      expect((await store.takeWork(9)).map(({ delivery }) => delivery)).toEqual(['Ev3']);
      expect(await store.takeWork(9)).toEqual([]);
    });

    it('finishes much at once, and only what is still ours', async () => {
      for (const delivery of ['Ev0', 'Ev1', 'Ev2'])
        await store.addWork(work({ delivery, subject: delivery }));
      const taken = await store.takeWork(3);
      await store.postponeWork(taken[1]?.id ?? '', 60_000);
      const records = taken.map((_, index) => ({
        ...RECORD,
        source: { ...SOURCE, ts: `1770000000.00010${index}` },
      }));
      const counts = [{ team: TEAM, day: '2026-11-24', code: 'rule/a', ...NOWHERE }];
      const ended = await Promise.all(
        taken.map(({ id }, index) => store.finishWork(id, { records: [records[index] ?? RECORD], counts })),
      );
      expect(ended).toEqual([true, false, true]);
      const found = await Promise.all(records.map(({ source }) => store.findReply(source)));
      expect(found).toEqual([records[0], undefined, records[2]]);
      expect(await store.topCodes(TEAM, '2026-11-24', 1)).toEqual([{ code: 'rule/a', total: 2 }]);
    });

    it('takes good work though what comes with it cannot be stored', async () => {
      // PostgreSQL takes no NUL, SQLite no time that is none.
      const bad = work({ delivery: 'bad', subject: 'bad', body: '\0', added: Number.NaN });
      const all = await Promise.allSettled(
        [work(), bad, work({ delivery: 'Ev2', subject: 'two' })].map((each) => store.addWork(each)),
      );
      expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await store.takeWork(9)).map(({ delivery }) => delivery).toSorted()).toEqual(['Ev1', 'Ev2']);
    });

    it('adds a delivery once, also after its work is finished', async () => {
      expect(await store.addWork(work())).toBe(true);
      expect(await store.addWork(work())).toBe(false);
      const taken = await takeOne(store);
      await store.finishWork(taken?.id ?? '');
      expect(await store.addWork(work())).toBe(false);
      expect(await store.countWork()).toBe(0);
    });

    it('works on one subject at a time', async () => {
      await store.addWork(work({ delivery: 'Ev1' }));
      await store.addWork(work({ delivery: 'Ev2' }));
      const first = await takeOne(store);
      expect(await takeOne(store)).toBeUndefined();
      await store.finishWork(first?.id ?? '');
      expect((await takeOne(store))?.delivery).toBe('Ev2');
    });

    it('keeps later work on a subject behind postponed work on it', async () => {
      await store.addWork(work({ delivery: 'Ev1' }));
      await store.addWork(work({ delivery: 'Ev2' }));
      const first = await nextWork(store);
      expect(await store.postponeWork(first.id, 1500.5)).toBe(true);
      expect(await takeOne(store)).toBeUndefined();
      expect(await nextWork(store)).toMatchObject({ delivery: 'Ev1', failures: 0, added: first.added });
    });

    it('does other work while some is postponed', async () => {
      await store.addWork(work({ delivery: 'Ev1', subject: 'a' }));
      await store.postponeWork((await nextWork(store)).id, 60_000);
      await store.addWork(work({ delivery: 'Ev2', subject: 'b' }));
      expect(await nextWork(store)).toMatchObject({ delivery: 'Ev2', failures: 0 });
      expect(await takeOne(store)).toBeUndefined();
      expect(await store.countWork()).toBe(2);
    });

    it('tells how old the oldest unfinished work is', async () => {
      expect(await store.oldestWork()).toBeUndefined();
      const before = Date.now();
      await store.addWork(work({ delivery: 'Ev1', subject: 'a', added: before }));
      await store.addWork(work({ delivery: 'Ev2', subject: 'b', added: before + 60_000 }));
      const oldest = await store.oldestWork();
      expect(Math.abs((oldest ?? 0) - before)).toBeLessThan(30_000);
      await store.finishWork((await nextWork(store)).id);
      await store.finishWork((await nextWork(store)).id);
      expect(await store.oldestWork()).toBeUndefined();
    });

    it('tells when work comes and when a subject is free again', async () => {
      const heard = nextWork(store);
      await store.addWork(work({ delivery: 'Ev1' }));
      const first = await heard;
      await store.addWork(work({ delivery: 'Ev2' }));
      const second = nextWork(store);
      await store.finishWork(first.id);
      expect((await second).delivery).toBe('Ev2');
    });

    it('lets nobody end a claim that is not theirs any more', async () => {
      await store.addWork(work());
      const first = await nextWork(store);
      expect(first.isHeld()).toBe(true);
      await store.postponeWork(first.id, 0);
      const second = await nextWork(store);
      expect(second.id).not.toBe(first.id);
      expect([first.isHeld(), second.isHeld()]).toEqual([false, true]);
      const counts = [{ team: TEAM, day: '2026-11-24', code: 'rule/a', ...NOWHERE }];
      expect(await store.finishWork(first.id, { records: [RECORD], counts })).toBe(false);
      expect(await store.postponeWork(first.id, 0)).toBe(false);
      expect(await store.findReply(SOURCE)).toBeUndefined();
      expect(await store.topCodes(TEAM, '2026-11-24', 1)).toEqual([]);
      expect(await store.finishWork(second.id, { records: [RECORD] })).toBe(true);
      expect(await store.finishWork(second.id)).toBe(false);
      expect(await store.countWork()).toBe(0);
    });

    it('still has unfinished work, replies and settings after a restart', async () => {
      await store.addWork(work());
      await takeOne(store);
      await saveReply(store, RECORD);
      await store.setMode(TEAM, 'C0CALLS', 'mention', 'U0DEV');
      store = await harness.reopen(store);
      const left = await nextWork(store);
      expect(left.body).toBe('{"kind":"check"}');
      expect(left).toMatchObject({ failures: 0, traces: [] });
      expect(await store.findReply(SOURCE)).toEqual(RECORD);
      expect(await store.findMode(TEAM, 'C0CALLS')).toBe('mention');
    });

    it('remembers what a try may have left in Slack, also when the process is killed, and how often it failed', async () => {
      await store.addWork(work());
      const first = await nextWork(store);
      expect(first).toMatchObject({ failures: 0, traces: [] });
      expect(await store.noteTraces(first.id, ['post'])).toBe(true);
      store = await harness.reopen(store);
      const second = await nextWork(store);
      expect(second).toMatchObject({ failures: 0, traces: ['post'] });
      expect(await store.postponeWork(second.id, 0, { failures: 3, traces: ['eyes'] })).toBe(true);
      expect(await nextWork(store)).toMatchObject({ failures: 3, traces: ['eyes'] });
      expect(await store.noteTraces(second.id, ['post'])).toBe(false);
    });

    it('adds what follows from work when it ends, once', async () => {
      const next = [work({ delivery: 'warn', subject: 'w' })];
      for (const delivery of ['Ev1', 'Ev2']) {
        await store.addWork(work({ delivery, subject: delivery }));
        expect(await store.finishWork((await nextWork(store)).id, { next })).toBe(true);
        if (delivery === 'Ev1') await store.finishWork((await nextWork(store)).id);
      }
      expect(await store.countWork()).toBe(0);
    });

    it('gives each turn of a budget to one caller, a burst at once and then one by one', async () => {
      const rate = { intervalMs: 10_000, burst: 2 };
      const waits = await Promise.all([1, 2, 3, 4].map(() => store.takeTurn('T0/post', rate, 25_000)));
      expect(waits.map((wait) => Math.round((wait ?? Number.NaN) / 1000)).toSorted((a, b) => a - b)).toEqual([
        0, 0, 10, 20,
      ]);
      expect(await store.takeTurn('T0/post', rate, 25_000)).toBeUndefined();
      expect(await store.takeTurn('T0/other', rate, 0)).toBe(0);
    });

    it('gives no turn of a closed budget, and those after that one by one', async () => {
      const rate = { intervalMs: 1000, burst: 3 };
      await store.closeBudget('T0/post', rate, 60_000);
      await store.closeBudget('T0/post', rate, 1000);
      expect(await store.takeTurn('T0/post', rate, 50_000)).toBeUndefined();
      const waits = [
        await store.takeTurn('T0/post', rate, 90_000),
        await store.takeTurn('T0/post', rate, 90_000),
      ];
      expect(waits.map((wait) => Math.round((wait ?? 0) / 1000))).toEqual([60, 61]);
    });

    it('finishes work and saves its replies together', async () => {
      await store.addWork(work());
      const taken = await takeOne(store);
      const earlier = { ...RECORD, source: { ...SOURCE, ts: '1769999999.000100' }, reply: null };
      await store.finishWork(taken?.id ?? '', { records: [earlier, RECORD] });
      expect(await store.findReply(earlier.source)).toEqual(earlier);
      expect(await store.countWork()).toBe(0);
      expect(await store.findReply(SOURCE)).toEqual(RECORD);
      expect(await store.findByReply(TEAM, 'C0CALLS', '1770000001.000200')).toEqual(RECORD);
    });

    it('replaces a record, and keeps those of other teams apart', async () => {
      const theirs = { ...RECORD, source: { ...SOURCE, team: 'T0THEIRS' } };
      await saveReply(store, RECORD);
      await saveReply(store, theirs);
      await saveReply(store, { ...RECORD, state: 'removed', reply: null, codes: [] });
      expect(await store.findReply(SOURCE)).toMatchObject({ state: 'removed', reply: null, codes: [] });
      expect(await store.findReply(theirs.source)).toEqual(theirs);
    });

    it('knows modes and mutes by team and channel', async () => {
      expect(await store.findMode(TEAM, 'C0CALLS')).toBeUndefined();
      await store.setMode(TEAM, 'C0CALLS', 'off', 'U0DEV');
      await store.setMode(TEAM, 'C0CALLS', 'auto', 'U0DEV');
      expect(await store.listModes(TEAM)).toEqual([{ channel: 'C0CALLS', mode: 'auto' }]);
      expect(await store.listModes('T0THEIRS')).toEqual([]);
      await store.setMuted(TEAM, 'C0CALLS', '1.1', true);
      await store.setMuted(TEAM, 'C0CALLS', '1.1', true);
      expect(await store.isMuted(TEAM, 'C0CALLS', '1.1')).toBe(true);
      expect(await store.isMuted('T0THEIRS', 'C0CALLS', '1.1')).toBe(false);
      await store.setMuted(TEAM, 'C0CALLS', '1.1', false);
      expect(await store.isMuted(TEAM, 'C0CALLS', '1.1')).toBe(false);
    });

    it('gives a shared message one owner, until the owner leaves, and tells what each team has set for a channel', async () => {
      const message = { channel: 'C0SHARED', ts: '1.1' };
      expect(await store.claimMessage(message, TEAM, '"mine"')).toBe('"mine"');
      expect(await store.claimMessage(message, 'T0THEIRS', '"theirs"')).toBe('"mine"');
      expect(await store.claimMessage({ ...message, ts: '1.2' }, 'T0THEIRS', '"theirs"')).toBe('"theirs"');
      await store.forgetTeam(TEAM);
      expect(await store.claimMessage(message, 'T0THEIRS', '"theirs"')).toBe('"theirs"');
      for (const team of ['T0THEIRS', TEAM]) await store.setMuted(team, 'C0SHARED', '1.1', true);
      expect(await store.listMuting('C0SHARED', '1.1')).toEqual([TEAM, 'T0THEIRS'].toSorted());
      expect(await store.listMuting('C0SHARED', '1.2')).toEqual([]);
      await store.setMode(TEAM, 'C0SHARED', 'off', 'U0DEV');
      expect(await store.listModesOf('C0SHARED')).toEqual([{ team: TEAM, mode: 'off' }]);
    });

    it('counts each message of others in a thread once, until it is cleared or old', async () => {
      const message = (ts: string) => ({ team: TEAM, channel: 'C0CALLS', ts });
      await store.addParticipant(message('1.2'), '1.1', 1000);
      await store.addParticipant(message('1.2'), '1.1', 2000);
      await store.addParticipant(message('1.3'), '1.1', 2000);
      expect(await store.countParticipants(TEAM, 'C0CALLS', '1.1')).toBe(2);
      expect(await store.countParticipants(TEAM, 'C0CALLS', '1.2')).toBe(0);
      expect(await store.countParticipants('T0THEIRS', 'C0CALLS', '1.1')).toBe(0);
      await store.prune(1500 + 400 * 24 * 60 * 60 * 1000);
      expect(await store.countParticipants(TEAM, 'C0CALLS', '1.1')).toBe(1);
      await store.clearParticipants(TEAM, 'C0CALLS', '1.1');
      expect(await store.countParticipants(TEAM, 'C0CALLS', '1.1')).toBe(0);
    });

    it('counts the last rating of each person', async () => {
      const base = { team: TEAM, channel: 'C0CALLS', reply: '1.1', at: 1 };
      await store.saveFeedback({ ...base, user: 'U1', rating: 'helpful' });
      await store.saveFeedback({ ...base, user: 'U1', rating: 'not-helpful' });
      await store.saveFeedback({ ...base, user: 'U2', rating: 'helpful' });
      expect(await store.countFeedback(TEAM)).toEqual({ helpful: 1, 'not-helpful': 1 });
      await store.saveFeedback({ ...base, user: 'U1', rating: 'not-helpful', reason: 'unclear' });
      expect(await store.countFeedback(TEAM)).toEqual({ helpful: 1, 'not-helpful': 1 });
      expect(await store.countFeedback(TEAM, base.at + 1)).toEqual({ helpful: 0, 'not-helpful': 0 });
      expect(await store.countReasons(TEAM)).toEqual({ unclear: 1 });
      expect(await store.countReasons('T0THEIRS')).toEqual({});
      expect(await store.countFeedback('T0THEIRS')).toEqual({ helpful: 0, 'not-helpful': 0 });
    });

    it('ranks codes by how often they were found since a day', async () => {
      const count = { ...NOWHERE, team: TEAM, operation: 'POST /x', shape: 'published' };
      const day = '2026-11-24';
      await store.addWork(work());
      const taken = await takeOne(store);
      const counts = [
        { ...count, day, code: 'rule/b' },
        { ...count, day, code: 'rule/a' },
        { ...count, day, code: 'rule/b', fromType: 'agent', addressForm: 'e164' },
        { ...count, day: '2026-11-01', code: 'rule/c' },
      ];
      await store.finishWork(taken?.id ?? '', { counts });
      expect(await store.topCodes(TEAM, '2026-11-20', 5)).toEqual([
        { code: 'rule/b', total: 2 },
        { code: 'rule/a', total: 1 },
      ]);
      expect(await store.topCodes('T0THEIRS', '2026-11-20', 5)).toEqual([]);
    });

    it('forgets deliveries that no retry can bring back', async () => {
      await store.addWork(work());
      await store.prune(Date.now() + 3 * 24 * 60 * 60 * 1000);
      expect(await store.addWork(work())).toBe(true);
    });

    describeInstallations(() => store);

    it('forgets replies and what belongs to them when they are old, and not before', async () => {
      const now = Date.now();
      const day = new Date(now).toISOString().slice(0, 10);
      await store.setMode(TEAM, 'C0CALLS', 'off', 'U0DEV');
      await store.setMuted(TEAM, 'C0CALLS', '1.1', true);
      await store.saveFeedback({
        team: TEAM,
        channel: 'C0',
        reply: '1.1',
        user: 'U1',
        rating: 'helpful',
        at: now,
      });
      await store.addWork(work());
      const counts = [
        { team: TEAM, day, code: 'rule/a', operation: '', shape: '', fromType: '', addressForm: '' },
      ];
      await store.finishWork((await nextWork(store)).id, { records: [RECORD], counts });
      const left = async () => [
        await store.findReply(SOURCE),
        await store.isMuted(TEAM, 'C0CALLS', '1.1'),
        (await store.countFeedback(TEAM)).helpful,
        await store.topCodes(TEAM, day, 1),
        await store.findMode(TEAM, 'C0CALLS'),
      ];
      await store.prune(now + 399 * DAY);
      expect(await left()).toEqual([RECORD, true, 1, [{ code: 'rule/a', total: 1 }], 'off']);
      await store.prune(now + 402 * DAY);
      expect(await left()).toEqual([undefined, false, 0, [], 'off']);
    });

    it('says that it can be used', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}
