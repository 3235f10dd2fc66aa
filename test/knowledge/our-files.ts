import { readdirSync, readFileSync } from 'node:fs';
import { compileKnowledge } from '../../src/knowledge/compile-knowledge.ts';
import { describeFault } from '../../src/knowledge/fault.ts';
import type { TextFile } from '../../src/knowledge/load-knowledge.ts';
import { tryOut } from '../../src/knowledge/try-out/try-out.ts';

const folder = new URL('../../knowledge/', import.meta.url);

/** Our own knowledge as it is on disk. */
export const files: readonly TextFile[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

/** The faults of our own knowledge with one place of one file written otherwise. */
export function faultsWith(path: string, written: RegExp | string, instead: string): string[] {
  const changed = files.map((file) =>
    file.path === path ? { path, text: file.text.replace(written, instead) } : file,
  );
  if (changed.every(({ text }, index) => text === files[index]?.text))
    throw new Error(`${path} lacks ${written}`);
  return faultsOf(changed);
}

/** The faults of knowledge, as lines. */
export function faultsOf(changed: readonly TextFile[]): string[] {
  const { knowledge, faults } = compileKnowledge(changed, 'changed');
  return (faults ?? tryOut(knowledge, changed)).map(describeFault);
}
