import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FILE } from '../../../src/store/embedded/open-database.ts';
import { ask, type PostgresServer } from '../../support/postgres.ts';

export type StoreKind = 'embedded' | 'postgres';

/** Where replicas keep their state in one scenario. */
export interface Backend {
  readonly kind: StoreKind;
  /** The settings that select it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the embedded store has its files. */
  readonly folder?: string;
  /** Work that is not finished, put off or not; replicas may run meanwhile. */
  countWork(): Promise<number>;
  /** Where a text can still be read: names of files or tables. */
  traces(text: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** In a new folder, or in one that is given and stays. */
export function createEmbeddedBackend(given?: string): Backend {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'callcheck-faults-'));
  const environment = { CALLCHECK_DATA_DIR: folder };
  return {
    kind: 'embedded',
    environment,
    folder,
    async countWork() {
      const database = new DatabaseSync(join(folder, FILE), { readOnly: true });
      try {
        return Number(database.prepare('SELECT count(*) AS total FROM work').get()?.total);
      } finally {
        database.close();
      }
    },
    traces: async (text) =>
      readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text)),
    async remove() {
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** In a new database of a server. */
export async function createPostgresBackend(server: PostgresServer): Promise<Backend> {
  const url = await server.createDatabase();
  const environment = { DATABASE_URL: url };
  return {
    kind: 'postgres',
    environment,
    async countWork() {
      const [row] = await ask(url, 'SELECT count(*) AS total FROM callcheck_queue.job');
      return Number(row?.total);
    },
    traces: (text) => findInTables(url, text),
    remove: async () => undefined,
  };
}

async function findInTables(url: string, text: string): Promise<string[]> {
  const tables = await ask(
    url,
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await ask(url, `SELECT count(*) AS rows FROM ${name} t WHERE t::text LIKE '%${text}%'`);
    if (Number(row?.rows) > 0) found.push(String(name));
  }
  return found;
}
