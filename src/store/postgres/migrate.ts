import pg from 'pg';
import { z } from 'zod';
import { StoreError } from '../store.ts';
import { CONNECTION } from './database.ts';
import { explain } from './explain.ts';
import { MIGRATIONS, SCHEMA } from './migrations.ts';

/** The oldest supported version, which pg-boss also needs. */
const OLDEST_SERVER = 13;

/** Replicas that start together take turns by this lock; the number is arbitrary but must not change. */
const LOCK = 0x63_63_68_6b;

/**
 * Brings the database to this version, and whatever `then` sets up with it, one replica after the other. What is newer, or
 * another program's, is left as it is.
 */
export async function migrate(url: string, then: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ ...CONNECTION, connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await refuseServer(client);
    await client.query('BEGIN');
    await client.query(`SET LOCAL lock_timeout = '60s'`);
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await bringUpToDate(client);
    await then();
    await client.query('COMMIT');
  } catch (error) {
    throw explain(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const FACTS = z.object({ version: z.number(), encoding: z.string() });

/** Whatever runs a statement. */
interface Asked {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}

export async function refuseServer(client: Asked): Promise<void> {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version,
            current_setting('server_encoding') AS encoding`,
  );
  const { version, encoding } = FACTS.parse(rows[0]);
  if (version < OLDEST_SERVER) {
    throw new StoreError(
      'too-old',
      `The server that DATABASE_URL names is PostgreSQL ${version}; callcheck needs ${OLDEST_SERVER} or newer. Upgrade it, or name another.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StoreError(
      'foreign',
      `The database that DATABASE_URL names does not keep text as UTF-8. Create one with ENCODING 'UTF8' TEMPLATE template0, and name that.`,
    );
  }
}

async function bringUpToDate(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ isThere: boolean; isOurs: boolean }>(
    `SELECT to_regnamespace($1) IS NOT NULL AS "isThere", to_regclass($2) IS NOT NULL AS "isOurs"`,
    [SCHEMA, `${SCHEMA}.schema_version`],
  );
  if (rows[0]?.isThere !== true) await client.query(`CREATE SCHEMA ${SCHEMA}`);
  if (rows[0]?.isOurs !== true) await begin(client);
  const version = await findVersion(client);
  refuseNewer(version);
  for (const statements of MIGRATIONS.slice(version)) await client.query(statements);
  if (version < MIGRATIONS.length) {
    await client.query(`UPDATE ${SCHEMA}.schema_version SET version = $1`, [MIGRATIONS.length]);
  }
}

/** A schema with our name but other tables belongs to another program. */
async function begin(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    'SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace($1) LIMIT 1',
    [SCHEMA],
  );
  if (rows.length > 0) {
    throw new StoreError(
      'foreign',
      `The schema ${SCHEMA} of the database that DATABASE_URL names is another program's. Name another database; nothing was changed.`,
    );
  }
  await client.query(
    `CREATE TABLE ${SCHEMA}.schema_version (version int NOT NULL); INSERT INTO ${SCHEMA}.schema_version VALUES (0)`,
  );
}

export function refuseNewer(version: number): void {
  if (version <= MIGRATIONS.length) return;
  throw new StoreError(
    'newer',
    `The database that DATABASE_URL names was written by a newer callcheck (version ${version}; this one knows ${MIGRATIONS.length}). Start that version, or name another database; nothing was changed.`,
  );
}

export async function findVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${SCHEMA}.schema_version`);
  return rows[0]?.version ?? 0;
}
