import { z } from 'zod';
import type { SealedInstallation } from '../installation-store.ts';
import type { ReplyRecord } from '../reply-store.ts';

/** Stored rows are read as strangers: a row of another shape is an error here, not a surprise later. */
export const MODE = z.enum(['auto', 'mention', 'off']);

export const REASON = z.enum(['wrong', 'incomplete', 'unclear', 'not-wanted']);

const STATE = z.enum(['answered', 'silent', 'reacted', 'removed', 'deleted']);

const WORK = z.object({
  row: z.number(),
  delivery: z.string(),
  subject: z.string(),
  body: z.string(),
  added: z.number(),
  attempts: z.number(),
});

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
  handed_over: z.number(),
  updated: z.number(),
});

export function readWork(row: unknown): z.infer<typeof WORK> {
  return WORK.parse(row);
}

export function readReply(row: unknown): ReplyRecord {
  const { team, channel, ts, codes, files, handed_over, ...rest } = REPLY.parse(row);
  const source = { team, channel, ts };
  return { source, codes: words(codes), files: words(files), handedOver: handed_over === 1, ...rest };
}

const INSTALLATION = z.object({ holder: z.string(), sealed: z.string(), updated: z.number() });

export function readInstallation(row: unknown): SealedInstallation {
  return INSTALLATION.parse(row);
}

const words = (list: string): string[] => (list === '' ? [] : list.split(' '));
