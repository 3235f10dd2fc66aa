/** A failure that a test asks for. */
export interface GenesysFault {
  /** The requests that it meets, by their path; undefined for all. */
  readonly path?: RegExp;
  readonly status?: 401 | 403 | 404 | 429 | 500 | 503;
  /** Seconds, on a 429. */
  readonly retryAfter?: number;
  readonly delayMs?: number;
  /** What stands in place of the body. */
  readonly body?: string;
  /** The connection ends without an answer. */
  readonly drops?: boolean;
  /** So many requests are met; undefined for every one. */
  readonly times?: number;
}

/** The faults in force, and what takes one for a request. */
export class GenesysFaults {
  #faults: { readonly fault: GenesysFault; left: number }[] = [];

  /** Replaces what was set before. */
  set(...faults: readonly GenesysFault[]): void {
    this.#faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  /** The first fault that meets a request. */
  take(path: string): GenesysFault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.path?.test(path) ?? true));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  }
}
