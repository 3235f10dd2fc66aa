import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SealedInstallation } from '../installation-store.ts';
import { readInstallation } from '../rows.ts';
import { LIST_INSTALLATIONS } from './installation-statements.ts';
import { explain, explainLock, FILE, LOCK, refuseDamaged, refuseForeign } from './open-database.ts';

/**
 * What stands in the folder, without a change to it: a process works on it, it could be opened, or nothing is there yet.
 * Throws the StoreError that opening it would.
 */
export function inspectDatabase(directory: string): 'in-use' | 'free' | 'empty' {
  const path = join(directory, FILE);
  let database: DatabaseSync | undefined;
  try {
    if (isLocked(join(directory, LOCK), path)) return 'in-use';
    if (!existsSync(path)) return 'empty';
    database = new DatabaseSync(path, { readOnly: true });
    refuseForeign(database, path);
    refuseDamaged(database, path);
    return 'free';
  } catch (error) {
    const told = explain(error, path);
    if (told.code === 'in-use') return 'in-use';
    throw told;
  } finally {
    database?.close();
  }
}

/** The installations in the folder, also while a process works on it; none where nothing is there yet. */
export function listInstallationsOf(directory: string): SealedInstallation[] {
  const path = join(directory, FILE);
  if (!existsSync(path)) return [];
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'installation'").get();
    return isThere === undefined ? [] : database.prepare(LIST_INSTALLATIONS).all().map(readInstallation);
  } catch (error) {
    throw explain(error, path);
  } finally {
    database?.close();
  }
}

/** A reader is let in unless a process holds the lock. */
function isLocked(lockPath: string, path: string): boolean {
  if (!existsSync(lockPath)) return false;
  const lock = new DatabaseSync(lockPath, { readOnly: true });
  try {
    lock.exec('PRAGMA busy_timeout = 0');
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    const told = explainLock(error, lockPath, path);
    if (told.code === 'in-use') return true;
    throw told;
  } finally {
    lock.close();
  }
}
