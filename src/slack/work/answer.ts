import type { TelemetryInput } from '../../ops/telemetry/telemetry.ts';
import { hasSubject } from '../../reply/verdict.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import type { SourceKey } from '../../store/source-key.ts';
import type { NewWork, Outcome } from '../../store/work-queue.ts';
import type { Report } from '../../validator/report.ts';
import { postOnce } from '../post/deliver.ts';
import { addReaction, CROSS, removeReaction, TICK } from '../post/reactions.ts';
import { refusalOf } from '../post/slack-fault.ts';
import { WaitError } from '../post/wait-error.ts';
import { decodeMessage } from '../receive/decode-message.ts';
import type { Attempt } from './attempt.ts';
import { type Case, type Found, markOf, toRecord } from './case.ts';
import { countFindings } from './count-findings.ts';
import type { AnswerDeps } from './deps.ts';
import { linkTo, ofRoot } from './earlier-answer.ts';
import { handOver } from './escalate.ts';
import type { CheckJob, Job } from './job.ts';
import { completeEarlier, joinTo } from './join-messages.ts';
import { isSettled, judge } from './judge.ts';
import { beginLookup, finishLookup } from './look-up.ts';
import { createWatch, replaceEyes, type Watch } from './progress.ts';
import { readFiles } from './read-files.ts';
import type { RecentMessage } from './recent-messages.ts';
import { removeReply, revise } from './revise.ts';
import { isThanks } from './small-talk.ts';
import { holdsSecret, warningFor, warnOfSecrets, withSecrets } from './with-secrets.ts';

/** Does a job and tells what came of it. The one place that makes, changes and takes away replies. */
export async function answer(job: Job, attempt: Attempt, from: AnswerDeps): Promise<Outcome> {
  const deps = holdKnowledge(from);
  switch (job.kind) {
    case 'check':
      return await answerCheck(job, attempt, deps);
    case 'delete':
      return { records: [await withdraw(job.source, 'deleted', deps)] };
    case 'remove':
      return { records: [await withdraw(job.source, 'removed', deps)] };
    case 'hand-over':
      return await handOver(job, attempt, deps);
    case 'warn':
      await warnOfSecrets(job, deps);
      return {};
    case 'react':
      await addReaction(job.source, job.name, deps);
      return {};
    default:
      return job satisfies never;
  }
}

/** The same with the knowledge of now: what takes a while begins and ends with one, though it is exchanged meanwhile. */
function holdKnowledge(deps: AnswerDeps): AnswerDeps {
  const knowledge = deps.knowledge();
  return { ...deps, knowledge: () => knowledge };
}

/** After the last try: the message shows that no answer comes. */
export async function abandon({ kind, source }: Job, deps: AnswerDeps): Promise<void> {
  if (kind === 'check' || kind === 'hand-over') await replaceEyes(source, CROSS, deps);
}

async function answerCheck(job: CheckJob, attempt: Attempt, deps: AnswerDeps): Promise<Outcome> {
  const turn = deps.recentMessages.begin(job);
  let recentMessage: RecentMessage | undefined;
  try {
    const before = await deps.store.findReply(job.source);
    if (isSettled(before, job.revision, job.asked)) return {};
    const answered = await answerAndWatch(job, before, attempt, turn.earlier, deps);
    recentMessage = { job, ...answered };
    const { record, revised, report } = answered;
    deps.telemetry.diagnosed(report);
    deps.telemetry.replied(report, givenOf(record), (deps.now() - attempt.added) / 1000);
    const records = [revised, record].filter((each) => each !== undefined);
    const counts = countFindings(report, job.source.team, deps.now());
    return { records, counts, next: warningsOf(job, answered, deps) };
  } finally {
    turn.finish(recentMessage);
  }
}

/** The warning is work of its own: what fails or waits there holds up no answer, and the other way round. */
function warningsOf(job: CheckJob, { report, record, author }: Answered, { now }: AnswerDeps): NewWork[] {
  const { secrets } = job;
  if (!holdsSecret(report, secrets)) return [];
  // The job's own secrets are covered in its text: what the report still finds is of the message that it is about.
  const isAbove = secrets.length === 0 && author !== undefined;
  const of = isAbove ? { ...job.source, ts: job.thread ?? job.source.ts } : job.source;
  const thread = record?.state === 'answered' ? job.thread : threadThatIs(job);
  return [warningFor(job, { of, thread, author: isAbove ? author : job.author, secrets }, now())];
}

function givenOf(record: ReplyRecord | undefined): TelemetryInput {
  if (record?.state === 'answered') return 'reply';
  return record?.state === 'reacted' ? 'reaction' : 'silence';
}

interface Answered extends Found {
  readonly record: ReplyRecord | undefined;
  /** Of an earlier message, whose reply also covers this one. */
  readonly revised: ReplyRecord | undefined;
}

async function answerAndWatch(
  job: CheckJob,
  before: ReplyRecord | undefined,
  attempt: Attempt,
  earlierOne: Promise<RecentMessage | undefined>,
  deps: AnswerDeps,
): Promise<Answered> {
  const watch = createWatch(job.source, attempt, deps);
  // Anyone who asks gets an answer; for others it isn't known before the message is judged.
  if (job.asked) watch.begin();
  try {
    const own = await read(job, attempt, deps);
    const earlier = await earlierOne;
    const joined = earlier && (await joinTo(earlier, own, deps));
    const found = joined ?? own;
    const message: Case = { job, before, ...found, attempt };
    const completed = earlier && joined && (await completeEarlier(message, earlier, deps));
    const { record, report, root }: Treated = completed ?? (await treat(message, watch, deps));
    await watch.end(record?.state === 'answered' ? markOf(report ?? found.report) : undefined);
    return { ...found, record, revised: completed?.revised ?? root };
  } catch (error) {
    await watch.putOff(error);
    throw error;
  } finally {
    watch.cancel();
  }
}

/** A thread that doesn't exist yet has no place for a private message. */
const threadThatIs = ({ thread, source }: CheckJob): string | null => (thread === source.ts ? null : thread);

/** Checks the message; one without a payload that calls us into a thread means that of the message that began it. */
async function read(job: CheckJob, attempt: Attempt, deps: AnswerDeps): Promise<Found> {
  const check = async (text: string): Promise<Report> =>
    withSecrets(await deps.check(text, deps.knowledge()), job.secrets, deps.knowledge());
  const own = await readFiles(job, deps, attempt.failures >= FILE_FAILURES);
  const found: Found = { text: own.text, remark: own.remark, report: await check(own.text) };
  const { thread: ts, source } = job;
  if (!job.asked || found.report.checks.length > 0 || ts === null || ts === source.ts) return found;
  const message = await findRoot(source, ts, attempt, deps);
  const root = await readFiles(decodeMessage(message), deps, attempt.failures >= FILE_FAILURES);
  const report = await deps.check(root.text, deps.knowledge());
  const author = message?.user;
  const above: Found = { text: root.text, remark: root.remark, report, author, isOfRoot: true };
  if (!hasSubject(found.report)) return hasSubject(report) ? above : found;
  if (report.checks.length === 0) return found;
  if (addsNothing(found.report, report)) return above;
  const text = `${root.text}\n${own.text}`;
  return { text, remark: root.remark ?? own.remark, report: await check(text), author };
}

/** Whether a question tells a status alone, and what it is about tells its own. */
function addsNothing({ operation, diagnostics, errors, claims }: Report, above: Report): boolean {
  const isBare = errors.every(({ code, message, contextId }) => (code ?? message ?? contextId) === null);
  return above.status !== null && isBare && operation === null && diagnostics.length + claims.length === 0;
}

/** A file that cannot be fetched is tried again this often; then the message is answered without it. */
const FILE_FAILURES = 3;

/** An answer waits no longer than this for a look at the message that it is about. */
const LONGEST_LOOK_MS = 2 * 60_000;

/** Undefined where it may not be read, or not soon: then the answer does without it. */
async function findRoot(
  { team, channel }: SourceKey,
  ts: string,
  attempt: Attempt,
  deps: AnswerDeps,
): Promise<{ readonly user?: string } | undefined> {
  const { client, pacer } = deps;
  try {
    const root = await pacer.call('conversations.replies', team, () =>
      client.conversations.replies({ channel, ts, limit: 1 }),
    );
    return root.messages?.[0];
  } catch (error) {
    const hasWaited = error instanceof WaitError && deps.now() - attempt.added > LONGEST_LOOK_MS;
    if (!hasWaited && refusalOf(error) === undefined) throw error;
    return undefined;
  }
}

interface Treated {
  /** Undefined where there is nothing to remember. */
  readonly record: ReplyRecord | undefined;
  /** Of the message that began the thread, where the answer is about that. */
  readonly root?: ReplyRecord | undefined;
  /** What the answer shows, where that is more than was found in the text. */
  readonly report?: Report;
}

/** Gives the message what it deserves. */
async function treat(message: Case, watch: Watch, deps: AnswerDeps): Promise<Treated> {
  const { job, before, report } = message;
  if (before?.state === 'answered' && before.reply !== null) {
    return { record: await revise(message, { reply: before.reply, files: before.files }, deps) };
  }
  const deserves = job.asked && isThanks(job.text) ? 'reaction' : judge(report, job.asked);
  if (before?.state === 'reacted' && deserves !== 'reaction') await removeReaction(job.source, TICK, deps);
  switch (deserves) {
    case 'reply': {
      watch.begin();
      const root = message.isOfRoot && job.thread !== null ? { ...job.source, ts: job.thread } : undefined;
      const answered = root && (await deps.store.findReply(root));
      const link = answered && (await linkTo(answered, deps));
      if (link !== undefined) {
        const standing = await deps.telemetry.steps.take('post', () => postOnce({ ...message, link }, deps));
        return { record: toRecord(message, 'answered', standing, deps) };
      }
      const lookup = beginLookup(message, job.source.channel, deps);
      const posted = await deps.telemetry.steps.take('post', () => postOnce(message, deps));
      const { standing, report: shown } = await finishLookup(lookup, message, posted, deps);
      const record = toRecord({ ...message, report: shown }, 'answered', standing, deps);
      return { record, report: shown, root: root && ofRoot(record, root, answered) };
    }
    case 'reaction':
      await addReaction(job.source, TICK, deps);
      return { record: toRecord(message, 'reacted', null, deps) };
    case 'silence':
      return before === undefined && job.revision === '' && !holdsSecret(report, job.secrets)
        ? { record: undefined }
        : { record: toRecord(message, 'silent', null, deps) };
    default:
      return deserves satisfies never;
  }
}

async function withdraw(
  source: SourceKey,
  state: 'deleted' | 'removed',
  deps: AnswerDeps,
): Promise<ReplyRecord> {
  const before = await deps.store.findReply(source);
  if (before !== undefined && before.reply !== null) {
    await removeReply(source, { reply: before.reply, files: before.files }, deps);
  }
  const kept = before ?? { thread: null, author: '', revision: '', handedOver: false };
  return { ...kept, source, state, reply: null, codes: [], files: [], updated: deps.now() };
}
