import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ChannelMode } from '../channel-settings.ts';
import type { CodeTotal, Count } from '../counter-store.ts';
import type { Feedback, Rating } from '../feedback-store.ts';
import type { ReplyRecord } from '../reply-store.ts';
import type { SourceKey } from '../source-key.ts';
import type { Store } from '../store.ts';
import type { NewWork, Work } from '../work-queue.ts';
import { explain, openDatabase } from './open-database.ts';
import { MODE, readReply, readWork } from './rows.ts';
import * as sql from './statements.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Slack's last delayed retry comes after a day; a known delivery is kept for longer than that. */
const DELIVERIES_KEPT = 2 * DAY;

/** An edit or deletion after this long finds no reply to change. */
const REPLIES_KEPT = 400 * DAY;

/** Opens the state file in the folder for this process alone. Throws a StoreError that says what to do. */
export function createEmbeddedStore(directory: string): Store {
  return new EmbeddedStore(openDatabase(directory), join(directory, 'callcheck.db'));
}

/** All state in one SQLite file. Every promise resolves after the change is on disk. */
class EmbeddedStore implements Store {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
    // Only this process can hold the file, so every claim in it was a dead one's.
    this.#run(sql.RELEASE_CLAIMS);
  }

  async addWork(work: NewWork): Promise<boolean> {
    return this.#together(() => {
      const isNew = this.#run(sql.ADD_DELIVERY, work.delivery, work.added) > 0;
      if (isNew) this.#run(sql.ADD_WORK, work.delivery, work.subject, work.body, work.added, work.added);
      return isNew;
    });
  }

  async takeWork(now: number, leaseMs: number): Promise<Work | undefined> {
    const row = this.#get(sql.TAKE_WORK, now + leaseMs, now, now);
    return row === undefined ? undefined : readWork(row);
  }

  async finishWork(id: number, record?: ReplyRecord): Promise<void> {
    this.#together(() => {
      if (record !== undefined) this.#writeReply(record);
      this.#run(sql.FINISH_WORK, id);
    });
  }

  async postponeWork(id: number, due: number): Promise<void> {
    this.#run(sql.POSTPONE_WORK, due, id);
  }

  async nextDue(): Promise<number | undefined> {
    const due = this.#get(sql.NEXT_DUE)?.due;
    return typeof due === 'number' ? due : undefined;
  }

  async countWork(): Promise<number> {
    return Number(this.#get(sql.COUNT_WORK)?.total);
  }

  async findReply(source: SourceKey): Promise<ReplyRecord | undefined> {
    const row = this.#get(sql.FIND_REPLY, source.team, source.channel, source.ts);
    return row === undefined ? undefined : readReply(row);
  }

  async findByReply(team: string, channel: string, reply: string): Promise<ReplyRecord | undefined> {
    const row = this.#get(sql.FIND_BY_REPLY, team, channel, reply);
    return row === undefined ? undefined : readReply(row);
  }

  async saveReply(record: ReplyRecord): Promise<void> {
    this.#writeReply(record);
  }

  async findMode(team: string, channel: string): Promise<ChannelMode | undefined> {
    const row = this.#get(sql.FIND_MODE, team, channel);
    return row === undefined ? undefined : MODE.parse(row.mode);
  }

  async setMode(team: string, channel: string, mode: ChannelMode, by: string): Promise<void> {
    this.#run(sql.SET_MODE, team, channel, mode, by);
  }

  async listModes(team: string): Promise<{ channel: string; mode: ChannelMode }[]> {
    return this.#all(sql.LIST_MODES, team).map((row) => ({
      channel: String(row.channel),
      mode: MODE.parse(row.mode),
    }));
  }

  async isMuted(team: string, channel: string, thread: string): Promise<boolean> {
    return this.#get(sql.FIND_MUTE, team, channel, thread) !== undefined;
  }

  async setMuted(team: string, channel: string, thread: string, muted: boolean): Promise<void> {
    this.#run(muted ? sql.MUTE : sql.UNMUTE, team, channel, thread);
  }

  async saveFeedback(feedback: Feedback): Promise<void> {
    const { team, channel, reply, user, rating, at } = feedback;
    this.#run(sql.SAVE_FEEDBACK, team, channel, reply, user, rating, at);
  }

  async countFeedback(team: string): Promise<Record<Rating, number>> {
    const row = this.#get(sql.COUNT_FEEDBACK, team);
    return { helpful: Number(row?.helpful), 'not-helpful': Number(row?.not_helpful) };
  }

  async addCounts(counts: readonly Count[]): Promise<void> {
    this.#together(() => {
      for (const count of counts) {
        this.#run(sql.ADD_COUNT, count.team, count.day, count.code, count.operation, count.shape);
      }
    });
  }

  async topCodes(team: string, sinceDay: string, limit: number): Promise<CodeTotal[]> {
    return this.#all(sql.TOP_CODES, team, sinceDay, limit).map((row) => ({
      code: String(row.code),
      total: Number(row.total),
    }));
  }

  async check(): Promise<void> {
    this.#guard(() => this.#database.exec('BEGIN IMMEDIATE; COMMIT;'));
  }

  async scrub(): Promise<void> {
    // Deleted text is overwritten in the file, but the write-ahead log still holds the page as it was.
    this.#guard(() => this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  async prune(now: number): Promise<void> {
    this.#run(sql.PRUNE_DELIVERIES, now - DELIVERIES_KEPT);
    this.#run(sql.PRUNE_REPLIES, now - REPLIES_KEPT);
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#prepared.clear();
    this.#guard(() => {
      this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      this.#database.close();
    });
  }

  #writeReply(record: ReplyRecord): void {
    const { source, thread, author, state, revision, reply, codes, updated } = record;
    const key = [source.team, source.channel, source.ts] as const;
    this.#run(sql.SAVE_REPLY, ...key, thread, author, state, revision, reply, codes.join(' '), updated);
  }

  #together<T>(change: () => T): T {
    return this.#guard(() => {
      this.#database.exec('BEGIN IMMEDIATE');
      try {
        const result = change();
        this.#database.exec('COMMIT');
        return result;
      } catch (error) {
        this.#database.exec('ROLLBACK');
        throw error;
      }
    });
  }

  #run(text: string, ...values: SQLInputValue[]): number {
    return this.#guard(() => Number(this.#prepare(text).run(...values).changes));
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
