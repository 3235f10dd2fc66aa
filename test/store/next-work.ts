import type { Work, WorkQueue } from '../../src/store/work-queue.ts';

/** What there is to take now. */
export async function takeOne(store: Pick<WorkQueue, 'takeWork'>): Promise<Work | undefined> {
  return (await store.takeWork(1))[0];
}

/** Takes work as soon as there is some to take, as the store tells. */
export async function nextWork(store: Pick<WorkQueue, 'takeWork' | 'onWork'>): Promise<Work> {
  for (;;) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopListening = store.onWork(resolve);
    try {
      const taken = await takeOne(store);
      if (taken !== undefined) return taken;
      await promise;
    } finally {
      stopListening();
    }
  }
}
