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

export interface Work extends NewWork {
  readonly id: number;
  /** How often it was, or may have been, taken before: whoever gets more than 0 cannot know what was done already. */
  readonly attempts: number;
}

/** What came of a piece of work: what became of the message, and what was found in it. */
export interface Outcome {
  readonly record?: ReplyRecord | undefined;
  readonly counts?: readonly Count[] | undefined;
}

/** A durable queue: what `addWork` has promised survives the process. */
export interface WorkQueue {
  /** Stores the work before it resolves. False when this delivery was stored earlier, even if it is finished by now. */
  addWork(work: NewWork): Promise<boolean>;
  /** Claims the oldest work that is due and whose subject nobody works on; the claim ends with `leaseMs`. */
  takeWork(now: number, leaseMs: number): Promise<Work | undefined>;
  /** Forgets the work and its text, and saves what came of it, all or nothing. */
  finishWork(id: number, outcome?: Outcome): Promise<void>;
  /** Gives the claim back, to be taken again at `due`. */
  postponeWork(id: number, due: number): Promise<void>;
  /** When the next unclaimed work is due, or undefined when none waits. */
  nextDue(): Promise<number | undefined>;
  countWork(): Promise<number>;
}
