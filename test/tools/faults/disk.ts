import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for state whose room can be taken away. */
export interface Disk {
  readonly folder: string;
  /** How it is done. */
  readonly kind: 'a small file system' | 'a limit on file sizes';
  /** From now on nothing more can be written there by this process. */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

/** A file system of its own where this user may mount one, else a limit on how large the process's files may grow. */
export function createDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=700', 'none', folder], { stdio: 'ignore' });
  } catch {
    return limited(folder);
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    kind: 'a small file system',
    fill: () => writeUntilFull(filler),
    free: () => rmSync(filler),
    remove() {
      execFileSync('umount', ['--lazy', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

function limited(folder: string): Disk {
  const limit = (pid: number, size: string): void => {
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
  };
  return {
    folder,
    kind: 'a limit on file sizes',
    fill: (pid) => limit(pid, '4096'),
    free: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function writeUntilFull(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (const size of [65_536, 4096, 512]) writeWhileItFits(file, Buffer.alloc(size));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeWhileItFits(file: number, chunk: Buffer): void {
  try {
    while (writeSync(file, chunk) > 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
