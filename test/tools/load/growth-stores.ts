import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createEmbeddedStore } from '../../../src/store/embedded/embedded-store.ts';
import { createPostgresStore } from '../../../src/store/postgres/postgres-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { ask, type PostgresServer } from '../../support/postgres.ts';

/** A store that can be filled from below, faster than through its front. */
export interface GrowingStore {
  readonly name: string;
  /** Adds the replies with these numbers, see `replyNumber`. */
  fill(from: number, to: number): Promise<void>;
  open(): Promise<Store>;
  /** Bytes on the disk. */
  size(): Promise<number>;
  remove(): Promise<void>;
}

export const TEAM = 'T0GROWTH';
export const CHANNELS = 100;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Half of the replies are older than the 400 days that they are kept. */
const SPAN_MS = 800 * DAY_MS;

/** The key of the reply with a number: spread over all channels. */
export const replyNumber = (index: number) => ({
  team: TEAM,
  channel: `C${String(index % CHANNELS).padStart(4, '0')}`,
  ts: `${1_700_000_000 + index}.000100`,
});

/** The replies of `fill` as SQL, with `n` for the number; both engines read it. */
const columns = (numbered: string, channel: string) => `
  SELECT '${TEAM}', ${channel}, (1700000000 + n) || '.000100', (1700000000 + n) || '.000100', 'U0AUTHOR', 'answered', '',
    (1700000001 + n) || '.000200', 'rule/not-e164 rule/not-uuid contract/required', '', FALSE, stored, stored
  FROM ${numbered}`;

const storedAt = (total: number) => `${Date.now() - SPAN_MS} + n * ${Math.floor(SPAN_MS / total)}`;

export function createGrowingEmbedded(total: number): GrowingStore {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-growth-'));
  return {
    name: 'embedded',
    async fill(from, to) {
      await createEmbeddedStore(folder).close();
      const database = new DatabaseSync(join(folder, 'callcheck.db'));
      database.exec('PRAGMA synchronous = OFF');
      database.exec(`
        INSERT INTO reply (team, channel, ts, thread, author, state, revision, reply, codes, files, handed_over, updated, stored)
        WITH RECURSIVE numbers (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ${to})
        ${columns(`(SELECT n, ${storedAt(total)} AS stored FROM numbers)`, `format('C%04d', n % ${CHANNELS})`)}`);
      database.close();
    },
    open: async () => createEmbeddedStore(folder),
    size: async () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function createGrowingPostgres(server: PostgresServer, total: number): Promise<GrowingStore> {
  const url = await server.createDatabase();
  return {
    name: 'PostgreSQL',
    async fill(from, to) {
      await (await createPostgresStore({ url })).close();
      await ask(
        url,
        `INSERT INTO callcheck.reply (team, channel, ts, thread, author, state, revision, reply, codes, files, handed_over, updated, stored)
         ${columns(`(SELECT n, ${storedAt(total)} AS stored FROM generate_series(${from}::bigint, ${to - 1}) n) t`, `'C' || lpad((n % ${CHANNELS})::text, 4, '0')`)}`,
      );
      await ask(url, 'VACUUM ANALYZE callcheck.reply');
    },
    open: async () => await createPostgresStore({ url }),
    async size() {
      const [row] = await ask(url, 'SELECT pg_database_size(current_database()) AS bytes');
      return Number(row?.bytes);
    },
    remove: async () => undefined,
  };
}
