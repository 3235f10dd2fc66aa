import { hasSubject } from '../../reply/verdict.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import type { Report } from '../../validator/report.ts';
import type { CheckJob } from './job.ts';

/** A message that the next one of its author may complete. */
export interface RecentMessage {
  readonly job: CheckJob;
  readonly text: string;
  readonly report: Report;
  /** What became of it; it may not be in the store yet. */
  readonly record: ReplyRecord | undefined;
}

/**
 * Remembers what people wrote for a minute, in memory alone, so that a paste in two messages can be read as one. After
 * a restart nothing is known, and the second message is read by itself.
 */
export interface RecentMessages {
  /** Takes a message that is to be answered, at once, so that the next one waits for it. */
  begin(job: CheckJob): Turn;
  /** Whether this author wrote in this thread just now. */
  hasEarlier(message: Pick<CheckJob, 'source' | 'thread' | 'author'>): boolean;
  /** Whether this author asked for an answer in this thread just now. */
  hasAsked(message: Pick<CheckJob, 'source' | 'thread' | 'author'>): boolean;
}

export interface Turn {
  /** The author's message before this one in the same thread, once it has been answered. */
  readonly earlier: Promise<RecentMessage | undefined>;
  /** This one is answered; without a recentMessage it is as if it had not been written. */
  finish(recentMessage?: RecentMessage): void;
}

interface Entry {
  readonly job: CheckJob;
  readonly done: Promise<RecentMessage | undefined>;
}

const SECONDS = 60;

/** More people than this don't write at once; the oldest go first. */
const MOST = 500;

export function createRecentMessages(): RecentMessages {
  const known = new Map<string, Entry>();
  const lookUp = (message: Pick<CheckJob, 'source' | 'thread' | 'author'>): Entry | undefined => {
    const entry = known.get(keyOf(message));
    const apart = Number(message.source.ts) - Number(entry?.job.source.ts);
    return apart > 0 && apart <= SECONDS ? entry : undefined;
  };
  return {
    begin(job) {
      const key = keyOf(job);
      const before = lookUp(job);
      const replaced = known.get(key);
      const { promise: done, resolve } = Promise.withResolvers<RecentMessage | undefined>();
      const entry: Entry = { job, done };
      known.delete(key);
      known.set(key, entry);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
      const forget = (): void => {
        if (known.get(key) === entry) known.delete(key);
      };
      setTimeout(forget, SECONDS * 1000).unref();
      return {
        earlier: before?.done ?? Promise.resolve(undefined),
        finish(recentMessage) {
          resolve(recentMessage);
          if (recentMessage !== undefined || known.get(key) !== entry) return;
          forget();
          if (replaced !== undefined) known.set(key, replaced);
        },
      };
    },
    hasEarlier: (message) => lookUp(message) !== undefined,
    hasAsked: (message) => lookUp(message)?.job.asked === true,
  };
}

function keyOf({ source, thread, author }: Pick<CheckJob, 'source' | 'thread' | 'author'>): string {
  return [source.team, source.channel, thread ?? source.ts, author].join('/');
}

/**
 * Both messages as one, where the second completes the first: it brings what the first lacked, and the two aren't whole
 * calls each.
 */
export function readTogether(
  first: Pick<RecentMessage, 'text' | 'report'>,
  second: { readonly text: string; readonly report: Report },
  check: (text: string) => Report,
): Report | undefined {
  const count = first.report.checks.length;
  if (!hasSubject(first.report) && !hasSubject(second.report)) return undefined;
  if (count > 0 && second.report.checks.length > 0 && second.report.operation !== null) return undefined;
  const both = check(`${first.text}\n${second.text}`);
  if (both.checks.length === 0 || (count > 0 && both.checks.length > count)) return undefined;
  const isNew = factsOf(both) !== factsOf(first.report) && factsOf(both) !== factsOf(second.report);
  return isNew ? both : undefined;
}

/** What a reply would say of a report, places aside. */
function factsOf({ operation, status, checks, errors }: Report): string {
  const findings = checks.map(({ diagnostics, corrected, published }) => [
    diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
    corrected,
    published,
  ]);
  return JSON.stringify([operation, status, findings, errors.map(({ card }) => card)]);
}
