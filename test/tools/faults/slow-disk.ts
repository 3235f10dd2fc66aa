/**
 * Loaded before the app: keeps in the folder that FAULTS_DISK names what a loss of power would leave of the state now. It is
 * there while a commit that did not wait for the disk is the last one: the state as it was before that commit.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GO_ON, WAIT } from '../../../src/store/embedded/group-commit.ts';
import { FILE } from '../../../src/store/embedded/open-database.ts';

const kept = process.env.FAULTS_DISK ?? '';
const exec = DatabaseSync.prototype.exec;
let waits = true;

DatabaseSync.prototype.exec = function (sql) {
  const path = this.location() ?? '';
  if (basename(path) !== FILE) return exec.call(this, sql);
  if (sql === WAIT || sql === GO_ON) waits = sql === WAIT;
  // Whatever brings the log in waits for the disk.
  const isLast = sql === 'COMMIT' && !waits;
  if (isLast && !existsSync(kept)) keep(path);
  exec.call(this, sql);
  if ((sql === 'COMMIT' && waits) || sql.startsWith('PRAGMA wal_checkpoint')) drop();
};

/** Whole or not at all, whenever the process is killed. */
function keep(path: string): void {
  const part = `${kept}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part);
  for (const file of [path, `${path}-wal`])
    if (existsSync(file)) copyFileSync(file, join(part, basename(file)));
  renameSync(part, kept);
}

function drop(): void {
  if (!existsSync(kept)) return;
  const old = `${kept}.old`;
  rmSync(old, { recursive: true, force: true });
  renameSync(kept, old);
}
