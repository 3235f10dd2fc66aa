import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { JobAttempt, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { readQueuedWork, writeTraces } from '../rows.ts';
import type { NewWork, Outcome, Progress, Trace, Work, WorkQueue } from '../work-queue.ts';
import { WorkSignals } from '../work-signals.ts';
import { Batches } from './batches.ts';
import { Claims, Watch } from './claims.ts';
import type { PostgresDatabase, Statements } from './database.ts';
import { explain } from './explain.ts';
import * as sql from './statements.ts';

const QUEUE = 'work';

const YEAR_S = 365 * 24 * 60 * 60;

/** Wakes the other replicas. */
const CHANNEL = 'callcheck_work';

/** How often holders send heartbeats, dead holders are looked for, and lost wake-ups are caught up on. */
const BEAT_MS = 1000;

/** The longest delay: longer ones would depend more on the server's clock. */
const LONGEST_WAIT_S = 5 * 60;

/** Work that a changed clock has delayed is looked for once in this many heartbeats. */
const BEATS_PER_CLOCK_CHECK = 5;

interface Finished {
  readonly id: string;
  readonly attempt: JobAttempt;
  readonly outcome: Outcome;
}

export interface QueueConnections {
  readonly database: PostgresDatabase;
  /** Heartbeats have their own connection, so that no claim is lost when the others are busy. */
  readonly beating: PostgresDatabase;
  readonly boss: PgBoss;
}

const RESPONSE = z.object({ affected: z.number(), settled: z.array(z.string()).optional() });

const BEATS = z.array(
  z
    .object({ id: z.string(), retryCount: z.number(), beat: z.string(), mayPost: z.boolean() })
    .transform(({ id, retryCount, ...rest }) => ({ attempt: { id, retryCount }, ...rest })),
);

/**
 * The queue on pg-boss: one queue in order of arrival for each subject. Claims are kept by a sign of life every second and
 * fenced by pg-boss's count of attempts, so that a holder whose claim was given to another can end nothing.
 */
export class PostgresQueue implements WorkQueue {
  readonly #database: PostgresDatabase;
  readonly #beating: PostgresDatabase;
  readonly #boss: PgBoss;
  readonly #claims = new Claims();
  readonly #watch = new Watch(this.#claims);
  readonly #signals = new WorkSignals();
  readonly #adding = new Batches<NewWork, boolean>({
    run: (works) => this.#addAll(works),
    keyOf: ({ subject }) => subject,
  });
  readonly #finishing = new Batches<Finished, boolean>({
    run: (finished) => this.#finishAll(finished),
    keyOf: ({ id }) => id,
  });
  readonly #save: (outcomes: readonly Outcome[], transaction: Statements) => Promise<void>;
  /** Tells our own wake-ups from those of other replicas. */
  readonly #self = randomUUID();
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => Promise<void>) | undefined;
  #isTelling = false;
  #isTellingAgain = false;
  #beats = 0;
  #isClosed = false;

  /** `save` writes the results of finished work, in the transaction that ends it. */
  constructor(
    { database, beating, boss }: QueueConnections,
    save: (outcomes: readonly Outcome[], transaction: Statements) => Promise<void>,
  ) {
    this.#database = database;
    this.#beating = beating;
    this.#boss = boss;
    this.#save = save;
  }

  /** Creates the queue where it is missing. */
  async create(): Promise<void> {
    if ((await this.#boss.getQueue(QUEUE)) !== null) return;
    await this.#boss.createQueue(QUEUE, {
      policy: 'key_strict_fifo',
      // The worker decides when to give up, not the queue, and a jump of the server's clock must not lose work.
      retryLimit: 1_000_000_000,
      retentionSeconds: 10 * YEAR_S,
      expireInSeconds: 23 * 60 * 60,
    });
  }

  async start(): Promise<void> {
    const listening = await this.#boss.getDb().listen?.(
      CHANNEL,
      (sender) => sender !== this.#self && this.#signals.emit(),
      () => this.#signals.emit(),
    );
    this.#stopListening = () => listening?.close() ?? Promise.resolve();
    this.#plan();
  }

  async addWork(work: NewWork): Promise<boolean> {
    return await this.#adding.add(work);
  }

  async takeWork(most: number): Promise<Work[]> {
    if (this.#isClosed) return [];
    const since = performance.now();
    const options = { batchSize: most, db: toDb(this.#database.raw) };
    const jobs = await this.#boss.fetch<object>(QUEUE, options).catch(explainAll);
    // All are read before any is claimed: a claim that is not recorded would never end.
    const taken = jobs.map((job) => ({ job, work: readQueuedWork(job.data) }));
    return taken.map(({ job: { id: jobId, retryCount }, work }) => {
      const id = this.#claims.add({ id: jobId, retryCount }, since);
      return { ...work, id, isHeld: () => this.#claims.isHeld(id) };
    });
  }

  async finishWork(id: string, outcome: Outcome = {}): Promise<boolean> {
    const attempt = this.#claims.find(id);
    return attempt !== undefined && (await this.#finishing.add({ id, attempt, outcome }));
  }

  async postponeWork(id: string, delayMs: number, progress?: Progress): Promise<boolean> {
    const startAfter = Math.min(Math.max(delayMs / 1000, 0), LONGEST_WAIT_S);
    const attempt = this.#claims.find(id);
    if (attempt === undefined) return false;
    const isOurs = await this.#database.transaction(async (transaction) => {
      const db = toDb(transaction);
      const isFailed = await this.#did(this.#boss.fail(QUEUE, attempt, null, { db }));
      if (!isFailed) return false;
      await this.#boss.update(QUEUE, undefined, { id: attempt.id, startAfter, db });
      if (progress !== undefined) {
        const { failures, traces } = progress;
        await transaction.query(sql.SAVE_PROGRESS, [QUEUE, attempt.id, failures, writeTraces(traces)]);
      }
      return isFailed;
    });
    this.#claims.end(id);
    this.#signals.emit();
    if (isOurs && delayMs < BEAT_MS) this.#signals.emitIn(delayMs);
    return isOurs;
  }

  async noteTraces(id: string, traces: readonly Trace[]): Promise<boolean> {
    const attempt = this.#claims.find(id);
    if (attempt === undefined) return false;
    const values = [QUEUE, attempt.id, attempt.retryCount, writeTraces(traces)];
    return (await this.#database.query(sql.NOTE_TRACES, values)).length > 0;
  }

  onWork(listener: () => void): () => void {
    return this.#signals.add(listener);
  }

  async countWork(): Promise<number> {
    const [row] = await this.#database.query(sql.COUNT_WORK, [QUEUE]);
    return Number(row?.total);
  }

  async oldestWork(): Promise<number | undefined> {
    const [row] = await this.#database.query(sql.FIND_OLDEST_WORK, [QUEUE]);
    return row === undefined || row.added === null ? undefined : Number(row.added);
  }

  /** Deletes all work on subjects of a workspace, held or not. */
  async forgetTeam(team: string): Promise<void> {
    await this.#database.query(sql.FORGET_WORK, [QUEUE, `${team}/`]);
    this.#signals.emit();
  }

  /** Claims that are still held expire: it is unknown how far their holder has come. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#signals.stop();
    this.#claims.endAll();
    await this.#stopListening?.().catch(() => undefined);
    await this.#beating.close();
  }

  /**
   * After the work is stored and not with it: a transaction that notifies holds up all others that do while it waits for
   * the disk. Lost once, it is made up for by the next beat.
   */
  #tellOthers(): void {
    this.#isTellingAgain = this.#isTelling;
    if (this.#isTelling) return;
    this.#isTelling = true;
    const done = (): void => {
      this.#isTelling = false;
      if (this.#isTellingAgain) this.#tellOthers();
    };
    this.#database.query('SELECT pg_notify($1, $2)', [CHANNEL, this.#self]).then(done, done);
  }

  async #addAll(works: readonly NewWork[]): Promise<boolean[]> {
    const added = await this.#database.transaction((transaction) => this.#insert(works, transaction));
    if (added.includes(true)) {
      this.#signals.emit();
      this.#tellOthers();
    }
    return added;
  }

  /** For each work, whether it was new. */
  async #insert(works: readonly NewWork[], transaction: Statements): Promise<boolean[]> {
    const rows = await transaction.query(sql.ADD_DELIVERIES, [works.map(({ delivery }) => delivery)]);
    const names = new Set(rows.map(({ name }) => name));
    // As the database writes it; of a delivery that is there twice, the first counts.
    const fresh = works.map(({ delivery }) => names.delete(delivery.toWellFormed()));
    const jobs = works
      .filter((_, at) => fresh[at])
      .map(({ delivery, subject, body, added }) => ({
        singletonKey: subject,
        data: { delivery, subject, body, added, failures: 0, traces: '' },
      }));
    if (jobs.length > 0) {
      const ids = await this.#boss.insert(QUEUE, jobs, { returnId: true, db: toDb(transaction) });
      if (ids?.length !== jobs.length) throw new Error('pg-boss did not take all jobs');
    }
    return fresh;
  }

  /** Ends claims by deleting their work, and saves the results. */
  async #finishAll(finished: readonly Finished[]): Promise<boolean[]> {
    // Undone by a crash of the server, the work is taken again, and looks into the thread first.
    const isDurable = finished.some(({ outcome }) => (outcome.next ?? []).length > 0);
    const finish = async (transaction: Statements): Promise<boolean[]> => {
      const attempts = finished.map(({ attempt }) => attempt);
      const answer = await this.#boss.deleteJob(QUEUE, attempts, { db: toDb(transaction) });
      const settled = new Set(RESPONSE.parse(answer).settled);
      const isOurs = finished.map(({ attempt }) => settled.has(attempt.id));
      const outcomes = finished.flatMap(({ outcome }, at) => (isOurs[at] ? [outcome] : []));
      await this.#save(outcomes, transaction);
      const next = outcomes.flatMap((outcome) => outcome.next ?? []);
      if (next.length > 0) await this.#insert(next, transaction);
      return isOurs;
    };
    const ours = await this.#database.transaction(finish, { isDurable });
    for (const { id } of finished) this.#claims.end(id);
    this.#signals.emit();
    return ours;
  }

  /** Whether the one job that a call of pg-boss was about was ours to change. */
  async #did(call: Promise<unknown>): Promise<boolean> {
    return RESPONSE.parse(await call).affected > 0;
  }

  #plan(): void {
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#beat(), BEAT_MS);
  }

  async #beat(): Promise<void> {
    try {
      await this.#claims.beat(async (attempts) => await this.#touch(attempts));
      await this.#freeDead();
      if (this.#beats % BEATS_PER_CLOCK_CHECK === 0) await this.#freeLate();
    } catch {
      // The database is unreachable: callers get that error, and the next heartbeat tries again.
    }
    this.#beats += 1;
    this.#signals.emit();
    this.#plan();
  }

  async #touch(attempts: JobAttempt[]): Promise<ReadonlySet<string>> {
    const answer = await this.#boss.touch(QUEUE, attempts, { db: toDb(this.#beating.raw) });
    return new Set(RESPONSE.parse(answer).settled);
  }

  async #freeDead(): Promise<void> {
    const beats = BEATS.parse(await this.#beating.query(sql.LIST_BEATS, [QUEUE]));
    const seen = this.#watch.findDead(beats);
    if (seen.length === 0) return;
    await this.#beating.transaction(async (transaction) => {
      // One that gave a sign of life, or noted a post, just now is as good as any other.
      const ids = seen.map(({ attempt }) => attempt.id);
      const held = BEATS.parse(await transaction.query(sql.HOLD_BEATS, [QUEUE, ids]));
      const dead = held.filter((beat) => seen.some((each) => isDeepStrictEqual(each, beat)));
      const attempts = dead.map(({ attempt }) => attempt);
      if (dead.length > 0) await this.#boss.fail(QUEUE, attempts, null, { db: toDb(transaction) });
    });
  }

  async #freeLate(): Promise<void> {
    for (const { id } of await this.#database.query(sql.LIST_LATE, [QUEUE, LONGEST_WAIT_S + 60])) {
      await this.#boss.update(QUEUE, undefined, {
        id: String(id),
        startAfter: 0,
        db: toDb(this.#database.raw),
      });
    }
  }
}

/** What pg-boss runs its statements on. */
function toDb(statements: Statements) {
  return {
    executeSql: async (text: string, values?: unknown[]) => ({ rows: await statements.query(text, values) }),
  };
}

function explainAll(error: unknown): never {
  throw explain(error);
}
