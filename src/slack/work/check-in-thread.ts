import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { parseRawJson } from '../../validator/json/raw-json.ts';
import type { CheckText } from './timed-check.ts';

/** Longer texts take a tenth of a second and more, in which nothing else would be done here. */
export const LONGEST_HERE = 64 * 1024;

/** The longest file that is read takes a few seconds. */
const PATIENCE_MS = 30_000;

/**
 * Checks in a thread of its own, so that deliveries, health and other channels go on meanwhile; one text at a time, since
 * each takes a processor and memory. Rejects when the thread fails, or takes too much time or memory.
 */
export function createThreadCheck(patienceMs: number = PATIENCE_MS): CheckText {
  let last: Promise<unknown> = Promise.resolve();
  return (text, knowledge) => {
    const report = last.then(() => checkInThread({ text, knowledge }, patienceMs));
    last = report.catch(() => undefined);
    return report;
  };
}

async function checkInThread(
  workerData: { readonly text: string; readonly knowledge: unknown },
  patienceMs: number,
): ReturnType<CheckText> {
  const thread = new Worker(new URL('./check-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  try {
    const [{ json, holdsRaw }] = await once(thread, 'message', { signal: AbortSignal.timeout(patienceMs) });
    return holdsRaw ? parseRawJson(json) : JSON.parse(json);
  } finally {
    await thread.terminate();
  }
}
