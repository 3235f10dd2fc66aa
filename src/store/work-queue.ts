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
  /** How often it was taken before. */
  readonly attempts: number;
}

/** A durable queue: what `addWork` has promised survives the process. */
export interface WorkQueue {
  /** Stores the work before it resolves. False when this delivery was stored earlier, even if it is finished by now. */
  addWork(work: NewWork): Promise<boolean>;
  /** Claims the oldest work that is due and whose subject nobody works on; the claim ends with `leaseMs`. */
  takeWork(now: number, leaseMs: number): Promise<Work | undefined>;
  /** Forgets the work and its text, and saves what became of the message with it, both or neither. */
  finishWork(id: number, record?: ReplyRecord): Promise<void>;
  /** Gives the claim back, to be taken again at `due`. */
  postponeWork(id: number, due: number): Promise<void>;
  /** When the next unclaimed work is due, or undefined when none waits. */
  nextDue(): Promise<number | undefined>;
  countWork(): Promise<number>;
}
