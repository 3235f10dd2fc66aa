/** What is counted about a finding: the kinds of things, never values. */
export interface Count {
  /** The day, `2026-11-24`. */
  readonly day: string;
  readonly team: string;
  readonly code: string;
  readonly operation: string;
  readonly shape: string;
  /** The type that the caller states, and the form of its address: words of closed lists. */
  readonly fromType: string;
  readonly addressForm: string;
}

export interface CodeTotal {
  readonly code: string;
  readonly total: number;
}

/** Daily counts of what was found; they are added with the work that found it, see `work-queue.ts`. */
export interface CounterStore {
  /** The most frequent codes since a day, most frequent first, then by code. */
  topCodes(team: string, sinceDay: string, limit: number): Promise<readonly CodeTotal[]>;
}
