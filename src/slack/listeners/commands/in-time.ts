import { setTimeout as sleep } from 'node:timers/promises';

/** Slack waits three seconds for the acknowledgement with which an answer goes out: two questions fit in. */
const LONGEST_MS = 1000;

/** What Slack answers to a question that the acknowledgement waits for, or `late` where it takes too long. */
export async function inTime<T>(question: Promise<T>, late: T): Promise<T> {
  const answered = new AbortController();
  const limit = sleep(LONGEST_MS, late, { signal: answered.signal, ref: false }).catch(() => late);
  // A later failure has no caller left to handle it.
  question.catch(() => undefined);
  try {
    return await Promise.race([question, limit]);
  } finally {
    answered.abort();
  }
}
