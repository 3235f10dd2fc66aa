const KEPT_MS = 60_000;
const MOST = 500;

/** What was read a moment ago, in memory alone. */
export interface Cache<T> {
  find(key: string): T | undefined;
  keep(key: string, value: T): void;
}

/** Keeps each value for a minute, and no more than a few hundred: the oldest goes first. */
export function createCache<T>(now: () => number): Cache<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    find(key) {
      const entry = kept.get(key);
      if (entry !== undefined && entry.until > now()) return entry.value;
      kept.delete(key);
      return undefined;
    },
    keep(key, value) {
      kept.delete(key);
      kept.set(key, { value, until: now() + KEPT_MS });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    },
  };
}
