import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { StoreError } from '../store.ts';

/** Beside the state file: how long its log was after the last change, or 0 where the log was brought in. */
const MARK = '.wal-size';

const DIGITS = 16;

/**
 * Watches that the files which SQLite has open are still those in the folder, whole. SQLite itself goes on writing into
 * a file that somebody deleted, and what is acknowledged then is gone with the process.
 */
export class FileGuard {
  readonly #path: string;
  readonly #lockPath: string;
  readonly #mark: number;
  readonly #identity: string;
  readonly #lockIdentity: string;
  #walIdentity: string | undefined;
  #walSize = 0;

  /** To be made while the files are open. */
  constructor(path: string, lockPath: string) {
    this.#path = path;
    this.#lockPath = lockPath;
    this.#identity = identityOf(path) ?? '';
    this.#lockIdentity = identityOf(lockPath) ?? '';
    this.#mark = openSync(path + MARK, 'w', 0o600);
    this.noteSize();
  }

  /** Throws a StoreError where a file is missing, is another one, or is shorter than this process left it. */
  check(): void {
    const isState = identityOf(this.#path) === this.#identity;
    if (!isState || !this.#isLogWhole()) throw gone(this.#path);
    if (identityOf(this.#lockPath) !== this.#lockIdentity) throw gone(this.#lockPath);
  }

  /** To be called after each change, and after the log was brought in. Only what has reached the disk is to be there later. */
  noteSize(isDurable = true): void {
    const found = statSync(walOf(this.#path), { throwIfNoEntry: false });
    this.#walIdentity = found && `${found.dev}/${found.ino}`;
    this.#walSize = found?.size ?? 0;
    if (isDurable) writeSync(this.#mark, String(this.#walSize).padEnd(DIGITS), 0);
  }

  close(): void {
    closeSync(this.#mark);
  }

  #isLogWhole(): boolean {
    const found = statSync(walOf(this.#path), { throwIfNoEntry: false });
    const identity = found && `${found.dev}/${found.ino}`;
    if (this.#walIdentity !== undefined && identity !== this.#walIdentity) return false;
    return (found?.size ?? 0) >= this.#walSize;
  }
}

/**
 * What an earlier process left is not what is there: says what is missing, in words for the log. To be asked before the
 * state file is opened, as SQLite starts an empty one without a word.
 */
export function findLoss(path: string): string | undefined {
  if (!existsSync(path + MARK)) return undefined;
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0)
    return `${path} was deleted or emptied since callcheck wrote it: the state is gone, and callcheck starts with an empty one. Stop it and restore a backup, if there is one.`;
  const expected = Number(readFileSync(path + MARK, 'utf8'));
  const found = statSync(walOf(path), { throwIfNoEntry: false })?.size ?? 0;
  if (found >= expected) return undefined;
  return `${walOf(path)} was deleted or cut since callcheck wrote it: what was taken in last may be lost. Messages of that time may stay without an answer.`;
}

/** After another program closed the state file and brought its log in, as a backup of a stopped callcheck does. */
export function noteBroughtIn(path: string): void {
  if (existsSync(path + MARK) && !existsSync(walOf(path))) writeFileSync(path + MARK, '0'.padEnd(DIGITS));
}

const walOf = (path: string): string => `${path}-wal`;

function identityOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.dev}/${found.ino}`;
}

function gone(path: string): StoreError {
  return new StoreError(
    'gone',
    `${path} was deleted, replaced or cut while callcheck runs on it. Nothing more is taken in: stop callcheck, see that no other one runs on this folder, restore a backup, and start it again.`,
  );
}
