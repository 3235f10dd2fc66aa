import type { JobAttempt } from 'pg-boss';

/** Without a sign of life that the database took, a claim may be lost after this long. */
export const LOST_MS = 3000;

/**
 * After this long without one it is free for others. The time between is for what its holder had sent already to arrive,
 * so that the next worker finds it.
 */
export const FREE_MS = 6000;

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

interface Beat {
  readonly attempt: JobAttempt;
  /** When its holder was last heard of, as the database wrote it. */
  readonly beat: string;
}

/**
 * Tells which holders are dead: those whose sign of life hasn't changed for a while. Only this process's own steady clock
 * counts, so that no clock that is wrong, or set, can end a living claim.
 */
export class Watch {
  #known = new Map<string, { beat: string; since: number }>();

  findDead(beats: readonly Beat[], now: number = performance.now()): JobAttempt[] {
    const before = this.#known;
    this.#known = new Map();
    return beats
      .filter(({ attempt, beat }) => {
        const id = `${attempt.id}:${attempt.retryCount}`;
        const known = before.get(id);
        const since = known?.beat === beat ? known.since : now;
        this.#known.set(id, { beat, since });
        return now - since > FREE_MS;
      })
      .map(({ attempt }) => attempt);
  }
}
