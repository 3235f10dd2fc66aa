/** Calls the listener when there may be work: the part of `onWork` that both adapters share. */
export class WorkSignals {
  readonly #listeners = new Set<() => void>();
  #timer: NodeJS.Timeout | undefined;

  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls once after a while; a later call of this replaces an earlier one. */
  emitIn(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.emit(), Math.min(Math.max(delayMs, 1), LONGEST_TIMER)).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }
}

/** Node fires timers at once that are set for longer. */
const LONGEST_TIMER = 2 ** 31 - 1;
