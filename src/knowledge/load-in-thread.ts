import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoadResult } from './load-knowledge.ts';

/** Our own folder takes a second or two. */
const PATIENCE_MS = 60_000;

/**
 * Reads, checks and tries out a knowledge folder as `loadTried` does, in a thread of its own, so that messages
 * are answered meanwhile: here only the copying of the result takes time. Rejects when the thread
 * fails, takes too much time or memory, or is no longer wanted.
 */
export async function loadInThread(directory: string, unwanted?: AbortSignal): Promise<LoadResult> {
  const signals = [AbortSignal.timeout(PATIENCE_MS), ...(unwanted === undefined ? [] : [unwanted])];
  const thread = new Worker(new URL('./load-thread.ts', import.meta.url), {
    workerData: directory,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  try {
    const [result] = await once(thread, 'message', { signal: AbortSignal.any(signals) });
    return result;
  } finally {
    await thread.terminate();
  }
}
