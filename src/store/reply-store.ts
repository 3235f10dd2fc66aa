import type { SourceKey } from './source-key.ts';

/**
 * What became of a source message. `silent`: judged, nothing to say; `reacted`: a reaction stands on it;
 * `removed`: the author took the reply away; `deleted`: the message itself is gone.
 */
export type ReplyState = 'answered' | 'silent' | 'reacted' | 'removed' | 'deleted';

/** Which message was answered by which reply. Holds IDs, codes and counts, nothing that a user typed. */
export interface ReplyRecord {
  readonly source: SourceKey;
  /** The root of the thread that the reply stands in, or null for a reply at the top of its channel. */
  readonly thread: string | null;
  readonly author: string;
  readonly state: ReplyState;
  /** The ts of the edit that was judged last; empty for the message as first posted. */
  readonly revision: string;
  /** The ts of our reply, once there is one. */
  readonly reply: string | null;
  /** Codes of the errors and warnings in the last judgement, so that an edit can be answered with what it fixed. */
  readonly codes: readonly string[];
  /** Ids of the files that stand beside our reply. */
  readonly files: readonly string[];
  /** The case was escalated to the group for unsolved cases. */
  readonly handedOver: boolean;
  /** Milliseconds since the epoch. */
  readonly updated: number;
}

/** Remembers the one reply to each source message; it is written with the end of the work, see `work-queue.ts`. */
export interface ReplyStore {
  findReply(source: SourceKey): Promise<ReplyRecord | undefined>;
  /** The record whose reply has this ts. */
  findByReply(team: string, channel: string, reply: string): Promise<ReplyRecord | undefined>;
}
