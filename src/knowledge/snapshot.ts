import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import type { Knowledge } from '../validator/knowledge.ts';
import { findVersion, type LoadResult, loadKnowledge } from './load-knowledge.ts';

/** The code that makes knowledge out of files: a snapshot of other code is not used. */
const CODE = ['./', '../validator/'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/**
 * Loads a knowledge folder as `loadKnowledge` does, by way of a snapshot of what was compiled last time if the files and
 * the code are the same: reading 200 YAML files takes most of a start. The snapshot is in a folder that only this user can
 * write; where there is none, or it is damaged, the files are read.
 */
export async function loadWithSnapshot(
  directory: string,
  cache: string = join(homedir(), '.cache', 'callcheck'),
): Promise<LoadResult> {
  const version = await findVersion(directory);
  if (version === undefined) return loadKnowledge(directory);
  const file = join(cache, `knowledge-${version}-${await codeVersion()}`);
  const kept = await readSnapshot(cache, file, version);
  if (kept !== undefined) return { knowledge: kept };
  const loaded = await loadKnowledge(directory);
  if (loaded.knowledge?.version === version) await writeSnapshot(cache, file, loaded.knowledge);
  return loaded;
}

async function codeVersion(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const folder of CODE) {
    for (const name of (await readdir(folder, { recursive: true })).sort()) {
      const { size, mtimeMs } = await stat(join(folder, name));
      hash.update(`${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 12);
}

async function readSnapshot(folder: string, file: string, version: string): Promise<Knowledge | undefined> {
  try {
    const { uid, mode } = await stat(folder);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) return undefined;
    // What this process wrote itself, under a name that holds the version of files and code.
    const knowledge: Knowledge = deserialize(await readFile(file));
    return knowledge.version === version ? knowledge : undefined;
  } catch {
    return undefined;
  }
}

/** A start without a snapshot is only slower, so nothing that fails here matters. */
async function writeSnapshot(folder: string, file: string, knowledge: Knowledge): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    const own = `${file}.${process.pid}`;
    await writeFile(own, serialize(knowledge), { mode: 0o600 });
    await rename(own, file);
    const others = (await readdir(folder)).filter((name) => /^knowledge-/.test(name) && !file.endsWith(name));
    await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
  } catch {}
}
