import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LoadResult } from './load-knowledge.ts';

/**
 * Reads, checks and tries out a knowledge folder as `loadTried` does, in a thread of its own, so that messages
 * are answered meanwhile: here only the copying of the result takes time. Rejects when the thread fails.
 */
export async function loadInThread(directory: string): Promise<LoadResult> {
  const thread = new Worker(new URL('./load-thread.ts', import.meta.url), { workerData: directory });
  const [result] = await once(thread, 'message');
  return result;
}
