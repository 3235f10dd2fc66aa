import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { inspectDatabase } from '../store/embedded/inspect-database.ts';
import { StoreError } from '../store/store.ts';
import { type Finding, fault, ok } from './finding.ts';

const CHECK = 'state';

/** The store that the settings ask for, which is not changed by the look. The local workspace keeps to its folder. */
export async function checkState({ slack, databaseUrl, dataDirectory }: Config): Promise<Finding> {
  return databaseUrl === undefined || slack === null
    ? checkFolder(dataDirectory)
    : await checkPostgres(databaseUrl);
}

async function checkPostgres(url: string): Promise<Finding> {
  const { inspectPostgres } = await import('../store/postgres/inspect-postgres.ts');
  try {
    const { server, isNew } = await inspectPostgres(url);
    return ok(CHECK, `PostgreSQL ${server}${isNew ? '; the tables will be made at the first start' : ''}`);
  } catch (error) {
    return tell(error);
  }
}

function checkFolder(folder: string): Finding {
  if (!existsSync(folder)) {
    const parent = nearestFolder(resolve(folder));
    return isWritable(parent)
      ? ok(CHECK, `${folder} will be made at the first start`)
      : fault(
          CHECK,
          `${folder} cannot be made: ${parent} is not writable`,
          'name another in CALLCHECK_DATA_DIR',
        );
  }
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
function tell(error: unknown): Finding {
  if (!(error instanceof StoreError)) throw error;
  const [what = '', ...rest] = error.message.split(/\. (?=[A-Z])/);
  return fault(CHECK, what, rest.join('. ').replace(/\.$/, ''));
}

function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
