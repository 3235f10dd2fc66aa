import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Knowledge } from '../validator/knowledge.ts';
import { compileKnowledge } from './compile-knowledge.ts';
import type { Fault } from './fault.ts';

/** A file as read, its path relative to the knowledge folder, with forward slashes. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export type LoadResult =
  | { readonly knowledge: Knowledge; readonly faults?: never }
  | { readonly faults: readonly Fault[]; readonly knowledge?: never };

/** Reads and checks a knowledge folder. All faults are told at once, each with its file, line and field. */
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
  return { files, result: compileKnowledge(files, versionOf(files)) };
}

/** The version that the knowledge in a folder would have, if it is sound; undefined where it cannot be read. */
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

async function readFolder(directory: string): Promise<TextFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(directory, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}
