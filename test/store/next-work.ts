import type { Work, WorkQueue } from '../../src/store/work-queue.ts';

/** Takes work as soon as there is some to take, as the store tells. */
export async function nextWork(store: Pick<WorkQueue, 'takeWork' | 'onWork'>): Promise<Work> {
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopListening = store.onWork(resolve);
    try {
      const taken = await store.takeWork();
      if (taken !== undefined) return taken;
      await promise;
    } finally {
      stopListening();
    }
  }
}
