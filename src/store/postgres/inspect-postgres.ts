import pg from 'pg';
import { StoreError } from '../store.ts';
import { CONNECTION } from './database.ts';
import { explain } from './explain.ts';
import { refuseServer } from './migrate.ts';
import { MIGRATIONS, SCHEMA } from './migrations.ts';

export interface PostgresState {
  /** The server's version, such as `16.4`. */
  readonly server: string;
  /** Nothing of ours is there yet. */
  readonly isNew: boolean;
}

/** What stands in the database, without a change to it. Rejects with the StoreError that opening it would. */
export async function inspectPostgres(url: string): Promise<PostgresState> {
  const client = new pg.Client({ ...CONNECTION, connectionString: url, query_timeout: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await refuseServer(client);
    const { rows } = await client.query<{ server: string; table: string | null }>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS server, to_regclass($1)::text AS "table"`,
      [`${SCHEMA}.schema_version`],
    );
    const { server = '', table = null } = rows[0] ?? {};
    if (table !== null) await refuseNewer(client);
    return { server, isNew: table === null };
  } catch (error) {
    throw explain(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseNewer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(`SELECT version FROM ${SCHEMA}.schema_version`);
  const version = rows[0]?.version ?? 0;
  if (version <= MIGRATIONS.length) return;
  throw new StoreError(
    'newer',
    `The database that DATABASE_URL names was written by a newer callcheck (version ${version}; this one knows ${MIGRATIONS.length}). Start that version, or name another database.`,
  );
}
