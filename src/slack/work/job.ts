import { z } from 'zod';
import { formatSource } from '../../store/source-key.ts';
import type { NewWork } from '../../store/work-queue.ts';
import { guardMember } from '../../validator/index.ts';

const SOURCE = z.object({ team: z.string(), channel: z.string(), ts: z.string() });
/** What finds the token of the workspace; work of earlier versions has the workspace alone. */
const INSTALLED = z.object({
  team: z.string(),
  enterprise: z.string().optional(),
  isOrg: z.boolean(),
});
const WHERE = {
  source: SOURCE,
  installed: INSTALLED.optional(),
  /** The trace of the delivery, for the code that continues it. */
  trace: z.string().optional(),
};

const FILE = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number(),
  url: z.string(),
  kind: z.enum(['text', 'ask', 'gone', 'denied', 'external', 'binary']).default('text'),
});

/** What was covered in a message before it was stored, and where in the text it stood; nowhere if in the name of a file. */
const SECRET = z.object({
  kind: z.enum([
    'bearer-token',
    'basic-credentials',
    'client-secret',
    'password',
    'cookie',
    'access-token',
    'api-key',
    'private-key',
  ]),
  line: z.number().optional(),
  column: z.number().optional(),
});
const SECRETS = z.array(SECRET).default([]);

const JOB = z.discriminatedUnion('kind', [
  /** Judge a message and answer it as it deserves. */
  z.object({
    kind: z.literal('check'),
    ...WHERE,
    /** The root of the thread to answer in; null for the top of the channel. */
    thread: z.string().nullable(),
    author: z.string(),
    /** Mentioned, in a direct message, or shared on purpose: answered in any case. */
    asked: z.boolean(),
    revision: z.string(),
    /** With every secret covered. */
    text: z.string(),
    secrets: SECRETS,
    files: z.array(FILE),
  }),
  /** The message is gone: so is what we said about it. */
  z.object({ kind: z.literal('delete'), ...WHERE }),
  /** The author doesn't want the reply. */
  z.object({ kind: z.literal('remove'), ...WHERE }),
  /** A secret in a message that gets no answer: only the author is told. */
  z.object({
    kind: z.literal('warn'),
    ...WHERE,
    thread: z.string().nullable(),
    author: z.string(),
    secrets: SECRETS,
  }),
  /** The thread goes to the group for unsolved cases. */
  z.object({ kind: z.literal('hand-over'), ...WHERE }),
  z.object({ kind: z.literal('react'), ...WHERE, name: z.string() }),
]);

export type Job = z.infer<typeof JOB>;
export type SeenSecret = z.infer<typeof SECRET>;
export type CheckJob = Extract<Job, { kind: 'check' }>;

/** A job as work for the queue; all jobs on one message are done in turn. */
export function toWork(job: Job, delivery: string, added: number): NewWork {
  return { delivery, subject: formatSource(job.source), body: JSON.stringify(job, guardMember), added };
}

/** Undefined for a body that this version cannot read. */
export function readJob(body: string): Job | undefined {
  try {
    return JOB.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
