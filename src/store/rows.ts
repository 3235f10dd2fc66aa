import { z } from 'zod';
import type { SealedInstallation } from './installation-store.ts';
import type { ReplyRecord } from './reply-store.ts';
import type { NewWork, Progress, Trace } from './work-queue.ts';

/** Stored rows are checked when read: a row with another shape is an error here, not later. */
export const MODE = z.enum(['auto', 'mention', 'off']);

export const REASON = z.enum(['wrong', 'incomplete', 'unclear', 'not-wanted']);

const STATE = z.enum(['answered', 'silent', 'reacted', 'removed', 'deleted']);

const WORK = z.object({
  delivery: z.string(),
  subject: z.string(),
  body: z.string(),
  added: z.number(),
});

const TRACES: readonly Trace[] = ['post', 'eyes'];

const TRACE_LIST = z.string().transform((list) => TRACES.filter((trace) => words(list).includes(trace)));

const EMBEDDED_WORK = WORK.extend({ row: z.number(), failures: z.number(), traces: TRACE_LIST });

const QUEUED_WORK = WORK.extend({ failures: z.number(), traces: TRACE_LIST });

const REPLY = z.object({
  team: z.string(),
  channel: z.string(),
  ts: z.string(),
  thread: z.string().nullable(),
  author: z.string(),
  state: STATE,
  revision: z.string(),
  reply: z.string().nullable(),
  codes: z.string(),
  files: z.string(),
  /** SQLite has no booleans. */
  handed_over: z.union([z.boolean(), z.number()]).transform(Boolean),
  updated: z.number(),
});

/** Work of the queue on PostgreSQL. */
export function readQueuedWork(data: unknown): NewWork & Progress {
  return QUEUED_WORK.parse(data);
}

export const writeTraces = (traces: readonly Trace[]): string => traces.join(' ');

export function readEmbeddedWork(row: unknown): z.infer<typeof EMBEDDED_WORK> {
  return EMBEDDED_WORK.parse(row);
}

export function readReply(row: unknown): ReplyRecord {
  const { team, channel, ts, codes, files, handed_over, ...rest } = REPLY.parse(row);
  const source = { team, channel, ts };
  return { source, codes: words(codes), files: words(files), handedOver: handed_over, ...rest };
}

const INSTALLATION = z.object({ holder: z.string(), sealed: z.string(), updated: z.number() });

export function readInstallation(row: unknown): SealedInstallation {
  return INSTALLATION.parse(row);
}

const words = (list: string): string[] => (list === '' ? [] : list.split(' '));
