/** How often something may be done: once in `intervalMs` in the long run, and `burst` times at once after a rest. */
export interface Rate {
  readonly intervalMs: number;
  readonly burst: number;
}

/**
 * Turns at calling Slack, shared by all processes on the same state. Each turn is given to one caller, who waits for it:
 * when a pause ends, callers come one after the other and not all at once.
 */
export interface CallBudgets {
  /**
   * Takes the next turn of a budget and resolves with the milliseconds until it comes. Takes none and resolves with
   * undefined when that is more than `mostMs`.
   */
  takeTurn(budget: string, rate: Rate, mostMs: number): Promise<number | undefined>;
  /** Gives no turns for this many milliseconds, because Slack said so. */
  closeBudget(budget: string, rate: Rate, ms: number): Promise<void>;
}

/** How far the turns that are given out may run ahead of the clock without a caller having to wait. */
export const leadOf = ({ intervalMs, burst }: Rate): number => (burst - 1) * intervalMs;
