import { type LoadResult, loadWithFiles } from './load-knowledge.ts';
import { tryOut } from './try-out/try-out.ts';

/** Reads and checks a knowledge folder as `loadKnowledge` does, and also tries its examples. */
export async function loadTried(directory: string): Promise<LoadResult> {
  const { files, result } = await loadWithFiles(directory);
  if (result.knowledge === undefined) return result;
  const faults = tryOut(result.knowledge, files);
  return faults.length === 0 ? result : { faults };
}
