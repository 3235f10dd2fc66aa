import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Fault } from './fault.ts';

/** A file as read, its path relative to the knowledge folder, with forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export type LoadResult =
  | { readonly knowledge: Knowledge; readonly faults?: never }
  | { readonly faults: readonly Fault[]; readonly knowledge?: never };

/** Reads and checks a knowledge folder. All faults are reported together, each with its file, line, and field. */
export async function loadKnowledge(directory: string): Promise<LoadResult> {
  return (await loadWithFiles(directory)).result;
}

/** The files of a folder with what was loaded of them. */
export async function loadWithFiles(
  directory: string,
): Promise<{ files: readonly TextFile[]; result: LoadResult }> {
  let files: TextFile[];
  try {
    files = await readFolder(directory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const fault = { file: directory, line: 1, field: '', message: `cannot be read: ${reason}` };
    return { files: [], result: { faults: [fault] } };
  }
  // What a snapshot makes unnecessary is not loaded: the reader of YAML and every schema.
  const { compileKnowledge } = await import('./compile-knowledge.ts');
  return { files, result: compileKnowledge(files, versionOf(files)) };
}

/** The version that a folder's knowledge would have if it has no faults; undefined if it can't be read. */
export async function findVersion(directory: string): Promise<string | undefined> {
  try {
    return versionOf(await readFolder(directory));
  } catch {
    return undefined;
  }
}

function versionOf(files: readonly TextFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex').slice(0, 12);
}

const NAME = /\.(?:ya?ml|json)$/i;
/** What starts with a dot is not read: editors keep their own files so, and Kubernetes what its links lead to. */
const HIDDEN = /^\./;
/** Many more files than a process may have open are read. */
const AT_ONCE = 32;

/** A link to another folder than this one can lead to all the files of a machine. */
const MOST_FILES = 10_000;

/** Reads the files of a folder, in order, also those that are links; rejects at one that is no text. */
async function readFolder(directory: string): Promise<TextFile[]> {
  const names: string[] = [];
  await listBelow(directory, '', [], names);
  names.sort();
  const files: TextFile[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const read = names.slice(at, at + AT_ONCE).map((name) => readOne(directory, name));
    files.push(...(await Promise.all(read)).flat());
  }
  return files;
}

/** Adds the names of all files below, also where links lead; `above` are the real folders that this one is in. */
async function listBelow(
  directory: string,
  below: string,
  above: readonly string[],
  names: string[],
): Promise<void> {
  const real = await realpath(join(directory, below));
  if (above.includes(real)) throw new Error(`${below} is a link to a folder that it is in`);
  for (const entry of await readdir(real, { withFileTypes: true })) {
    const { name } = entry;
    if (HIDDEN.test(name)) continue;
    const path = below === '' ? name : `${below}/${name}`;
    const isFolder = entry.isSymbolicLink() ? await isFolderAt(join(real, name)) : entry.isDirectory();
    if (isFolder) await listBelow(directory, path, [...above, real], names);
    else if (NAME.test(name)) names.push(path);
    if (names.length > MOST_FILES) throw new Error(`${path}: there are more than ${MOST_FILES} files`);
  }
}

/** A link that leads nowhere is no folder; where its name is that of a file, reading it fails. */
async function isFolderAt(place: string): Promise<boolean> {
  return await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readOne(directory: string, name: string): Promise<TextFile[]> {
  const place = join(directory, name);
  if (!(await stat(place)).isFile()) return [];
  const path = name.replace(NAME, (ending) => ending.toLowerCase());
  try {
    return [{ path, text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(place)) }];
  } catch (error) {
    if (error instanceof TypeError) throw new Error(`${path} is not UTF-8 text`, { cause: error });
    throw error;
  }
}
