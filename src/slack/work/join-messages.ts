import type { ReplyRecord } from '../../store/reply-store.ts';
import { type Case, type Found, toRecord } from './case.ts';
import type { AnswerDeps } from './deps.ts';
import { type RecentMessage, readTogether } from './recent-messages.ts';
import { revise } from './revise.ts';

/** Both messages as one; undefined where each is to be read by itself. */
export async function joinTo(
  earlier: RecentMessage,
  own: Found,
  deps: AnswerDeps,
): Promise<Found | undefined> {
  const report = await readTogether(earlier, own, (text) => deps.check(text, deps.knowledge()));
  if (report === undefined) return undefined;
  const remark = [own.remark, 'Read together with the message before it.'].filter(
    (part) => part !== undefined,
  );
  return { text: `${earlier.text}\n${own.text}`, report, remark: remark.join(' ') };
}

export interface Completed {
  /** Of the message itself. */
  readonly record: ReplyRecord;
  /** Of the earlier one, whose reply covers both. */
  readonly revised: ReplyRecord;
}

/** If the earlier message already has a reply, that reply covers both. Undefined if it has none. */
export async function completeEarlier(
  message: Case,
  earlier: RecentMessage,
  deps: AnswerDeps,
): Promise<Completed | undefined> {
  const first = newer(earlier.record, await deps.store.findReply(earlier.job.source));
  if (first?.state !== 'answered' || first.reply === null) return undefined;
  const job = { ...earlier.job, revision: first.revision, secrets: message.job.secrets };
  const standing = { reply: first.reply, files: first.files };
  // What the first message lacked isn't counted as fixed.
  const before = { ...first, codes: [] };
  const revised = await revise({ ...message, job, before }, standing, deps);
  return { revised, record: toRecord(message, 'silent', null, deps) };
}

/** What was just answered may not be stored yet, and what is stored may have been handed over or taken away since. */
function newer(known: ReplyRecord | undefined, stored: ReplyRecord | undefined): ReplyRecord | undefined {
  return known !== undefined && known.updated > (stored?.updated ?? 0) ? known : stored;
}
