import { hasProblems } from '../../reply/verdict.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import type { Report } from '../../validator/report.ts';

/** What a message deserves. */
export type Deserves = 'reply' | 'reaction' | 'silence';

/** Asked: always a reply. Unasked: a reply to trouble, a reaction to a call that is right, silence to all else. */
export function judge(report: Report, asked: boolean): Deserves {
  if (asked || report.respond) return 'reply';
  return isCleanCall(report) ? 'reaction' : 'silence';
}

/** A call of ours, in its published body, with nothing to say about it. */
function isCleanCall(report: Report): boolean {
  const isOurs = report.checks.some((check) => check.shape === 'published' && check.operation !== null);
  return isOurs && !hasProblems(report) && report.errors.length === 0;
}

/**
 * Whether a message, as it was at this revision, needs nothing more: a twin or a redelivery of what was judged, an
 * older state of it, or a message whose author wants no reply.
 */
export function isSettled(record: ReplyRecord | undefined, revision: string, asked: boolean): boolean {
  if (record === undefined) return false;
  if (record.state === 'deleted' || record.state === 'removed') return true;
  if (revision !== record.revision) return revision < record.revision;
  return record.state === 'answered' || !asked;
}
