import type { JobAttempt } from 'pg-boss';
import { LONGEST_CALL_MS } from '../work-queue.ts';

/** Without a sign of life that the database took, a claim may be lost after this long. */
export const LOST_MS = 3000;

/** After this long without one it is free for others. */
export const FREE_MS = 6000;

/**
 * A claim whose holder noted a post, and has a connection to the database still, outlives every call that it could begin
 * while it held the claim: the next worker finds in the thread what was posted.
 */
const FREE_POSTING_MS = LOST_MS + LONGEST_CALL_MS + 1000;

interface Claim {
  readonly attempt: JobAttempt;
  /** When the last sign of life left, by the monotonic clock. */
  seen: number;
  isLost: boolean;
}

/** What this process works on, and how sure it may be of that. */
export class Claims {
  readonly #held = new Map<string, Claim>();

  /** `since`: when the claim was asked for. */
  add(attempt: JobAttempt, since: number): string {
    const id = `${attempt.id}:${attempt.retryCount}`;
    this.#held.set(id, { attempt, seen: since, isLost: false });
    return id;
  }

  find(id: string): JobAttempt | undefined {
    return this.#held.get(id)?.attempt;
  }

  end(id: string): void {
    this.#held.delete(id);
  }

  /** Whether a claim is this process's own, lost or not. */
  isOwn({ id, retryCount }: JobAttempt): boolean {
    return this.#held.has(`${id}:${retryCount}`);
  }

  isHeld(id: string): boolean {
    const claim = this.#held.get(id);
    if (claim === undefined) return false;
    claim.isLost ||= performance.now() - claim.seen > LOST_MS;
    return !claim.isLost;
  }

  /** Gives a sign of life for each claim; those that `touch` doesn't name again are lost. */
  async beat(touch: (attempts: JobAttempt[]) => Promise<ReadonlySet<string>>): Promise<void> {
    const sent = performance.now();
    const held = [...this.#held].filter(([id]) => this.isHeld(id)).map(([, claim]) => claim);
    if (held.length === 0) return;
    const alive = await touch(held.map((claim) => claim.attempt));
    for (const claim of held) {
      if (alive.has(claim.attempt.id)) claim.seen = sent;
      else claim.isLost = true;
    }
  }

  endAll(): void {
    this.#held.clear();
  }
}

/** A claim as the database knows it. */
export interface Beat {
  readonly attempt: JobAttempt;
  /** When its holder was last heard of, as the database wrote it. */
  readonly beat: string;
  /** A post is noted, and its holder seems to live: one may be under way. */
  readonly mayPost: boolean;
}

/**
 * Tells which holders are dead: those whose sign of life hasn't changed for a while. Only this process's own steady clock
 * counts, so that no clock that is wrong, or set, can end a living claim. Its own claims it leaves alone, however late
 * its signs of life are: it lives.
 */
export class Watch {
  readonly #own: Pick<Claims, 'isOwn'>;
  #known = new Map<string, { beat: string; since: number }>();

  constructor(own: Pick<Claims, 'isOwn'>) {
    this.#own = own;
  }

  findDead(beats: readonly Beat[], now: number = performance.now()): Beat[] {
    const before = this.#known;
    this.#known = new Map();
    return beats.filter(({ attempt, beat, mayPost }) => {
      const id = `${attempt.id}:${attempt.retryCount}`;
      const known = before.get(id);
      const since = known?.beat === beat ? known.since : now;
      this.#known.set(id, { beat, since });
      return now - since > (mayPost ? FREE_POSTING_MS : FREE_MS) && !this.#own.isOwn(attempt);
    });
  }
}
