import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { AwayError } from '../ops/start-error.ts';
import { StoreError, type StoreFault } from '../store/store.ts';

const SHORTEST_MS = 1000;
const LONGEST_MS = 10_000;

/** A fault that goes away by itself or is fixed elsewhere; all other faults stay. */
const PASSING: ReadonlySet<StoreFault> = new Set(['away', 'full']);

/**
 * Tries until it works, every one to ten seconds. Faults that waiting does not fix reject at once; each of the others
 * is logged once when it begins. Rejects when the signal is aborted.
 */
export async function untilThere<T>(attempt: () => Promise<T>, log: Log, signal: AbortSignal): Promise<T> {
  let told = '';
  for (let attempts = 0; ; attempts += 1) {
    try {
      const result = await attempt();
      signal.throwIfAborted();
      return result;
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (error.message !== told) log.warn({ code: error.code }, error.message);
      told = error.message;
      await pause(pauseAfter(error, attempts), undefined, { signal });
    }
  }
}

function isPassing(error: unknown): error is StoreError | AwayError {
  return error instanceof AwayError || (error instanceof StoreError && PASSING.has(error.code));
}

/** Not all replicas at the same moment. */
function pauseAfter(error: StoreError | AwayError, attempts: number): number {
  const asked = error instanceof AwayError ? (error.afterMs ?? 0) : 0;
  const own = Math.min(SHORTEST_MS * 2 ** attempts, LONGEST_MS) * (0.75 + Math.random() / 4);
  return Math.max(own, asked, SHORTEST_MS);
}
