import { StoreError } from '../store.ts';

/** More at a time would make those wait that come first. */
const MOST_TOGETHER = 64;

interface Asked<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export interface BatchesOptions<Item, Result> {
  /** Does all of these, or none where it rejects; its results are in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Items of the same key never share a run; the later one waits for the next. */
  readonly keyOf: (item: Item) => string;
}

/**
 * Does together whatever is asked for while the run before is under way, so that a burst waits for the database a few
 * times and not each in turn.
 */
export class Batches<Item, Result> {
  readonly #options: BatchesOptions<Item, Result>;
  #waiting: Asked<Item, Result>[] = [];
  #isRunning = false;

  constructor(options: BatchesOptions<Item, Result>) {
    this.#options = options;
  }

  /** Resolves or rejects as if it had been done alone. */
  add(item: Item): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#isRunning) {
      this.#isRunning = true;
      // What else comes in this turn of the event loop goes along.
      setImmediate(() => void this.#runAll());
    }
    return promise;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#perform(this.#next());
    this.#isRunning = false;
  }

  #next(): Asked<Item, Result>[] {
    const keys = new Set<string>();
    const group: Asked<Item, Result>[] = [];
    const later: Asked<Item, Result>[] = [];
    for (const asked of this.#waiting) {
      const key = this.#options.keyOf(asked.item);
      const isFree = group.length < MOST_TOGETHER && !keys.has(key);
      (isFree ? group : later).push(asked);
      keys.add(key);
    }
    this.#waiting = later;
    return group;
  }

  async #perform(group: readonly Asked<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#options.run(group.map(({ item }) => item));
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result); // a cast: one result for each
    } catch (error) {
      // One that cannot be done must not take its neighbours along; a database that is away fails them all alike.
      const isOfOne = group.length > 1 && error instanceof StoreError && error.code === 'failed';
      if (isOfOne) for (const asked of group) await this.#perform([asked]);
      else for (const { reject } of group) reject(error);
    }
  }
}
