import { type BlockOptions, renderBlocks } from '../../reply/block-kit.ts';
import type { Reply } from '../../reply/blocks.ts';
import { line, literal, richText } from '../../reply/mrkdwn.ts';
import { hasSubject } from '../../reply/verdict.ts';
import type { Report } from '../../validator/report.ts';
import { helpReply } from '../views/help.ts';
import { type Attempt, refuseLost } from '../work/attempt.ts';
import type { AnswerDeps } from '../work/deps.ts';
import type { CheckJob } from '../work/job.ts';
import { isGreeting } from '../work/small-talk.ts';
import { findPosted, postReply, updateReply } from './post-reply.ts';
import { deleteFiles, findShared, nameSnippet, shareUploads, type Upload, uploadSnippets } from './upload.ts';

/** A report on its way into a thread. */
export interface Delivery {
  readonly job: CheckJob;
  /** What the report is about. */
  readonly text: string;
  readonly report: Report;
  readonly remark: string | undefined;
  readonly progress?: BlockOptions['progress'];
  /** Where the same answer stands already. */
  readonly link?: string;
  readonly attempt: Attempt;
}

/** What stands in the thread now. */
export interface Standing {
  readonly reply: string;
  readonly files: readonly string[];
}

/**
 * Posts the reply unless it is there already: after a crash in the middle of a post, or a post whose answer never came, the
 * thread is looked up before posting again.
 */
export async function postOnce(delivery: Delivery, deps: AnswerDeps): Promise<Standing> {
  const { job, attempt } = delivery;
  const place = { source: job.source, thread: job.thread, attempt };
  const mayBeThere = attempt.traces.has('post');
  const { reply, uploads } = await prepare(delivery, deps);
  const found = mayBeThere ? await findPosted(place, deps) : undefined;
  if (found !== undefined) await updateReply(place, found, reply, deps);
  const ts = found ?? (await postReply(place, reply, deps));
  if (found === undefined)
    deps.log.info({ channel: job.source.channel, ts: job.source.ts, reply: ts }, 'answered');
  return { reply: ts, files: await share(delivery, ts, uploads, mayBeThere, deps) };
}

/** Brings a reply up to date, with the files beside it. Rejects when it is gone. */
export async function reviseReply(
  delivery: Delivery,
  { reply: ts, files }: Standing,
  deps: AnswerDeps,
): Promise<Standing> {
  const { reply, uploads } = await prepare(delivery, deps);
  const { job, attempt } = delivery;
  const mayBeThere = attempt.traces.has('post');
  if (uploads.length > 0) await attempt.traces.note('post');
  await updateReply({ source: job.source, attempt }, ts, reply, deps);
  const shared = await share(delivery, ts, uploads, mayBeThere, deps);
  const outdated = files.filter((id) => !shared.includes(id));
  await deleteFiles(outdated, job.source.team, deps);
  return { reply: ts, files: shared };
}

/** The reply, and the bodies it has no room for as files; where those cannot be written, it says so. */
async function prepare(delivery: Delivery, deps: AnswerDeps): Promise<{ reply: Reply; uploads: Upload[] }> {
  const reply = render(delivery, 'file', deps);
  const { leftOut = [] } = reply;
  if (leftOut.length === 0) return { reply, uploads: [] };
  const uploads = await uploadSnippets(
    namesOf(delivery, leftOut.length),
    leftOut,
    delivery.job.source.team,
    deps,
  );
  if (uploads !== undefined) return { reply, uploads };
  deps.log.warn('a long body was not attached: the app lacks the scope files:write');
  return { reply: render(delivery, 'no-scope', deps), uploads: [] };
}

function render(
  { job, text, report, remark, progress, link }: Delivery,
  attach: BlockOptions['attach'],
  deps: AnswerDeps,
): Reply {
  if (link !== undefined) return linkReply(link);
  // A direct message is between two; no group could come there.
  const escalates = deps.escalationGroup !== undefined && !job.source.channel.startsWith('D');
  const surface = { kind: 'thread', escalates } as const;
  // A mention with a file alone is about the file, also where that could not be read.
  const isGreeted = job.asked && remark === undefined && isGreeting(text);
  if (isGreeted && !hasSubject(report)) return helpReply();
  // A click that shares stands for the message that doesn't exist.
  const sharedBy = job.source.ts.startsWith('share-') ? job.author : undefined;
  const knowledge = deps.knowledge();
  return renderBlocks(report, { knowledge, text, surface, sharedBy, remark, progress, attach });
}

/** In place of an answer that was given before. */
function linkReply(url: string): Reply {
  const words = [
    ...literal('This request is answered in '),
    { type: 'link', url, text: 'this reply' } as const,
  ];
  return { text: 'This request is answered already', blocks: [richText([line(words, literal('.'))])] };
}

async function share(
  { job, attempt }: Delivery,
  reply: string,
  uploads: readonly Upload[],
  mayBeThere: boolean,
  deps: AnswerDeps,
): Promise<string[]> {
  if (uploads.length === 0) return [];
  const thread = job.thread ?? reply;
  const names = uploads.map((upload) => upload.name);
  const found = mayBeThere ? await findShared(job.source, thread, names, deps) : [];
  if (found.length > 0) return found;
  refuseLost(attempt);
  return await shareUploads(job.source, thread, uploads, deps);
}

const namesOf = ({ job }: Delivery, count: number): string[] =>
  Array.from({ length: count }, (_, index) => nameSnippet(job.source, job.revision, index));
