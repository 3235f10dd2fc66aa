/** What all lookups of one answer may take together. */
export interface RequestBudget {
  /** Ends the requests under way when the time is over. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  left(): number;
  /** Takes one request; false when there are none left. */
  take(): boolean;
}

const TIME_MS = 2000;

/** The most requests that one answer makes. */
export const MOST_REQUESTS = 6;

/** Two seconds and six requests, unless told otherwise. */
export function createBudget(now: () => number, ms = TIME_MS, requests = MOST_REQUESTS): RequestBudget {
  const end = now() + ms;
  let taken = 0;
  return {
    signal: AbortSignal.timeout(ms),
    left: () => Math.max(0, end - now()),
    take() {
      taken += 1;
      return taken <= requests;
    },
  };
}
