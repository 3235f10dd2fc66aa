import { type BlockOptions, renderBlocks } from '../../reply/block-kit.ts';
import type { Reply } from '../../reply/blocks.ts';
import type { Report } from '../../validator/report.ts';
import type { AnswerDeps } from '../work/deps.ts';
import type { CheckJob } from '../work/job.ts';
import { findPosted, type Place, postReply, refuseLost, updateReply } from './post-reply.ts';
import { deleteFiles, findShared, nameSnippet, shareUploads, type Upload, uploadSnippets } from './upload.ts';

/** A report on its way into a thread. */
export interface Delivery {
  readonly job: CheckJob;
  readonly report: Report;
  readonly remark: string | undefined;
  readonly progress?: BlockOptions['progress'];
  /** An earlier attempt may have posted the reply already. */
  readonly isRetry: boolean;
  /** Whether this process may still post. */
  isHeld(): boolean;
}

/** What stands in the thread now. */
export interface Standing {
  readonly reply: string;
  readonly files: readonly string[];
}

/**
 * Posts the reply unless it stands already: after a crash, or a post whose answer never came, the thread is asked
 * before posting again.
 */
export async function postOnce(delivery: Delivery, deps: AnswerDeps): Promise<Standing> {
  const { job, isRetry, isHeld } = delivery;
  const place: Place = { source: job.source, thread: job.thread, isHeld };
  const { reply, uploads } = await prepare(delivery, deps);
  const found = isRetry ? await findPosted(deps.client, place) : undefined;
  if (found !== undefined) await updateReply(deps.client, place, found, reply);
  const ts = found ?? (await postReply(deps.client, place, reply));
  if (found === undefined)
    deps.log.info({ channel: job.source.channel, ts: job.source.ts, reply: ts }, 'answered');
  return { reply: ts, files: await share(delivery, ts, uploads, deps) };
}

/** Brings a reply up to date, with the files beside it. Rejects when it is gone. */
export async function reviseReply(
  delivery: Delivery,
  { reply: ts, files }: Standing,
  deps: AnswerDeps,
): Promise<Standing> {
  const { reply, uploads } = await prepare(delivery, deps);
  const { job, isHeld } = delivery;
  await updateReply(deps.client, { source: job.source, isHeld }, ts, reply);
  const shared = await share(delivery, ts, uploads, deps);
  const outdated = files.filter((id) => !shared.includes(id));
  await deleteFiles(deps.client, outdated);
  return { reply: ts, files: shared };
}

/** The reply, and the bodies it has no room for as files; where those cannot be written, it says so. */
async function prepare(delivery: Delivery, deps: AnswerDeps): Promise<{ reply: Reply; uploads: Upload[] }> {
  const reply = render(delivery, 'file', deps);
  const { leftOut = [] } = reply;
  if (leftOut.length === 0) return { reply, uploads: [] };
  const uploads = await uploadSnippets(deps.client, namesOf(delivery, leftOut.length), leftOut);
  if (uploads !== undefined) return { reply, uploads };
  deps.log.warn('a long body was not attached: the app lacks the scope files:write');
  return { reply: render(delivery, 'no-scope', deps), uploads: [] };
}

function render(
  { job, report, remark, progress }: Delivery,
  attach: BlockOptions['attach'],
  deps: AnswerDeps,
): Reply {
  // A direct message is between two; no group could come there.
  const escalates = deps.escalationGroup !== undefined && !job.source.channel.startsWith('D');
  const surface = { kind: 'thread', author: job.author, escalates } as const;
  return renderBlocks(report, { knowledge: deps.knowledge(), surface, remark, progress, attach });
}

async function share(
  { job, isRetry, isHeld }: Delivery,
  reply: string,
  uploads: readonly Upload[],
  { client }: AnswerDeps,
): Promise<string[]> {
  if (uploads.length === 0) return [];
  const { channel } = job.source;
  const thread = job.thread ?? reply;
  const names = uploads.map((upload) => upload.name);
  const found = isRetry ? await findShared(client, channel, thread, names) : [];
  if (found.length > 0) return found;
  refuseLost({ isHeld });
  return await shareUploads(client, channel, thread, uploads);
}

const namesOf = ({ job }: Delivery, count: number): string[] =>
  Array.from({ length: count }, (_, index) => nameSnippet(job.source, job.revision, index));
