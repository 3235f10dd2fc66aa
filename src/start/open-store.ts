import type { Config } from '../config.ts';
import { createEmbeddedStore } from '../store/embedded/embedded-store.ts';
import type { Store } from '../store/store.ts';

const HOUR = 60 * 60_000;

/** The store that the settings ask for. */
export async function openStore(config: Config): Promise<Store> {
  return createEmbeddedStore(config.dataDirectory);
}

/** Deletes what is too old, now and every hour while the process lives. */
export async function keepTidy(store: Store): Promise<void> {
  await store.prune(Date.now());
  setInterval(() => void store.prune(Date.now()), HOUR).unref();
}
