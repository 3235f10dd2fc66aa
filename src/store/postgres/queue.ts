import type { JobAttempt, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { readNewWork } from '../rows.ts';
import type { NewWork, Work, WorkQueue } from '../work-queue.ts';
import { WorkSignals } from '../work-signals.ts';
import { Claims, Watch } from './claims.ts';
import type { PostgresDatabase, Statements } from './database.ts';
import { explain } from './explain.ts';
import * as sql from './statements.ts';

const QUEUE = 'work';

const YEAR_S = 365 * 24 * 60 * 60;

/** Wakes the other replicas. */
const CHANNEL = 'callcheck_work';

/** How often holders give a sign of life, dead ones are looked for, and a lost wake-up is made up for. */
const BEAT_MS = 1000;

/** Put off for longer, work would depend for longer on the server's clock. */
const LONGEST_WAIT_S = 5 * 60;

/** Work that a clock which was set has put off is looked for once in so many beats. */
const BEATS_PER_CLOCK_CHECK = 5;

const RESPONSE = z.object({ affected: z.number(), settled: z.array(z.string()).optional() });

const BEATS = z.array(z.object({ id: z.string(), retryCount: z.number(), beat: z.string() }));

/**
 * The queue on pg-boss: one queue in order of arrival for each subject. Claims are kept by a sign of life every second and
 * fenced by pg-boss's count of attempts, so that a holder whose claim was given to another can end nothing.
 */
export class PostgresQueue implements WorkQueue {
  readonly #database: PostgresDatabase;
  /** Signs of life have a connection of their own: however busy the others are, no claim may be lost for that. */
  readonly #beating: PostgresDatabase;
  readonly #boss: PgBoss;
  readonly #claims = new Claims();
  readonly #watch = new Watch();
  readonly #signals = new WorkSignals();
  #timer: NodeJS.Timeout | undefined;
  #stopListening: (() => Promise<void>) | undefined;
  #isTelling = false;
  #isTellingAgain = false;
  #beats = 0;
  #isClosed = false;

  constructor(database: PostgresDatabase, beating: PostgresDatabase, boss: PgBoss) {
    this.#database = database;
    this.#beating = beating;
    this.#boss = boss;
  }

  /** Creates the queue where it is missing. */
  async create(): Promise<void> {
    if ((await this.#boss.getQueue(QUEUE)) !== null) return;
    await this.#boss.createQueue(QUEUE, {
      policy: 'key_strict_fifo',
      // The worker gives up, not the queue; and a server's clock that jumps must lose nothing.
      retryLimit: 1_000_000_000,
      retentionSeconds: 10 * YEAR_S,
      expireInSeconds: 23 * 60 * 60,
    });
  }

  async start(): Promise<void> {
    const emit = (): void => this.#signals.emit();
    const listening = await this.#boss.getDb().listen?.(CHANNEL, emit, emit);
    this.#stopListening = () => listening?.close() ?? Promise.resolve();
    this.#plan();
  }

  async addWork(work: NewWork): Promise<boolean> {
    const isNew = await this.#database.transaction(async (transaction) => {
      const rows = await transaction.query(sql.ADD_DELIVERY, [work.delivery]);
      if (rows.length === 0) return false;
      const { delivery, subject, body, added } = work;
      const data = { delivery, subject, body, added };
      const id = await this.#boss.send(QUEUE, data, { singletonKey: subject, db: toDb(transaction) });
      if (id === null) throw new Error('pg-boss took no job');
      return true;
    });
    if (isNew) {
      this.#signals.emit();
      this.#tellOthers();
    }
    return isNew;
  }

  async takeWork(): Promise<Work | undefined> {
    if (this.#isClosed) return undefined;
    const since = performance.now();
    const [job] = await this.#boss.fetch<object>(QUEUE, { db: toDb(this.#database.raw) }).catch(explainAll);
    if (job === undefined) return undefined;
    const id = this.#claims.add({ id: job.id, retryCount: job.retryCount }, since);
    return { ...readNewWork(job.data), id, attempts: job.retryCount, isHeld: () => this.#claims.isHeld(id) };
  }

  /** Ends a claim by deleting its work, together with `save`. */
  async finish(id: string, save: (transaction: Statements) => Promise<void>): Promise<boolean> {
    return await this.#settle(id, async (attempt, transaction) => {
      const isOurs = await this.#did(this.#boss.deleteJob(QUEUE, attempt, { db: toDb(transaction) }));
      if (isOurs) await save(transaction);
      return isOurs;
    });
  }

  async finishWork(id: string): Promise<boolean> {
    return await this.finish(id, async () => undefined);
  }

  async postponeWork(id: string, delayMs: number): Promise<boolean> {
    const startAfter = Math.min(Math.max(delayMs / 1000, 0), LONGEST_WAIT_S);
    const isOurs = await this.#settle(id, async (attempt, transaction) => {
      const db = toDb(transaction);
      const isOurs = await this.#did(this.#boss.fail(QUEUE, attempt, null, { db }));
      if (isOurs) await this.#boss.update(QUEUE, undefined, { id: attempt.id, startAfter, db });
      return isOurs;
    });
    if (isOurs && delayMs < BEAT_MS) this.#signals.emitIn(delayMs);
    return isOurs;
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

  /** Claims that are still held end by themselves: nobody can know how far their holder has come. */
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
    this.#database.query('SELECT pg_notify($1, $2)', [CHANNEL, '']).then(done, done);
  }

  async #settle(
    id: string,
    end: (attempt: JobAttempt, transaction: Statements) => Promise<boolean>,
  ): Promise<boolean> {
    const attempt = this.#claims.find(id);
    if (attempt === undefined) return false;
    const isOurs = await this.#database.transaction((transaction) => end(attempt, transaction));
    this.#claims.end(id);
    this.#signals.emit();
    return isOurs;
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
      // The database is away: whoever asks it for something hears of that, and the next beat tries again.
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
    const dead = this.#watch.findDead(
      beats.map(({ id, retryCount, beat }) => ({ attempt: { id, retryCount }, beat })),
    );
    if (dead.length > 0) await this.#boss.fail(QUEUE, dead, null, { db: toDb(this.#beating.raw) });
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
