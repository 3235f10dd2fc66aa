import type { Count } from './counter-store.ts';
import type { ReplyRecord } from './reply-store.ts';

/** Something that Slack asked for and that is still to be done. */
export interface NewWork {
  /** Names the delivery (Slack's event id and the like); a second one of the same name is not added. */
  readonly delivery: string;
  /** Work on one subject is done one at a time, in the order it came. */
  readonly subject: string;
  /** What to do, as JSON. Holds pasted text, so it lives only until the work is finished. */
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly added: number;
}

/** A call of Slack ends within this time, whatever comes of it: nothing arrives there later. */
export const LONGEST_CALL_MS = 10_000;

/** What an attempt may have left in Slack: a post, or the eyes reaction. */
export type Trace = 'post' | 'eyes';

/** The progress of earlier attempts. */
export interface Progress {
  /** How often it failed. Waiting for its turn and restarts don't count. */
  readonly failures: number;
  /** What may be in Slack without a record here, because an attempt ended before its outcome was known. */
  readonly traces: readonly Trace[];
}

export interface Work extends NewWork, Progress {
  /** Names this claim: when the same work is taken again, by any process, it has another id. */
  readonly id: string;
  /**
   * False once the claim is lost or may be. With a noted post, another process can take the work only later than
   * `LONGEST_CALL_MS` after this was last true: ask right before sending anything that must not be sent twice.
   */
  isHeld(): boolean;
}

/** The result of a piece of work: what happened to the message and to others that it covers, and what was found. */
export interface Outcome {
  readonly records?: readonly ReplyRecord[];
  readonly counts?: readonly Count[] | undefined;
  /** Work that follows from it. As with `addWork`, what was added before under the same name is not added again. */
  readonly next?: readonly NewWork[];
}

/** A durable queue: what `addWork` has promised survives the process. */
export interface WorkQueue {
  /** Stores the work before it resolves. False when this delivery was stored earlier, even if it is finished by now. */
  addWork(work: NewWork): Promise<boolean>;
  /**
   * Claims the oldest work that is due and whose subject nobody works on, one for each subject and `most` at most. A
   * claim lasts until it is finished or postponed, or its holder is dead.
   */
  takeWork(most: number): Promise<readonly Work[]>;
  /**
   * Forgets the work and its text, and saves what came of it, all or nothing. False when the claim was lost before:
   * then nothing is saved.
   */
  finishWork(id: string, outcome?: Outcome): Promise<boolean>;
  /** Releases the claim, so that the work is taken again after a while; keeps its progress unless one is given. False if the claim was lost. */
  postponeWork(id: string, delayMs: number, progress?: Progress): Promise<boolean>;
  /**
   * Stores what this try is about to leave in Slack before it resolves, so that the next one knows, even after a crash.
   * False when the claim was lost before.
   */
  noteTraces(id: string, traces: readonly Trace[]): Promise<boolean>;
  /**
   * Calls back whenever there may be something to take since `takeWork` last found less than was asked for: added by any process, due
   * now, or freed. Returns what ends it.
   */
  onWork(listener: () => void): () => void;
  /** All that is not finished. */
  countWork(): Promise<number>;
  /** When the oldest of it was added, in milliseconds since the epoch; undefined for none. */
  oldestWork(): Promise<number | undefined>;
}
