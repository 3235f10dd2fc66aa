import { randomUUID } from 'node:crypto';
import type { ReplyRecord } from '../../src/store/reply-store.ts';
import type { WorkQueue } from '../../src/store/work-queue.ts';
import { takeOne } from './next-work.ts';

/** Saves a record as the app does: with the end of the work that it comes from. No other work may wait. */
export async function saveReply(store: WorkQueue, record: ReplyRecord): Promise<void> {
  const name = randomUUID();
  await store.addWork({ delivery: name, subject: name, body: '{}', added: 1 });
  const id = (await takeOne(store))?.id ?? '';
  try {
    await store.finishWork(id, { records: [record] });
  } catch (error) {
    await store.finishWork(id);
    throw error;
  }
}
