import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rate } from '../call-budgets.ts';
import type { ChannelMode } from '../channel-settings.ts';
import type { CodeTotal } from '../counter-store.ts';
import type { Feedback, Rating, Reason } from '../feedback-store.ts';
import { type SealedInstallation, teamHolder } from '../installation-store.ts';
import { findCutoffs, KEEP_DAYS } from '../keeping.ts';
import type { SharedMessage } from '../message-owners.ts';
import type { ReplyRecord } from '../reply-store.ts';
import { MODE, REASON, readEmbeddedWork, readInstallation, readReply, writeTraces } from '../rows.ts';
import type { SourceKey } from '../source-key.ts';
import type { Store } from '../store.ts';
import type { NewWork, Outcome, Progress, Trace, Work } from '../work-queue.ts';
import { WorkSignals } from '../work-signals.ts';
import type { FileGuard } from './file-guard.ts';
import { GroupCommit } from './group-commit.ts';
import * as installations from './installation-statements.ts';
import { MemoryBudgets } from './memory-budgets.ts';
import { explain, type OpenDatabase, openDatabase } from './open-database.ts';
import * as sql from './statements.ts';

/** What an earlier process put off waits no longer than this, whatever has become of the clock meanwhile. */
const LONGEST_WAIT = 5 * 60_000;

/** After a batch of what is too old, pruning rests so many times as long as the batch took. */
const PAUSE_SHARE = 4;
const SHORTEST_PAUSE_MS = 5;

export interface EmbeddedStoreOptions {
  readonly keepDays?: number | undefined;
  /** Hears at the start of state that is lost since the last time. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** Opens the state file in the folder for this process alone. Throws a StoreError that says what to do. */
export function createEmbeddedStore(directory: string, options: EmbeddedStoreOptions = {}): Store {
  return new EmbeddedStore(openDatabase(directory, options.warn), options);
}

/** All state in one SQLite file. A promise resolves after the change is on disk; what ends work follows soon. */
class EmbeddedStore implements Store {
  readonly #database: DatabaseSync;
  readonly #lock: DatabaseSync;
  readonly #path: string;
  readonly #files: FileGuard;
  readonly #commits: GroupCommit;
  readonly #keepDays: number;
  readonly #now: () => number;
  /** Who holds what is only known here: no other process can have the file, and claims end with this one. */
  readonly #claims = new Map<string, number>();
  readonly #signals = new WorkSignals();
  /** Of this process alone, like the file. */
  readonly #budgets = new MemoryBudgets();
  readonly #prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  #taken = 0;

  constructor({ database, lock, path, guard }: OpenDatabase, { keepDays = KEEP_DAYS }: EmbeddedStoreOptions) {
    this.#database = database;
    this.#lock = lock;
    this.#path = path;
    this.#files = guard;
    this.#keepDays = keepDays;
    this.#commits = new GroupCommit(database, guard);
    this.#now = steadyClock(Number(this.#get(sql.FIND_NEWEST)?.newest));
    this.#guard(() => this.#run(sql.SHORTEN_WAITS, this.#now() + LONGEST_WAIT));
  }

  async addWork(work: NewWork): Promise<boolean> {
    const now = this.#now();
    const isNew = await this.#write(() => this.#addNew(work, now));
    if (isNew) this.#signals.emit();
    return isNew;
  }

  async takeWork(most: number): Promise<Work[]> {
    this.#files.check();
    const claimed = new Set(this.#claims.values());
    const due = this.#all(sql.LIST_DUE_WORK, this.#now(), claimed.size + most).map(({ row }) => Number(row));
    const free = due.filter((row) => !claimed.has(row)).slice(0, most);
    const taken = free.map((due) => {
      const { row, ...work } = readEmbeddedWork(this.#get(sql.GET_WORK, due));
      this.#taken += 1;
      const id = String(this.#taken);
      this.#claims.set(id, row);
      return { id, ...work, isHeld: () => this.#claims.has(id) };
    });
    if (taken.length < most) this.#wakeWhenDue(new Set(this.#claims.values()));
    return taken;
  }

  async finishWork(id: string, { records = [], counts = [], next = [] }: Outcome = {}): Promise<boolean> {
    const finish = (row: number): boolean => {
      if (this.#run(sql.FINISH_WORK, row) === 0) return false;
      for (const record of records) this.#writeReply(record);
      for (const { team, day, code, operation, shape, fromType, addressForm } of counts) {
        this.#run(sql.ADD_COUNT, team, day, code, operation, shape, fromType, addressForm);
      }
      for (const work of next) this.#addNew(work, this.#now());
      return true;
    };
    // Undone by a loss of power, the work is taken again, and looks into the thread first.
    return await this.#settle(id, finish, next.length > 0);
  }

  async postponeWork(id: string, delayMs: number, progress?: Progress): Promise<boolean> {
    const { failures = null, traces } = progress ?? {};
    const written = traces === undefined ? null : writeTraces(traces);
    return await this.#settle(
      id,
      (row) => this.#run(sql.POSTPONE_WORK, this.#now() + Math.ceil(delayMs), failures, written, row) > 0,
    );
  }

  async noteTraces(id: string, traces: readonly Trace[]): Promise<boolean> {
    const row = this.#claims.get(id);
    if (row === undefined) return false;
    return (await this.#write(() => this.#run(sql.NOTE_TRACES, writeTraces(traces), row))) > 0;
  }

  async takeTurn(budget: string, rate: Rate, mostMs: number): Promise<number | undefined> {
    return this.#budgets.takeTurn(budget, rate, mostMs);
  }

  async closeBudget(budget: string, rate: Rate, ms: number): Promise<void> {
    this.#budgets.closeBudget(budget, rate, ms);
  }

  onWork(listener: () => void): () => void {
    return this.#signals.add(listener);
  }

  async countWork(): Promise<number> {
    return Number(this.#get(sql.COUNT_WORK)?.total);
  }

  async oldestWork(): Promise<number | undefined> {
    const added = this.#get(sql.FIND_OLDEST_WORK)?.added;
    return typeof added === 'number' ? added : undefined;
  }

  async findReply(source: SourceKey): Promise<ReplyRecord | undefined> {
    const row = this.#get(sql.FIND_REPLY, source.team, source.channel, source.ts);
    return row === undefined ? undefined : readReply(row);
  }

  async findByReply(team: string, channel: string, reply: string): Promise<ReplyRecord | undefined> {
    const row = this.#get(sql.FIND_BY_REPLY, team, channel, reply);
    return row === undefined ? undefined : readReply(row);
  }

  async findMode(team: string, channel: string): Promise<ChannelMode | undefined> {
    const row = this.#get(sql.FIND_MODE, team, channel);
    return row === undefined ? undefined : MODE.parse(row.mode);
  }

  async setMode(team: string, channel: string, mode: ChannelMode, by: string): Promise<void> {
    await this.#write(() => this.#run(sql.SET_MODE, team, channel, mode, by));
  }

  async listModes(team: string): Promise<{ channel: string; mode: ChannelMode }[]> {
    return this.#all(sql.LIST_MODES, team).map((row) => ({
      channel: String(row.channel),
      mode: MODE.parse(row.mode),
    }));
  }

  async listModesOf(channel: string): Promise<{ team: string; mode: ChannelMode }[]> {
    return this.#all(sql.LIST_MODES_OF, channel).map((row) => ({
      team: String(row.team),
      mode: MODE.parse(row.mode),
    }));
  }

  async listMuting(channel: string, thread: string): Promise<string[]> {
    return this.#all(sql.LIST_MUTING, channel, thread).map(({ team }) => String(team));
  }

  async claimMessage({ channel, ts }: SharedMessage, team: string, owner: string): Promise<string> {
    const known = this.#get(sql.FIND_OWNER, channel, ts);
    if (known !== undefined) return String(known.owner);
    await this.#write(() => this.#run(sql.CLAIM_MESSAGE, channel, ts, team, owner, this.#now()));
    return String(this.#get(sql.FIND_OWNER, channel, ts)?.owner ?? owner);
  }

  async isMuted(team: string, channel: string, thread: string): Promise<boolean> {
    return this.#get(sql.FIND_MUTE, team, channel, thread) !== undefined;
  }

  async setMuted(team: string, channel: string, thread: string, muted: boolean): Promise<void> {
    const key = [team, channel, thread] as const;
    await this.#write(() =>
      muted ? this.#run(sql.MUTE, ...key, this.#now()) : this.#run(sql.UNMUTE, ...key),
    );
  }

  async addParticipant({ team, channel, ts }: SourceKey, thread: string, at: number): Promise<void> {
    await this.#write(() => this.#run(sql.ADD_PARTICIPANT, team, channel, thread, ts, at));
  }

  async countParticipants(team: string, channel: string, thread: string): Promise<number> {
    return Number(this.#get(sql.COUNT_PARTICIPANTS, team, channel, thread)?.total);
  }

  async clearParticipants(team: string, channel: string, thread: string): Promise<void> {
    await this.#write(() => this.#run(sql.CLEAR_PARTICIPANTS, team, channel, thread));
  }

  async saveFeedback(feedback: Feedback): Promise<void> {
    const { team, channel, reply, user, rating, reason = null, at } = feedback;
    await this.#write(() =>
      this.#run(sql.SAVE_FEEDBACK, team, channel, reply, user, rating, reason, at, this.#now()),
    );
  }

  async countFeedback(team: string, since = 0): Promise<Record<Rating, number>> {
    const row = this.#get(sql.COUNT_FEEDBACK, team, since);
    return { helpful: Number(row?.helpful), 'not-helpful': Number(row?.not_helpful) };
  }

  async countReasons(team: string): Promise<Partial<Record<Reason, number>>> {
    const rows = this.#all(sql.COUNT_REASONS, team);
    return Object.fromEntries(rows.map((row) => [REASON.parse(row.reason), Number(row.total)]));
  }

  async topCodes(team: string, sinceDay: string, limit: number): Promise<CodeTotal[]> {
    return this.#all(sql.TOP_CODES, team, sinceDay, limit).map((row) => ({
      code: String(row.code),
      total: Number(row.total),
    }));
  }

  async saveInstallation({ holder, sealed, updated }: SealedInstallation): Promise<void> {
    await this.#write(() => this.#run(installations.SAVE_INSTALLATION, holder, sealed, updated));
  }

  async renewInstallation(holder: string, sealed: string): Promise<boolean> {
    return await this.#write(() => this.#run(installations.RENEW_INSTALLATION, sealed, holder) > 0);
  }

  async resealInstallation(holder: string, from: string, to: string): Promise<boolean> {
    return await this.#write(() => this.#run(installations.RESEAL_INSTALLATION, to, holder, from) > 0);
  }

  async findInstallation(holder: string): Promise<SealedInstallation | undefined> {
    const row = this.#get(installations.FIND_INSTALLATION, holder);
    return row === undefined ? undefined : readInstallation(row);
  }

  async listInstallations(): Promise<SealedInstallation[]> {
    return this.#all(installations.LIST_INSTALLATIONS).map(readInstallation);
  }

  async removeInstallation(holder: string): Promise<void> {
    await this.#write(() => this.#run(installations.REMOVE_INSTALLATION, holder));
  }

  async addOrgTeam(enterprise: string, team: string): Promise<void> {
    // Asked with every event: a look costs no write to the disk.
    if (this.#get(installations.FIND_ORG_TEAM, team, enterprise) !== undefined) return;
    await this.#write(() => this.#run(installations.ADD_ORG_TEAM, team, enterprise));
  }

  async listOrgTeams(enterprise: string): Promise<string[]> {
    return this.#all(installations.LIST_ORG_TEAMS, enterprise).map(({ team }) => String(team));
  }

  async forgetTeam(team: string): Promise<void> {
    await this.#write(() => {
      this.#run(installations.REMOVE_INSTALLATION, teamHolder(team));
      for (const statement of installations.FORGET) this.#run(statement, team);
    });
    for (const statement of installations.FORGET_IN_BATCHES) {
      while ((await this.#write(() => this.#run(statement, team))) > 0);
    }
    this.#signals.emit();
  }

  async check(): Promise<void> {
    await this.#write(() => this.#run(sql.WRITE_PROBE));
  }

  async scrub(): Promise<void> {
    // Deleted text is overwritten in the file, but the write-ahead log still holds the page as it was.
    this.#files.check();
    this.#bringLogIn();
  }

  async prune(now: number = this.#now()): Promise<void> {
    const cutoffs = findCutoffs(now, this.#keepDays);
    await this.#pruneAll(sql.PRUNE_DELIVERIES, cutoffs.deliveries);
    for (const statement of sql.PRUNE_STORED) await this.#pruneAll(statement, cutoffs.replies);
    await this.#pruneAll(sql.PRUNE_COUNTERS, cutoffs.counters);
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#signals.stop();
    this.#claims.clear();
    this.#commits.flush();
    this.#prepared.clear();
    this.#bringLogIn();
    this.#guard(() => {
      this.#database.close();
      this.#files.close();
      this.#lock.close();
    });
  }

  #bringLogIn(): void {
    this.#guard(() => {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#files.noteSize();
    });
  }

  /** Batch by batch until none is left; most of the time is for other changes. */
  async #pruneAll(statement: string, before: number | string): Promise<void> {
    while (this.#database.isOpen) {
      const began = performance.now();
      if ((await this.#write(() => this.#run(statement, before), false)) === 0) return;
      await sleep(Math.max((performance.now() - began) * PAUSE_SHARE, SHORTEST_PAUSE_MS));
    }
  }

  /** Ends a claim with a change, or leaves both as they are. False when the work itself is gone. */
  async #settle(id: string, change: (row: number) => boolean, isDurable = true): Promise<boolean> {
    const row = this.#claims.get(id);
    if (row === undefined) return false;
    const isDone = await this.#write(() => change(row), isDurable);
    this.#claims.delete(id);
    this.#signals.emit();
    return isDone;
  }

  #wakeWhenDue(claimed: ReadonlySet<number>): void {
    const next = this.#all(sql.LIST_NEXT_DUE, claimed.size + 1).find((row) => !claimed.has(Number(row.row)));
    if (next !== undefined) this.#signals.emitIn(Number(next.due) - this.#now());
  }

  /** False for a delivery that was added before. */
  #addNew({ delivery, subject, body, added }: NewWork, now: number): boolean {
    const isNew = this.#run(sql.ADD_DELIVERY, delivery, now) > 0;
    if (isNew) this.#run(sql.ADD_WORK, delivery, subject, body, added, now);
    return isNew;
  }

  #writeReply(record: ReplyRecord): void {
    const { source, thread, author, state, revision, reply, codes, files, handedOver, updated } = record;
    const key = [source.team, source.channel, source.ts] as const;
    const rest = [codes.join(' '), files.join(' '), handedOver ? 1 : 0, updated, this.#now()] as const;
    this.#run(sql.SAVE_REPLY, ...key, thread, author, state, revision, reply, ...rest);
  }

  /** Resolves when the change is on disk, or will be soon where it need not be durable. */
  async #write<T>(change: () => T, isDurable = true): Promise<T> {
    try {
      return await this.#commits.write(change, isDurable);
    } catch (error) {
      throw explain(error, this.#path);
    }
  }

  #run(text: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(text).run(...values).changes);
  }

  #get(text: string, ...values: SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#guard(() => this.#prepare(text).get(...values));
  }

  #all(text: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.#guard(() => this.#prepare(text).all(...values));
  }

  #prepare(text: string): ReturnType<DatabaseSync['prepare']> {
    const known = this.#prepared.get(text);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(text);
    this.#prepared.set(text, statement);
    return statement;
  }

  #guard<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw explain(error, this.#path);
    }
  }
}

/** A start moves the clock on by this much at most. Slack retries for a day, and deliveries are kept for two. */
const LONGEST_LEAP = 12 * 60 * 60_000;

/**
 * The time for what is due or has to be kept for a while: the wall clock as it was at the start, or the newest time in the
 * file where that is later, and from there at a steady pace. Changing the clock meanwhile puts nothing off for hours and
 * deletes nothing early. A clock that was wrong at the start cannot either: of the time since the newest entry half a day
 * counts at most, so what is kept for a while may stay longer after a long stop.
 */
function steadyClock(newest: number): () => number {
  const wall = newest === 0 ? Date.now() : Math.min(Date.now(), newest + LONGEST_LEAP);
  const start = Math.max(wall, newest) - performance.now();
  return () => Math.round(start + performance.now());
}
