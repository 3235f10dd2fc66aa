import { hasSubject, progressSince } from '../../reply/verdict.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import type { SourceKey } from '../../store/source-key.ts';
import { reviseReply, type Standing } from '../post/deliver.ts';
import { refusalOf, tolerate } from '../post/slack-fault.ts';
import { deleteFiles } from '../post/upload.ts';
import { type Case, markOf, toRecord } from './case.ts';
import type { AnswerDeps } from './deps.ts';
import { beginLookup, finishLookup, type Shown } from './look-up.ts';
import { turnMark } from './progress.ts';

/** After an edit: the reply says what is fixed, or is deleted if nothing is left to report. */
export async function revise(message: Case, standing: Standing, deps: AnswerDeps): Promise<ReplyRecord> {
  const { job, before, report } = message;
  if (!hasSubject(report)) {
    await removeReply(job.source, standing, deps);
    return toRecord(message, 'silent', null, deps);
  }
  const codes = before?.codes ?? [];
  const progress = progressSince(codes, report, false);
  const lookup = beginLookup(message, job.source.channel, deps);
  let shown: Shown;
  try {
    const revised = await deps.telemetry.steps.take('post', () =>
      reviseReply({ ...message, progress }, standing, deps),
    );
    shown = await finishLookup(lookup, { ...message, progress }, revised, deps, codes);
  } catch (error) {
    // Somebody took the reply away by hand; it doesn't come back.
    if (refusalOf(error) !== 'message_not_found') throw error;
    return toRecord(message, 'removed', null, deps);
  }
  deps.log.info({ channel: job.source.channel, ts: job.source.ts, reply: standing.reply }, 'revised');
  await turnMark(job.source, markOf(shown.report), deps);
  return toRecord({ ...message, report: shown.report }, 'answered', shown.standing, deps);
}

/** The reply and the files beside it. */
export async function removeReply(
  { team, channel }: SourceKey,
  { reply, files }: Standing,
  { client, pacer }: AnswerDeps,
): Promise<void> {
  const remove = pacer.call('chat.delete', team, () => client.chat.delete({ channel, ts: reply }));
  await tolerate(remove, 'message_not_found');
  await deleteFiles(files, team, { client, pacer });
}
