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
  /** Whether this author wrote in this place just now: the channel or the thread. */
  hasEarlier(message: Pick<CheckJob, 'source' | 'thread' | 'author'>): boolean;
  /** Whether this author asked for an answer in this place just now. */
  hasAsked(message: Pick<CheckJob, 'source' | 'thread' | 'author'>): boolean;
}

export interface Turn {
  /** The author's message before this one in the same place, once it has been answered. */
  readonly earlier: Promise<RecentMessage | undefined>;
  /** This one is answered; without a message it is as if it had not been written. */
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
    const entry = known.get(placeOf(message));
    const apart = Number(message.source.ts) - Number(entry?.job.source.ts);
    return apart > 0 && apart <= SECONDS ? entry : undefined;
  };
  /** Returns what puts back the message that was there before. */
  const remember = (place: string, entry: Entry): (() => void) => {
    const replaced = known.get(place);
    known.delete(place);
    known.set(place, entry);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    const forget = (): boolean => known.get(place) === entry && known.delete(place);
    setTimeout(forget, SECONDS * 1000).unref();
    return () => {
      if (forget() && replaced !== undefined) known.set(place, replaced);
    };
  };
  return {
    begin(job) {
      const before = lookUp(job);
      const { promise: done, resolve } = Promise.withResolvers<RecentMessage | undefined>();
      const entry: Entry = { job, done };
      const ends = placesFor(job).map((place) => remember(place, entry));
      return {
        earlier: before?.done ?? Promise.resolve(undefined),
        finish(recentMessage) {
          resolve(recentMessage);
          if (recentMessage === undefined) for (const restore of ends) restore();
        },
      };
    },
    hasEarlier: (message) => lookUp(message) !== undefined,
    hasAsked: (message) => lookUp(message)?.job.asked === true,
  };
}

type Written = Pick<CheckJob, 'source' | 'thread' | 'author'>;

/** A message that is in no thread: one that others may be answered under. */
const isRoot = ({ source, thread }: Written): boolean => thread === null || thread === source.ts;

/** Where a message is written: a thread, or the channel itself. */
const placeOf = (message: Written): string => inPlace(message, isRoot(message) ? '' : (message.thread ?? ''));

/** Where the author's next message may belong with this one: in the same place, or in the thread that it begins. */
const placesFor = (message: Written): string[] =>
  isRoot(message) ? [placeOf(message), inPlace(message, message.source.ts)] : [placeOf(message)];

const inPlace = ({ source, author }: Written, thread: string): string =>
  [source.team, source.channel, thread, author].join('/');

/**
 * Both messages as one, where the second completes the first: it brings what the first lacked, and the two aren't whole
 * calls each.
 */
export async function readTogether(
  first: Pick<RecentMessage, 'text' | 'report'>,
  second: { readonly text: string; readonly report: Report },
  check: (text: string) => Promise<Report>,
): Promise<Report | undefined> {
  const count = first.report.checks.length;
  if (!hasSubject(first.report) && !hasSubject(second.report)) return undefined;
  if (count > 0 && second.report.checks.length > 0 && second.report.operation !== null) return undefined;
  const both = await check(`${first.text}\n${second.text}`);
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
