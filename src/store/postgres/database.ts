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

const INT8 = 20;

/** How every connection is made, pg-boss's too. */
export const CONNECTION = {
  application_name: 'callcheck',
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
    query: async (text, values = []) => (await this.#pool.query<Row>(text, [...values])).rows,
  };
  readonly #pool: pg.Pool;

  constructor(url: string, mostConnections = MOST_CONNECTIONS) {
    this.#pool = new pg.Pool({
      ...CONNECTION,
      connectionString: url,
      max: mostConnections,
      query_timeout: STATEMENT_MS,
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

  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    try {
      return await this.#transaction(work);
    } catch (error) {
      throw explain(error);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end().catch(ignore);
  }

  async #transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      const result = await work({
        query: async (text, values = []) => (await client.query<Row>(text, [...values])).rows,
      });
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

/** Counts and times fit into numbers; `pg` would give them as strings. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): unknown {
  return oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text');
}

function ignore(): void {}
