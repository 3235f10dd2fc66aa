import type { CallBudgets } from './call-budgets.ts';
import type { ChannelSettings } from './channel-settings.ts';
import type { CounterStore } from './counter-store.ts';
import type { FeedbackStore } from './feedback-store.ts';
import type { InstallationStore } from './installation-store.ts';
import type { MessageOwners } from './message-owners.ts';
import type { ReplyStore } from './reply-store.ts';
import type { ThreadParticipants } from './thread-participants.ts';
import type { WorkQueue } from './work-queue.ts';

/** Everything that callcheck keeps. One adapter implements all parts, so that they can share a transaction. */
export interface Store
  extends WorkQueue,
    ReplyStore,
    ChannelSettings,
    ThreadParticipants,
    CallBudgets,
    MessageOwners,
    FeedbackStore,
    CounterStore,
    InstallationStore {
  /** Resolves when the store can be read and written now, rejects with a StoreError otherwise. */
  check(): Promise<void>;
  /** Leaves no trace of finished work in the files; for quiet moments. */
  scrub(): Promise<void>;
  /** Deletes what is older than its keeping time, in small batches; by the store's own clock, or as if it were `now`. */
  prune(now?: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * What is wrong: `gone`: the state file was deleted or changed under the process; `away`: the database cannot be reached now; `denied`: it lets this user not in, or not do what it must;
 * `missing`: there is no such database; `too-old`: its server is; `full`: its disk is; `lost`: another replica does the work.
 */
export type StoreFault =
  | 'in-use'
  | 'damaged'
  | 'newer'
  | 'foreign'
  | 'gone'
  | 'not-writable'
  | 'full'
  | 'away'
  | 'denied'
  | 'missing'
  | 'too-old'
  | 'lost'
  | 'failed';

/** The store could not be opened or used. The message says what to do and names no stored value. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreFault;

  constructor(code: StoreFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
