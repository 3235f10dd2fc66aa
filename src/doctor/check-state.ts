import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { inspectDatabase } from '../store/embedded/inspect-database.ts';
import { makeFolder, unmakeFolder } from '../store/embedded/make-folder.ts';
import { explain, FILE } from '../store/embedded/open-database.ts';
import { StoreError } from '../store/store.ts';
import { fault, ok, type SetUpFinding } from './finding.ts';

const CHECK = 'state';

/** Checks the configured store without changing it. The local workspace always uses its folder. */
export async function checkState({ slack, databaseUrl, dataDirectory }: Config): Promise<SetUpFinding> {
  return databaseUrl === undefined || slack === null
    ? checkFolder(dataDirectory)
    : await checkPostgres(databaseUrl);
}

async function checkPostgres(url: string): Promise<SetUpFinding> {
  const { inspectPostgres } = await import('../store/postgres/inspect-postgres.ts');
  try {
    const { server, isNew } = await inspectPostgres(url);
    return ok(CHECK, `PostgreSQL ${server}${isNew ? '; the tables will be made at the first start' : ''}`);
  } catch (error) {
    return tell(error);
  }
}

function checkFolder(folder: string): SetUpFinding {
  if (!existsSync(folder)) return tryToMake(folder);
  if (!isWritable(folder)) {
    return fault(
      CHECK,
      `${folder} is not writable`,
      'let this user write there, or name another in CALLCHECK_DATA_DIR',
    );
  }
  try {
    const words = {
      'in-use': 'in use by the callcheck that runs now',
      free: 'sound, and of this version or older',
      empty: 'empty so far',
    }[inspectDatabase(folder)];
    return ok(CHECK, `${folder}: ${words}`);
  } catch (error) {
    return tell(error);
  }
}

/** A StoreError's own words say what to do, in its later sentences. */
function tell(error: unknown): SetUpFinding {
  if (!(error instanceof StoreError)) throw error;
  const [what = '', ...rest] = error.message.split(/\. (?=[A-Z])/);
  return fault(CHECK, what, rest.join('. ').replace(/\.$/, ''));
}

/** Whether a folder can be created shows only by creating it; it is removed again. */
function tryToMake(folder: string): SetUpFinding {
  try {
    unmakeFolder(makeFolder(folder));
    return ok(CHECK, `${folder} will be made at the first start`);
  } catch (error) {
    return tell(explain(error, join(folder, FILE)));
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
