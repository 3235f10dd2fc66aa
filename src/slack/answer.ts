import { describeError } from '../log.ts';
import { renderBlocks } from '../reply/block-kit.ts';
import type { Reply } from '../reply/blocks.ts';
import { countFixed, diagnosticsOf, hasSubject, problemCodes } from '../reply/verdict.ts';
import type { ReplyRecord, ReplyState } from '../store/reply-store.ts';
import type { Work } from '../store/work-queue.ts';
import type { Report } from '../validator/report.ts';
import { countFindings } from './count-findings.ts';
import { decodeMessage } from './decode-message.ts';
import type { AnswerDeps } from './deps.ts';
import type { CheckJob, Job } from './job.ts';
import { isSettled, judge } from './judge.ts';
import { findPosted, type Place, postReply, updateReply } from './post-reply.ts';
import { readFiles } from './read-files.ts';
import { refusalOf, tolerate } from './slack-fault.ts';

/** Stands on calls that are right. */
const TICK = 'white_check_mark';

/** Does a job and tells what became of its message. The one place that makes, changes and takes away replies. */
export async function answer(job: Job, work: Work, deps: AnswerDeps): Promise<ReplyRecord | undefined> {
  switch (job.kind) {
    case 'check':
      return await answerCheck(job, work, deps);
    case 'delete':
      return await withdraw(job, 'deleted', work, deps);
    case 'remove':
      return await withdraw(job, 'removed', work, deps);
    case 'react':
      await addReaction(job.source.channel, job.source.ts, job.name, deps);
      return undefined;
    default:
      return job satisfies never;
  }
}

async function answerCheck(job: CheckJob, work: Work, deps: AnswerDeps): Promise<ReplyRecord | undefined> {
  const before = await deps.store.findReply(job.source);
  if (isSettled(before, job.revision, job.asked)) return undefined;
  const { report, remark } = await read(job, deps);
  const deserves = judge(report, job.asked);
  const place: Place = { source: job.source, thread: job.thread, since: work.added };
  const record = (state: ReplyState, reply: string | null): ReplyRecord => ({
    source: job.source,
    thread: job.thread,
    author: job.author,
    state,
    revision: job.revision,
    reply,
    codes: problemCodes(report),
    updated: deps.now(),
  });
  if (before?.state !== 'posting') await countFindings(report, job.source.team, deps);

  if (before?.state === 'answered' && before.reply !== null) {
    return await revise(before, before.reply, report, remark, record, deps);
  }
  if (deserves === 'reply' || before?.state === 'posting') {
    const reply = render(report, job.author, remark, undefined, deps);
    const ts = await postOnce(place, before, reply, record, deps);
    if (before?.state === 'reacted') await removeReaction(job, deps);
    await warnOfSecret(job, report, deps);
    return record('answered', ts);
  }
  if (deserves === 'reaction') {
    await addReaction(job.source.channel, job.source.ts, TICK, deps);
    return record('reacted', null);
  }
  if (before?.state === 'reacted') await removeReaction(job, deps);
  return before === undefined && job.revision === '' ? undefined : record('silent', null);
}

/** Checks the message; one that only calls us into a thread means the message that began it. */
async function read(
  job: CheckJob,
  deps: AnswerDeps,
): Promise<{ report: Report; remark: string | undefined }> {
  const { text, remark } = await readFiles(job, deps.files);
  const report = deps.check(text, deps.knowledge());
  const { thread, source } = job;
  if (!job.asked || hasSubject(report) || thread === null || thread === source.ts) return { report, remark };
  const { messages } = await deps.client.conversations.replies({
    channel: source.channel,
    ts: thread,
    limit: 1,
  });
  const root = await readFiles(decodeMessage(messages?.[0]), deps.files);
  const above = deps.check(root.text, deps.knowledge());
  return hasSubject(above) ? { report: above, remark: root.remark } : { report, remark };
}

type MakeRecord = (state: ReplyState, reply: string | null) => ReplyRecord;

/**
 * Posts the reply unless it stands already. That a post is under way is stored first: whoever finds that note later,
 * after a crash or an answer that never came, asks the thread before posting again.
 */
async function postOnce(
  place: Place,
  before: ReplyRecord | undefined,
  reply: Reply,
  record: MakeRecord,
  deps: AnswerDeps,
): Promise<string> {
  const found = before?.state === 'posting' ? await findPosted(deps.client, place) : undefined;
  if (found !== undefined) {
    await updateReply(deps.client, place.source, found, reply);
    return found;
  }
  await deps.store.saveReply(record('posting', null));
  const ts = await postReply(deps.client, place, reply);
  deps.log.info({ channel: place.source.channel, ts: place.source.ts, reply: ts }, 'answered');
  return ts;
}

/** After an edit: the reply says what is mended, or goes when there is nothing left to speak of. */
async function revise(
  before: ReplyRecord,
  ts: string,
  report: Report,
  remark: string | undefined,
  record: MakeRecord,
  deps: AnswerDeps,
): Promise<ReplyRecord> {
  if (!hasSubject(report)) {
    await deleteReply(before.source.channel, ts, deps);
    return record('silent', null);
  }
  const progress = { fixed: countFixed(before.codes, problemCodes(report)), of: before.codes.length };
  const reply = render(report, before.author, remark, progress, deps);
  try {
    await updateReply(deps.client, before.source, ts, reply);
  } catch (error) {
    // Somebody took the reply away by hand; it doesn't come back.
    if (refusalOf(error) !== 'message_not_found') throw error;
    return record('removed', null);
  }
  deps.log.info({ channel: before.source.channel, ts: before.source.ts, reply: ts }, 'revised');
  return record('answered', ts);
}

function render(
  report: Report,
  author: string,
  remark: string | undefined,
  progress: { fixed: number; of: number } | undefined,
  deps: AnswerDeps,
): Reply {
  return renderBlocks(report, {
    knowledge: deps.knowledge(),
    surface: { kind: 'thread', author },
    remark,
    progress,
  });
}

async function withdraw(
  job: Extract<Job, { kind: 'delete' | 'remove' }>,
  state: 'deleted' | 'removed',
  work: Work,
  deps: AnswerDeps,
): Promise<ReplyRecord> {
  const before = await deps.store.findReply(job.source);
  const place: Place = { source: job.source, thread: before?.thread ?? job.source.ts, since: work.added };
  const reply = before?.state === 'posting' ? await findPosted(deps.client, place) : before?.reply;
  if (reply !== undefined && reply !== null) await deleteReply(job.source.channel, reply, deps);
  return {
    source: job.source,
    thread: before?.thread ?? null,
    author: before?.author ?? '',
    state,
    revision: before?.revision ?? '',
    reply: null,
    codes: [],
    updated: deps.now(),
  };
}

async function deleteReply(channel: string, ts: string, deps: AnswerDeps): Promise<void> {
  await tolerate(deps.client.chat.delete({ channel, ts }), 'message_not_found');
}

async function addReaction(
  channel: string,
  timestamp: string,
  name: string,
  deps: AnswerDeps,
): Promise<void> {
  await tolerate(
    deps.client.reactions.add({ channel, timestamp, name }),
    'already_reacted',
    'message_not_found',
  );
}

async function removeReaction(job: CheckJob, deps: AnswerDeps): Promise<void> {
  const { channel, ts: timestamp } = job.source;
  await tolerate(
    deps.client.reactions.remove({ channel, timestamp, name: TICK }),
    'no_reaction',
    'message_not_found',
  );
}

/** A word to the author alone. It isn't worth a second reply, so its failure is only logged. */
async function warnOfSecret(job: CheckJob, report: Report, deps: AnswerDeps): Promise<void> {
  if (!diagnosticsOf(report).some((diagnostic) => diagnostic.code === 'rule/secret-in-paste')) return;
  try {
    await deps.client.chat.postEphemeral({
      channel: job.source.channel,
      user: job.author,
      ...(job.thread !== null && { thread_ts: job.thread }),
      text: 'Your message holds a token or another secret. Revoke it, since everybody here could read it; then edit the message.',
    });
  } catch (error) {
    deps.log.warn(describeError(error), 'the author could not be warned of a secret');
  }
}
