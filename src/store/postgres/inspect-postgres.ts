import pg from 'pg';
import type { SealedInstallation } from '../installation-store.ts';
import { readInstallation } from '../rows.ts';
import { CONNECTION } from './database.ts';
import { explain, refuseRights } from './explain.ts';
import { findVersion, refuseNewer, refuseServer } from './migrate.ts';
import { SCHEMA } from './migrations.ts';
import { LIST_INSTALLATIONS } from './statements.ts';

export interface PostgresState {
  /** The server's version, such as `16.4`. */
  readonly server: string;
  /** Our tables are not there yet. */
  readonly isNew: boolean;
}

/** The state of the database, read without changing it. Rejects with the StoreError that opening it would. */
export async function inspectPostgres(url: string): Promise<PostgresState> {
  return await ask(url, async (client) => {
    await refuseServer(client);
    const { rows } = await client.query<{ server: string; table: string | null; mayCreate: boolean }>(
      `SELECT split_part(current_setting('server_version'), ' ', 1) AS server, to_regclass($1)::text AS "table",
         has_database_privilege(current_database(), 'CREATE') AS "mayCreate"`,
      [`${SCHEMA}.schema_version`],
    );
    const { server = '', table = null, mayCreate = false } = rows[0] ?? {};
    if (table === null && !mayCreate) throw refuseRights();
    if (table !== null) refuseNewer(await findVersion(client));
    return { server, isNew: table === null };
  });
}

/** The installations in the database; none if our tables are not there yet. */
export async function listInstallationsOf(url: string): Promise<SealedInstallation[]> {
  return await ask(url, async (client) => {
    const { rows } = await client.query<{ table: string | null }>('SELECT to_regclass($1)::text AS "table"', [
      `${SCHEMA}.installation`,
    ]);
    if ((rows[0]?.table ?? null) === null) return [];
    const found = await client.query<{ updated: string }>(LIST_INSTALLATIONS);
    return found.rows.map((row) => readInstallation({ ...row, updated: Number(row.updated) }));
  });
}

async function ask<T>(url: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...CONNECTION, connectionString: url, query_timeout: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } catch (error) {
    throw explain(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
