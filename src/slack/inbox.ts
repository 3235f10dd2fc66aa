import type { Store } from '../store/store.ts';
import { type Job, toWork } from './job.ts';

/** Where listeners put work. What `add` has resolved for is done, whatever happens to this process. */
export interface Inbox {
  /** `delivery` names what Slack sent; the same name again adds nothing. */
  add(job: Job, delivery: string): Promise<void>;
}

export function createInbox(store: Store, now: () => number, wake: () => void): Inbox {
  return {
    async add(job, delivery) {
      if (await store.addWork(toWork(job, delivery, now()))) wake();
    },
  };
}
