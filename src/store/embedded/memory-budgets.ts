import { leadOf, type Rate } from '../call-budgets.ts';

/** Above this many, budgets that were not used lately are dropped. */
const MANY = 1000;

/** Turns of one process, by a monotonic clock. For each budget it keeps when the turn after the last one is due. */
export class MemoryBudgets {
  readonly #due = new Map<string, number>();

  takeTurn(budget: string, rate: Rate, mostMs: number, now = performance.now()): number | undefined {
    const due = Math.max(this.#due.get(budget) ?? now, now);
    const wait = Math.max(due - now - leadOf(rate), 0);
    if (wait > mostMs) return undefined;
    if (this.#due.size > MANY) this.#forgetIdle(now);
    this.#due.set(budget, due + rate.intervalMs);
    return wait;
  }

  closeBudget(budget: string, rate: Rate, ms: number, now = performance.now()): void {
    this.#due.set(budget, Math.max(this.#due.get(budget) ?? now, now + ms + leadOf(rate)));
  }

  #forgetIdle(now: number): void {
    for (const [budget, due] of this.#due) if (due < now) this.#due.delete(budget);
  }
}
