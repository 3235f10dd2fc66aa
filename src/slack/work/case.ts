import { hasProblems, hasSubject, problemCodes } from '../../reply/verdict.ts';
import type { ReplyRecord, ReplyState } from '../../store/reply-store.ts';
import type { Report } from '../../validator/report.ts';
import type { Standing } from '../post/deliver.ts';
import { CROSS, TICK } from '../post/reactions.ts';
import type { Attempt } from './attempt.ts';
import type { AnswerDeps } from './deps.ts';
import type { CheckJob } from './job.ts';
import type { Mark } from './progress.ts';

/** What was found in a message. */
export interface Found {
  readonly text: string;
  readonly report: Report;
  readonly remark: string | undefined;
  /** Who wrote what was found, where that is another message's author. */
  readonly author?: string | undefined;
  /** All of it is of the message that began the thread; the message itself only calls us. */
  readonly isOfRoot?: true;
}

/** A message on its way to an answer: what is known of it, and what was found in it. */
export interface Case extends Found {
  readonly job: CheckJob;
  readonly before: ReplyRecord | undefined;
  readonly attempt: Attempt;
}

/** What is remembered of a message once it has been treated. */
export function toRecord(
  { job, before, report }: Case,
  state: ReplyState,
  standing: Standing | null,
  deps: AnswerDeps,
): ReplyRecord {
  const { source, thread, author, revision } = job;
  const { reply, files } = standing ?? { reply: null, files: [] };
  const codes = problemCodes(report);
  const handedOver = before?.handedOver ?? false;
  return { source, thread, author, state, revision, reply, codes, files, handedOver, updated: deps.now() };
}

/** A cross if there is something to fix: a finding, a returned error, or no call at all. */
export function markOf(report: Report): Mark {
  return hasProblems(report) || report.errors.length > 0 || !hasSubject(report) ? CROSS : TICK;
}
