import { fileURLToPath } from 'node:url';
import { describeFault } from '../knowledge/fault.ts';
import { loadTried } from '../knowledge/load-tried.ts';
import { loadWithSnapshot } from '../knowledge/snapshot.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import { CannotRun } from './cannot-run.ts';

const OURS = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** The knowledge in `directory`, or our own for null; all its faults become one {@link CannotRun}, a line each. */
export async function getKnowledge(directory: string | null): Promise<Knowledge> {
  const path = directory ?? OURS;
  // Our own folder is tested before a release; another one has not been.
  const loaded = await (directory === null ? loadWithSnapshot(path) : loadTried(path));
  if (loaded.knowledge !== undefined) return loaded.knowledge;
  const faults = loaded.faults.map(describeFault);
  throw new CannotRun(`The knowledge in ${path} cannot be used:`, {}, faults);
}
