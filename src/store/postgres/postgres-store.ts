import { PgBoss } from 'pg-boss';
import { leadOf, type Rate } from '../call-budgets.ts';
import type { ChannelMode } from '../channel-settings.ts';
import type { CodeTotal, Count } from '../counter-store.ts';
import type { Feedback, Rating, Reason } from '../feedback-store.ts';
import { type SealedInstallation, teamHolder } from '../installation-store.ts';
import { findCutoffs, KEEP_DAYS } from '../keeping.ts';
import type { SharedMessage } from '../message-owners.ts';
import type { ReplyRecord } from '../reply-store.ts';
import { MODE, REASON, readInstallation, readReply } from '../rows.ts';
import { formatSource, type SourceKey } from '../source-key.ts';
import type { Store } from '../store.ts';
import type { NewWork, Outcome, Progress, Trace, Work } from '../work-queue.ts';
import { CONNECTION, PostgresDatabase, type Statements } from './database.ts';
import { explain } from './explain.ts';
import { migrate } from './migrate.ts';
import { PostgresQueue } from './queue.ts';
import * as sql from './statements.ts';

/** pg-boss's tables; ours are in a schema of their own. */
const QUEUE_SCHEMA = 'callcheck_queue';

/** How long to wait for connections to close, since they may hang. */
const CLOSE_MS = 2000;

export interface PostgresStoreOptions {
  /** The connection string; it has a password, so it is never shown. */
  readonly url: string;
  readonly keepDays?: number | undefined;
}

/**
 * Opens the store that replicas share, and brings the database to this version. Rejects with a StoreError that says what
 * to do. While the database is away later on, everything rejects within seconds, and goes on by itself when it is back.
 */
export async function createPostgresStore({
  url,
  keepDays = KEEP_DAYS,
}: PostgresStoreOptions): Promise<Store> {
  const database = new PostgresDatabase(url);
  const boss = new PgBoss({
    ...CONNECTION,
    connectionString: url,
    schema: QUEUE_SCHEMA,
    max: 2,
    notifyHeartbeatIntervalMs: 5000,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  // Its supervision retries by itself; callers that need the database get the error.
  boss.on('error', () => undefined);
  const queue = new PostgresQueue({ database, beating: new PostgresDatabase(url, 1), boss }, saveOutcomes);
  const store = new PostgresStore(database, boss, queue, keepDays);
  try {
    await migrate(url, async () => {
      await boss.start();
      await queue.create();
    });
    await queue.start();
    return store;
  } catch (error) {
    await store.close();
    throw explain(error);
  }
}

/** All state in one database, read anew each time, so that what one replica sets the others see. */
class PostgresStore implements Store {
  readonly #database: PostgresDatabase;
  readonly #boss: PgBoss;
  readonly #queue: PostgresQueue;
  readonly #keepDays: number;

  constructor(database: PostgresDatabase, boss: PgBoss, queue: PostgresQueue, keepDays: number) {
    this.#database = database;
    this.#boss = boss;
    this.#queue = queue;
    this.#keepDays = keepDays;
  }

  async addWork(work: NewWork): Promise<boolean> {
    return await this.#queue.addWork(work);
  }

  async takeWork(most: number): Promise<Work[]> {
    return await this.#queue.takeWork(most);
  }

  async finishWork(id: string, outcome?: Outcome): Promise<boolean> {
    return await this.#queue.finishWork(id, outcome);
  }

  async postponeWork(id: string, delayMs: number, progress?: Progress): Promise<boolean> {
    return await this.#queue.postponeWork(id, delayMs, progress);
  }

  async noteTraces(id: string, traces: readonly Trace[]): Promise<boolean> {
    return await this.#queue.noteTraces(id, traces);
  }

  async takeTurn(budget: string, rate: Rate, mostMs: number): Promise<number | undefined> {
    const ahead = Math.ceil(leadOf(rate) + mostMs);
    const row = await this.#get(sql.TAKE_TURN, budget, Math.ceil(rate.intervalMs), ahead);
    return row && Math.max(Number(row.ahead) - leadOf(rate), 0);
  }

  async closeBudget(budget: string, rate: Rate, ms: number): Promise<void> {
    await this.#all(sql.CLOSE_BUDGET, budget, Math.ceil(ms + leadOf(rate)));
  }

  onWork(listener: () => void): () => void {
    return this.#queue.onWork(listener);
  }

  async countWork(): Promise<number> {
    return await this.#queue.countWork();
  }

  async oldestWork(): Promise<number | undefined> {
    return await this.#queue.oldestWork();
  }

  async findReply({ team, channel, ts }: SourceKey): Promise<ReplyRecord | undefined> {
    const row = await this.#get(sql.FIND_REPLY, team, channel, ts);
    return row && readReply(row);
  }

  async findByReply(team: string, channel: string, reply: string): Promise<ReplyRecord | undefined> {
    const row = await this.#get(sql.FIND_BY_REPLY, team, channel, reply);
    return row && readReply(row);
  }

  async findMode(team: string, channel: string): Promise<ChannelMode | undefined> {
    const row = await this.#get(sql.FIND_MODE, team, channel);
    return row && MODE.parse(row.mode);
  }

  async setMode(team: string, channel: string, mode: ChannelMode, by: string): Promise<void> {
    await this.#all(sql.SET_MODE, team, channel, mode, by);
  }

  async listModes(team: string): Promise<{ channel: string; mode: ChannelMode }[]> {
    const rows = await this.#all(sql.LIST_MODES, team);
    return rows.map(({ channel, mode }) => ({ channel: String(channel), mode: MODE.parse(mode) }));
  }

  async listModesOf(channel: string): Promise<{ team: string; mode: ChannelMode }[]> {
    const rows = await this.#all(sql.LIST_MODES_OF, channel);
    return rows.map(({ team, mode }) => ({ team: String(team), mode: MODE.parse(mode) }));
  }

  async listMuting(channel: string, thread: string): Promise<string[]> {
    return (await this.#all(sql.LIST_MUTING, channel, thread)).map(({ team }) => String(team));
  }

  async claimMessage({ channel, ts }: SharedMessage, team: string, owner: string): Promise<string> {
    const known = await this.#get(sql.FIND_OWNER, channel, ts);
    if (known !== undefined) return String(known.owner);
    await this.#all(sql.CLAIM_MESSAGE, channel, ts, team, owner);
    return String((await this.#get(sql.FIND_OWNER, channel, ts))?.owner ?? owner);
  }

  async isMuted(team: string, channel: string, thread: string): Promise<boolean> {
    return (await this.#get(sql.FIND_MUTE, team, channel, thread)) !== undefined;
  }

  async setMuted(team: string, channel: string, thread: string, muted: boolean): Promise<void> {
    await this.#all(muted ? sql.MUTE : sql.UNMUTE, team, channel, thread);
  }

  async addParticipant({ team, channel, ts }: SourceKey, thread: string, at: number): Promise<void> {
    await this.#all(sql.ADD_PARTICIPANT, team, channel, thread, ts, at);
  }

  async countParticipants(team: string, channel: string, thread: string): Promise<number> {
    return Number((await this.#get(sql.COUNT_PARTICIPANTS, team, channel, thread))?.total);
  }

  async clearParticipants(team: string, channel: string, thread: string): Promise<void> {
    await this.#all(sql.CLEAR_PARTICIPANTS, team, channel, thread);
  }

  async saveFeedback(feedback: Feedback): Promise<void> {
    const { team, channel, reply, user, rating, reason = null, at } = feedback;
    await this.#all(sql.SAVE_FEEDBACK, team, channel, reply, user, rating, reason, at);
  }

  async countFeedback(team: string, since = 0): Promise<Record<Rating, number>> {
    const row = await this.#get(sql.COUNT_FEEDBACK, team, since);
    return { helpful: Number(row?.helpful), 'not-helpful': Number(row?.not_helpful) };
  }

  async countReasons(team: string): Promise<Partial<Record<Reason, number>>> {
    const rows = await this.#all(sql.COUNT_REASONS, team);
    return Object.fromEntries(rows.map((row) => [REASON.parse(row.reason), Number(row.total)]));
  }

  async topCodes(team: string, sinceDay: string, limit: number): Promise<CodeTotal[]> {
    const rows = await this.#all(sql.TOP_CODES, team, sinceDay, limit);
    return rows.map((row) => ({ code: String(row.code), total: Number(row.total) }));
  }

  async saveInstallation({ holder, sealed, updated }: SealedInstallation): Promise<void> {
    await this.#all(sql.SAVE_INSTALLATION, holder, sealed, updated);
  }

  async renewInstallation(holder: string, sealed: string): Promise<boolean> {
    return (await this.#all(sql.RENEW_INSTALLATION, sealed, holder)).length > 0;
  }

  async resealInstallation(holder: string, from: string, to: string): Promise<boolean> {
    return (await this.#get(sql.RESEAL_INSTALLATION, to, holder, from)) !== undefined;
  }

  async findInstallation(holder: string): Promise<SealedInstallation | undefined> {
    const row = await this.#get(sql.FIND_INSTALLATION, holder);
    return row && readInstallation(row);
  }

  async listInstallations(): Promise<SealedInstallation[]> {
    return (await this.#all(sql.LIST_INSTALLATIONS)).map(readInstallation);
  }

  async removeInstallation(holder: string): Promise<void> {
    await this.#all(sql.REMOVE_INSTALLATION, holder);
  }

  async addOrgTeam(enterprise: string, team: string): Promise<void> {
    // Called with every event, so this only reads.
    if ((await this.#get(sql.FIND_ORG_TEAM, team, enterprise)) !== undefined) return;
    await this.#all(sql.ADD_ORG_TEAM, team, enterprise);
  }

  async listOrgTeams(enterprise: string): Promise<string[]> {
    return (await this.#all(sql.LIST_ORG_TEAMS, enterprise)).map(({ team }) => String(team));
  }

  async forgetTeam(team: string): Promise<void> {
    await this.#queue.forgetTeam(team);
    await this.#database.transaction(async (transaction) => {
      await transaction.query(sql.REMOVE_INSTALLATION, [teamHolder(team)]);
      for (const statement of sql.FORGET) await transaction.query(statement, [team]);
    });
    for (const statement of sql.FORGET_IN_BATCHES) while ((await this.#all(statement, team)).length > 0);
  }

  async check(): Promise<void> {
    await this.#all(sql.WRITE_PROBE);
  }

  /** Space that deleted rows leave is the server's to reuse; nothing that can be read holds their text. */
  async scrub(): Promise<void> {}

  async prune(now?: number): Promise<void> {
    const cutoffs = findCutoffs(now ?? Number((await this.#get(sql.FIND_NOW))?.now), this.#keepDays);
    await this.#pruneAll(sql.PRUNE_DELIVERIES, cutoffs.deliveries);
    for (const statement of sql.PRUNE_STORED) await this.#pruneAll(statement, cutoffs.replies);
    await this.#pruneAll(sql.PRUNE_COUNTERS, cutoffs.counters);
    await this.#all(sql.PRUNE_BUDGETS);
  }

  async close(): Promise<void> {
    const ends = [
      this.#queue.close(),
      this.#boss.stop({ graceful: false }).catch(() => undefined),
      this.#database.close(),
    ];
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_MS).unref());
    await Promise.race([Promise.all(ends), deadline]);
  }

  /** Batch by batch until none is left, or while another replica does it. */
  async #pruneAll(statement: string, before: number | string): Promise<void> {
    for (let deleted = 1; deleted > 0; ) {
      deleted = await this.#database.transaction(async (transaction) => {
        const [row] = await transaction.query(sql.TRY_PRUNE_LOCK);
        return row?.is_free === true ? (await transaction.query(statement, [before])).length : 0;
      });
    }
  }

  async #get(text: string, ...values: readonly unknown[]) {
    return (await this.#all(text, ...values))[0];
  }

  async #all(text: string, ...values: readonly unknown[]) {
    return await this.#database.query(text, values);
  }
}

async function saveOutcomes(outcomes: readonly Outcome[], statements: Statements): Promise<void> {
  const records = outcomes.flatMap((outcome) => outcome.records ?? []);
  const counts = outcomes.flatMap((outcome) => outcome.counts ?? []);
  if (records.length > 0) await saveReplies(records, statements);
  if (counts.length > 0) await addCounts(counts, statements);
}

/** Of two records of one message, the later one wins. */
async function saveReplies(records: readonly ReplyRecord[], statements: Statements): Promise<void> {
  const latest = new Map(records.map((record) => [formatSource(record.source), record]));
  const rows = [...latest.values()].map(({ source, codes, files, ...rest }) => ({
    ...source,
    ...rest,
    codes: codes.join(' '),
    files: files.join(' '),
  }));
  await statements.query(sql.SAVE_REPLIES, [JSON.stringify(rows)]);
}

/** In the order of the statement's lists. */
const COUNT_COLUMNS = ['team', 'day', 'code', 'operation', 'shape', 'fromType', 'addressForm'] as const;

async function addCounts(counts: readonly Count[], statements: Statements): Promise<void> {
  const columns = COUNT_COLUMNS.map((name) => counts.map((count) => count[name]));
  await statements.query(sql.ADD_COUNTS, columns);
}
