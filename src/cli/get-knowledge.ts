import { fileURLToPath } from 'node:url';
import type { LoadResult } from '../knowledge/load-knowledge.ts';
import { loadWithSnapshot } from '../knowledge/snapshot.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { CannotRun } from './cannot-run.ts';

const OURS = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** The knowledge in `directory`, or our own for null; all its faults become one {@link CannotRun}, a line each. */
export async function getKnowledge(directory: string | null): Promise<Knowledge> {
  const path = directory ?? OURS;
  const loaded = await (directory === null ? loadWithSnapshot(path) : tryFolder(path));
  if (loaded.knowledge !== undefined) return loaded.knowledge;
  const { describeFault } = await import('../knowledge/fault.ts');
  const faults = loaded.faults.map(describeFault);
  throw new CannotRun(`The knowledge in ${path} cannot be used:`, {}, faults);
}

/** Our own folder is tested before a release; another one has not been. */
async function tryFolder(path: string): Promise<LoadResult> {
  const { loadTried } = await import('../knowledge/load-tried.ts');
  return loadTried(path);
}
