import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Creates a folder for this user alone, and what is missing above it; returns what it made, the outermost first, and
 * leaves nothing behind where it throws. Not by `recursive` of Node, which never comes back where a file system says of a
 * folder in it that the way there is missing, as `/proc` does.
 */
export function makeFolder(path: string): readonly string[] {
  const missing: string[] = [];
  for (let part = resolve(path); !isFolder(part); part = dirname(part)) missing.unshift(part);
  const made: string[] = [];
  try {
    for (const part of missing) if (makeOne(part)) made.push(part);
    return made;
  } catch (error) {
    unmakeFolder(made);
    throw error;
  }
}

/** Takes away again what was made, as far as nothing has been put there since. */
export function unmakeFolder(made: readonly string[]): void {
  try {
    for (const part of made.toReversed()) rmdirSync(part);
  } catch {}
}

/** Throws for what is there and is no folder. */
function isFolder(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isDirectory()) return true;
  throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR', syscall: 'stat' });
}

/** Whether it was not there before. */
function makeOne(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    // Another process may have made it meanwhile. A link to nowhere is there as well, and leads to no folder.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST' && isFolder(path)))
      throw error;
    return false;
  }
}
