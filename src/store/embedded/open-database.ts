import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store.ts';
import { FileGuard, findLoss, noteBroughtIn } from './file-guard.ts';
import { makeFolder } from './make-folder.ts';
import { APPLICATION_ID, MIGRATIONS } from './migrations.ts';

export const FILE = 'callcheck.db';
export const LOCK = 'callcheck.lock';

/** SQLite's result codes that call for their own words. */
const BUSY = 5;
const READ_ONLY = 8;
const CORRUPT = 11;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** Checking every page of a file larger than this would delay the start. */
const FULL_CHECK_BYTES = 64 * 1024 * 1024;

/** The state file, and what keeps other processes from writing to it. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly lock: DatabaseSync;
  readonly path: string;
  readonly guard: FileGuard;
}

/**
 * Opens the state file in the folder, creates both where missing, and brings the file to this version.
 * A file that is damaged, newer or not ours is left as it is; another process's file cannot be opened. `warn` hears of
 * state that is lost since the last time.
 */
export function openDatabase(
  directory: string,
  warn: (message: string) => void = () => undefined,
): OpenDatabase {
  const path = join(directory, FILE);
  let lock: DatabaseSync | undefined;
  let database: DatabaseSync | undefined;
  try {
    makeFolder(directory);
    lock = takeLock(directory, path);
    const loss = findLoss(path);
    if (loss !== undefined) warn(loss);
    createForUs(path);
    database = new DatabaseSync(path);
    configure(database);
    refuseForeign(database, path);
    refuseDamaged(database, path);
    migrate(database);
    return { database, lock, path, guard: new FileGuard(path, join(directory, LOCK)) };
  } catch (error) {
    database?.close();
    lock?.close();
    throw explain(error, path);
  }
}

/**
 * Writes a copy of the state file to a new file, whether or not a process works on it: the state as it was at one moment,
 * whole. Rejects what is there already.
 */
export function copyDatabase(directory: string, target: string): void {
  const path = join(directory, FILE);
  const unfinished = `${target}.unfinished`;
  if (existsSync(target)) {
    throw new StoreError('not-writable', `${target} is there already; nothing was changed.`);
  }
  if (!statSync(dirname(target), { throwIfNoEntry: false })?.isDirectory()) {
    throw new StoreError('not-writable', `The folder ${dirname(target)} is not there; create it first.`);
  }
  let database: DatabaseSync | undefined;
  let isWriting = false;
  try {
    if (!existsSync(path)) throw new StoreError('missing', `There is no state file ${path} to copy.`);
    discard(unfinished);
    // Not read-only: where the process has just been killed, SQLite has to bring its log in first.
    database = new DatabaseSync(path);
    database.exec('PRAGMA busy_timeout = 5000');
    refuseForeign(database, path);
    isWriting = true;
    createForUs(unfinished);
    database.prepare('VACUUM INTO ?').run(unfinished);
    reachDisk(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    discard(unfinished);
    const told = explain(error, path);
    if (!isWriting || told.code !== 'not-writable') throw told;
    throw new StoreError(
      'not-writable',
      `${target} cannot be written. Let this user write there, or name another file; nothing was changed.`,
      { cause: error },
    );
  } finally {
    database?.close();
    noteBroughtIn(path);
  }
}

/**
 * Held for as long as the process lives: the kernel frees it, however the process ends. It is on a file of its own, so that
 * others can read the state meanwhile, for a backup.
 */
function takeLock(directory: string, path: string): DatabaseSync {
  const lockPath = join(directory, LOCK);
  let lock: DatabaseSync | undefined;
  try {
    createForUs(lockPath);
    lock = new DatabaseSync(lockPath);
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE;');
    return lock;
  } catch (error) {
    lock?.close();
    throw explainLock(error, lockPath, path);
  }
}

/** What an error of the lock's file means. */
export function explainLock(error: unknown, lockPath: string, path: string): StoreError {
  const told = explain(error, path);
  if (told.code !== 'damaged') return told;
  return new StoreError(
    'damaged',
    `${lockPath} is damaged. There is nothing in it to restore: see that no callcheck runs on this folder, delete the file, and start again. The state itself was not touched.`,
    { cause: error },
  );
}

/** An empty file that only this user can read, whatever its folder allows; SQLite gives the files beside it the same mode. */
function createForUs(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

/** What cannot be taken away could not be written either, which is told then. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function reachDisk(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Says in a StoreError what a SQLite or file system error means for this file. */
export function explain(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = sqliteCode(error);
  if (code === BUSY) {
    return new StoreError(
      'in-use',
      `Another callcheck is running on ${path}. Stop it, or give this one its own folder in CALLCHECK_DATA_DIR.`,
      { cause: error },
    );
  }
  if (code === CORRUPT || code === NOT_A_DATABASE) return damaged(path, error);
  if (code === FULL || fileErrorCode(error) === 'ENOSPC') {
    return new StoreError(
      'full',
      `The disk that holds ${path} is full. Free some space on it; what is stored is safe, and work goes on by itself.`,
      { cause: error },
    );
  }
  if (code === READ_ONLY || code === CANNOT_OPEN || fileErrorCode(error) !== undefined) {
    return new StoreError(
      'not-writable',
      `${path} cannot be written (${fileErrorCode(error) ?? 'no permission'}). ${REMEDIES[fileErrorCode(error) ?? ''] ?? 'Let this user write there'}, or name another folder in CALLCHECK_DATA_DIR.`,
      { cause: error },
    );
  }
  return new StoreError(
    'failed',
    `The state file ${path} could not be used (SQLite code ${code ?? 'none'}). Look at its disk, or name another folder in CALLCHECK_DATA_DIR.`,
    {
      cause: error,
    },
  );
}

function configure(database: DatabaseSync): void {
  // A version that didn't know the lock keeps the whole file to itself: then this says that it is busy.
  database.exec('PRAGMA busy_timeout = 0');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  database.exec('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;');
  database.exec('BEGIN IMMEDIATE; COMMIT;');
}

export function refuseForeign(database: DatabaseSync, path: string): void {
  const isEmpty = numberOf(database, 'SELECT count(*) AS value FROM sqlite_schema') === 0;
  const id = numberOf(database, 'SELECT application_id AS value FROM pragma_application_id');
  if (!isEmpty && id !== APPLICATION_ID) {
    throw new StoreError(
      'foreign',
      `${path} is a database of another program. Name another folder in CALLCHECK_DATA_DIR; the file was not changed.`,
    );
  }
  const version = numberOf(database, 'SELECT user_version AS value FROM pragma_user_version');
  if (version > MIGRATIONS.length) {
    throw new StoreError(
      'newer',
      `${path} was written by a newer callcheck (version ${version}; this one knows ${MIGRATIONS.length}). Start that version, or name another folder in CALLCHECK_DATA_DIR; the file was not changed.`,
    );
  }
}

export function refuseDamaged(database: DatabaseSync, path: string): void {
  if (statSync(path).size > FULL_CHECK_BYTES) return;
  const row = database.prepare('PRAGMA quick_check(1)').get();
  if (row?.quick_check !== 'ok') throw damaged(path, undefined);
}

function migrate(database: DatabaseSync): void {
  const version = numberOf(database, 'SELECT user_version AS value FROM pragma_user_version');
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec(
      `BEGIN IMMEDIATE; ${statements}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1}; COMMIT;`,
    );
  }
}

function damaged(path: string, cause: unknown): StoreError {
  return new StoreError(
    'damaged',
    `${path} is damaged or no state file of callcheck. Restore a backup, or move it away to start afresh; it was not changed.`,
    { cause },
  );
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(database.prepare(sql).get()?.value);
}

/** The primary result code; extended codes carry it in their low byte. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** What to do about a folder that cannot be used, by the code of the file system. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOTDIR: 'A file stands where its folder should be: move the file away',
  EEXIST: 'A file stands where its folder should be: move the file away',
  ENOENT: 'Create the folder above it',
};

function fileErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return String(error.code);
}
