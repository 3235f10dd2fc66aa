import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { explain } from './explain.ts';

export type Row = Record<string, unknown>;

/** Runs statements; a transaction's are all done or none. */
export interface Statements {
  query(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Slack waits three seconds for an answer: longer than this there is no sense in waiting for the database. */
const CONNECT_MS = 2500;
const STATEMENT_MS = 5000;

const MOST_CONNECTIONS = 10;

/** More different statements than that are none of this program's; each takes memory of the server. */
const MOST_PREPARED = 200;

/** Where PostgreSQL refuses a prepared statement whose tables changed, and its code for one that is not there. */
const REPLANNING = 'RevalidateCachedQuery';
const UNKNOWN_STATEMENT = '26000';

const INT8 = 20;

/** How every connection is made, pg-boss's too. Its name tells the server which process it belongs to. */
export const CONNECTION = {
  application_name: `callcheck ${randomUUID()}`,
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
} as const;

/**
 * Connections to PostgreSQL that come and go as needed. Whatever fails rejects with a StoreError within seconds, and the
 * next statement tries anew: there is nothing to repair when the server comes back.
 */
export class PostgresDatabase implements Statements {
  /** Rejects with errors as the driver has them: pg-boss goes by their codes. */
  readonly raw: Statements = {
    query: (text, values = []) => this.#renewing(() => this.#ask(text, values)),
  };
  readonly #pool: pg.Pool;
  readonly #prepared = new Map<string, number>();
  /** A part of the names of prepared statements: the next one prepares all of them anew. */
  #generation = 0;
  #asked: Asked[] = [];

  constructor(url: string, mostConnections = MOST_CONNECTIONS) {
    this.#pool = new pg.Pool({
      ...CONNECTION,
      connectionString: url,
      max: mostConnections,
      query_timeout: STATEMENT_MS,
      pipeline: true,
      types: { getTypeParser },
    });
    // A connection may break at any time; its user learns that from the statement.
    this.#pool.on('error', ignore);
    this.#pool.on('connect', (client) => client.on('error', ignore));
  }

  async query(text: string, values?: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.raw.query(text, values);
    } catch (error) {
      throw explain(error);
    }
  }

  /** `work` may run again. With `isDurable` false, a crash of the server may undo all of it in the next second. */
  async transaction<T>(
    work: (statements: Statements) => Promise<T>,
    { isDurable = true }: { readonly isDurable?: boolean } = {},
  ): Promise<T> {
    const begin = isDurable ? 'BEGIN' : 'BEGIN; SET LOCAL synchronous_commit TO off';
    try {
      return await this.#renewing(() => this.#transaction(begin, work));
    } catch (error) {
      throw explain(error);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end().catch(ignore);
  }

  /** Again with newly prepared statements where those of this process are out of date, as after a migration by another one. */
  async #renewing<T>(action: () => Promise<T>): Promise<T> {
    const generation = this.#generation;
    try {
      return await action();
    } catch (error) {
      if (!isOutdated(error)) throw error;
      this.#generation = Math.max(this.#generation, generation + 1);
      return await action();
    }
  }

  /** What is asked for in one turn of the event loop leaves together, on one connection. */
  #ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { promise, resolve, reject } = Promise.withResolvers<Row[]>();
    this.#asked.push({ text, values, resolve, reject });
    if (this.#asked.length === 1) setImmediate(() => void this.#askAll(this.#asked.splice(0)));
    return promise;
  }

  async #askAll(asked: readonly Asked[]): Promise<void> {
    const fail = (error: unknown): void => {
      for (const { reject } of asked) reject(error);
    };
    const client = await this.#pool.connect().catch(fail);
    if (client === undefined) return;
    let isBroken = false;
    const answers = asked.map(async ({ text, values, resolve, reject }) => {
      try {
        resolve(await this.#run(client, text, values));
      } catch (error) {
        isBroken = true;
        reject(error);
      }
    });
    await Promise.all(answers);
    client.release(isBroken);
  }

  /** As a prepared statement: the server reads and plans each text once for a connection. */
  async #run(client: pg.ClientBase, text: string, values: readonly unknown[]): Promise<Row[]> {
    const known = this.#prepared.get(text) ?? this.#prepared.size;
    if (known >= MOST_PREPARED) return (await client.query<Row>(text, [...values])).rows;
    this.#prepared.set(text, known);
    const name = `callcheck_${this.#generation}_${known}`;
    return (await client.query<Row>({ name, text, values: [...values] })).rows;
  }

  async #transaction<T>(begin: string, work: (statements: Statements) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      // Leaves with the first statement.
      const begun = client.query(begin);
      begun.catch(ignore);
      const result = await work({ query: (text, values = []) => this.#run(client, text, values) });
      await begun;
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // It may be broken. The server rolls back what was open on it.
      client.release(true);
      throw error;
    }
  }
}

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
  resolve(rows: Row[]): void;
  reject(error: unknown): void;
}

function isOutdated(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false;
  return error.routine === REPLANNING || error.code === UNKNOWN_STATEMENT;
}

/** Counts and times fit into numbers; `pg` would give them as strings. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text');
}

function ignore(): void {}
