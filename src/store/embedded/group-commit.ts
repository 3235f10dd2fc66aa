import type { DatabaseSync } from 'node:sqlite';
import type { FileGuard } from './file-guard.ts';

/** Says whether what is written reaches the files in the folder. */
type Files = Pick<FileGuard, 'check' | 'noteSize'>;

interface Change {
  readonly isDurable: boolean;
  /** Makes the change and returns what tells its author of the success. */
  readonly run: () => () => void;
  readonly reject: (error: unknown) => void;
}

/** Whether a commit waits for the disk. */
export const WAIT = 'PRAGMA synchronous = FULL';
export const GO_ON = 'PRAGMA synchronous = NORMAL';

/** More changes than this make a transaction that others wait for. */
const MOST_TOGETHER = 256;

/**
 * Writes changes that come at the same time in one transaction, so that a burst of them waits for the disk once and
 * not each in turn. A change is on disk when its promise resolves, unless it need not be durable: then a loss of power,
 * not of the process, may undo it together with all later ones of its kind.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  readonly #files: Files;
  #waiting: Change[] = [];
  #waits = true;

  constructor(database: DatabaseSync, files: Files) {
    this.#database = database;
    this.#files = files;
  }

  write<T>(change: () => T, isDurable = true): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = (): (() => void) => {
        const result = change();
        return () => resolve(result);
      };
      this.#waiting.push({ isDurable, run, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Writes what waits, now. */
  flush(): void {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, MOST_TOGETHER);
      // A change that fails must not take its neighbours along: then each goes alone.
      if (!this.#commit(group)) for (const change of group) this.#commit([change]);
    }
  }

  /** False when a group has to be split. */
  #commit(group: readonly Change[]): boolean {
    try {
      const successes = this.#together(group);
      for (const tell of successes) tell();
      return true;
    } catch (error) {
      const [only] = group;
      if (group.length > 1 || only === undefined) return false;
      only.reject(error);
      return true;
    }
  }

  #together(group: readonly Change[]): (() => void)[] {
    this.#files.check();
    this.#wait(group.some(({ isDurable }) => isDurable));
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const successes = group.map((change) => change.run());
      this.#database.exec('COMMIT');
      // Also after it: a change counts as made only if its file is still there.
      this.#files.check();
      this.#files.noteSize(this.#waits);
      return successes;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #wait(waits: boolean): void {
    if (waits === this.#waits) return;
    this.#database.exec(waits ? WAIT : GO_ON);
    this.#waits = waits;
  }
}
