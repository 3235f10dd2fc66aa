import type { Config } from '../config.ts';
import { createEmbeddedStore } from '../store/embedded/embedded-store.ts';
import type { Store } from '../store/store.ts';

const HOUR = 60 * 60_000;

/** The store that the settings ask for. */
export async function openStore({
  databaseUrl: url,
  dataDirectory,
  keepDays,
  warn,
}: Pick<Config, 'databaseUrl' | 'dataDirectory' | 'keepDays'> & {
  /** Hears of state that is lost. */
  readonly warn: (message: string) => void;
}): Promise<Store> {
  if (url === undefined) return createEmbeddedStore(dataDirectory, { keepDays, warn });
  const { createPostgresStore } = await import('../store/postgres/postgres-store.ts');
  return await createPostgresStore({ url, keepDays });
}

/**
 * Deletes what is too old, now and every hour while the process lives. What cannot be deleted now is deleted later; that
 * the store is away shows where it is needed.
 */
export function keepTidy(store: Store): void {
  const prune = (): void => void store.prune().catch(() => undefined);
  prune();
  setInterval(prune, HOUR).unref();
}
