/** Lets so many run at a time; the rest waits in order. */
export interface Slots {
  /** Resolves to what gives the slot back; rejects when the signal ends the wait. */
  take(signal: AbortSignal): Promise<() => void>;
}

/** Slots for `most` at a time. */
export function createSlots(most: number): Slots {
  let free = most;
  const waiting: (() => void)[] = [];
  const give = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free -= 1;
        return give;
      }
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(signal.reason);
        };
        const go = (): void => {
          signal.removeEventListener('abort', stop);
          resolve();
        };
        waiting.push(go);
        signal.addEventListener('abort', stop, { once: true });
      });
      return give;
    },
  };
}
