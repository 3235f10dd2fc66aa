import { describeError, type Log } from '../../log.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import { StoreError } from '../../store/store.ts';
import type { Outcome, Work, WorkQueue } from '../../store/work-queue.ts';
import type { Pacer } from '../post/pacer.ts';
import type { Attempt } from './attempt.ts';
import type { Job } from './job.ts';
import { perform } from './perform.ts';

export interface WorkerOptions {
  readonly queue: WorkQueue & { scrub(): Promise<void> };
  /** Does the job and tells what became of its message; a rejection puts the job off. */
  readonly handle: (job: Job, attempt: Attempt) => Promise<Outcome>;
  /** Called before work is given up; must not reject. */
  readonly abandon?: (job: Job, error: unknown) => Promise<void>;
  /** Called when work has to be tried again; must not throw. */
  readonly delayed?: (job: Job, error: unknown) => void;
  readonly pacer: Pick<Pacer, 'closedFor' | 'waiting' | 'onWaiting' | 'stop'>;
  readonly log: Log;
  readonly telemetry: Telemetry;
  readonly now: () => number;
}

export interface Worker {
  /** Takes whatever there is, and what comes. */
  start(): void;
  /** Takes nothing more and resolves when what is in hand is done, or at the deadline. */
  stop(deadlineMs: number): Promise<void>;
}

/** Messages worked on at a time; the rest waits in the store. Those that only wait for their turn to post don't count. */
const AT_ONCE = 32;

/** While that many are in hand no more are taken: asking the store for a few at a time costs as much as for many. */
const ENOUGH = 24;
const STEP = 8;

/** While the queue cannot be reached, this long passes before it is asked again. */
const QUEUE_PAUSE_MS = 1000;

/** With nothing to do for this long, what finished work left in the files is wiped. */
const QUIET_MS = 500;

/** Where that failed, it is tried again after this long, also when nothing more comes. */
const SCRUB_PAUSE_MS = 60_000;

/** What a worker is doing. */
interface State {
  isStopped: boolean;
  /** The queue is being asked; `isAskedAgain` says that there may be more since. */
  isFilling: boolean;
  isAskedAgain: boolean;
  filling: Promise<void>;
  /** The last look found less than was asked for, and nothing came since: there is nothing to take. */
  isDrained: boolean;
  /** Work in hand. */
  readonly running: Set<Promise<void>>;
  /** Finished work may have left its text in the files. */
  isDirty: boolean;
  retryTimer?: NodeJS.Timeout | undefined;
  scrubTimer?: NodeJS.Timeout | undefined;
  stopListening?: (() => void) | undefined;
}

/** Takes work from the queue and does it, each message's in turn, many messages side by side. */
export function createWorker(options: WorkerOptions): Worker {
  const { queue, pacer } = options;
  const state: State = {
    isStopped: true,
    isFilling: false,
    isAskedAgain: false,
    filling: Promise.resolve(),
    isDrained: false,
    running: new Set(),
    isDirty: true,
  };
  pacer.onWaiting(() => useRoom(state, options));
  return {
    start() {
      state.isStopped = false;
      state.stopListening = queue.onWork(() => wake(state, options));
      wake(state, options);
    },
    async stop(deadlineMs) {
      state.isStopped = true;
      state.stopListening?.();
      clearTimeout(state.retryTimer);
      clearTimeout(state.scrubTimer);
      pacer.stop();
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      // What was being taken just then is in hand too.
      const done = state.filling.then(() => Promise.allSettled(state.running));
      await Promise.race([done, deadline]);
    },
  };
}

/** There may be work. */
function wake(state: State, options: WorkerOptions): void {
  state.isDrained = false;
  state.isAskedAgain = true;
  if (!state.isFilling && !state.isStopped) state.filling = fillAll(state, options);
}

/** There is room for more work. */
function useRoom(state: State, options: WorkerOptions): void {
  if (!state.isDrained) wake(state, options);
  else if (state.running.size === 0) scrubSoon(state, options);
}

async function fillAll(state: State, options: WorkerOptions): Promise<void> {
  state.isFilling = true;
  try {
    while (state.isAskedAgain && !state.isStopped) {
      state.isAskedAgain = false;
      await fill(state, options);
    }
    if (state.running.size === 0) scrubSoon(state, options);
  } catch (error) {
    const faults = error instanceof StoreError && error.code !== 'failed' ? [error.message] : [];
    options.log.error(
      { ...describeError(error), ...(faults.length > 0 && { faults }) },
      'the queue could not be read',
    );
    clearTimeout(state.retryTimer);
    if (!state.isStopped) state.retryTimer = setTimeout(() => wake(state, options), QUEUE_PAUSE_MS);
  } finally {
    state.isFilling = false;
    if (state.isAskedAgain && !state.isStopped) state.filling = fillAll(state, options);
  }
}

/** Takes work until enough is in hand or none is left. */
async function fill(state: State, options: WorkerOptions): Promise<void> {
  const inHand = (): number => state.running.size - options.pacer.waiting();
  while (inHand() <= ENOUGH && !state.isStopped) {
    // In steps, so that a database sees few different statements.
    const free = Math.floor((AT_ONCE - inHand()) / STEP) * STEP;
    const taken = await options.queue.takeWork(free);
    for (const work of taken) begin(work, state, options);
    if (taken.length < free) {
      state.isDrained = !state.isAskedAgain;
      return;
    }
  }
}

function begin(work: Work, state: State, options: WorkerOptions): void {
  const task: Promise<void> = perform(work, () => state.isStopped, options).finally(() => {
    state.running.delete(task);
    // What ends in the same turn of the event loop makes room for as many at once.
    setImmediate(() => useRoom(state, options));
  });
  state.running.add(task);
  state.isDirty = true;
}

/** Wipes in a quiet moment, and not after every message of a busy one: it costs a write to the disk. */
function scrubSoon(state: State, options: WorkerOptions): void {
  if (!state.isDirty || state.isStopped) return;
  state.isDirty = false;
  clearTimeout(state.scrubTimer);
  state.scrubTimer = setTimeout(() => {
    options.queue.scrub().catch((error: unknown) => {
      state.isDirty = true;
      if (!state.isStopped) state.scrubTimer = setTimeout(() => wake(state, options), SCRUB_PAUSE_MS);
      options.log.error(describeError(error), 'the state could not be tidied');
    });
  }, QUIET_MS);
}
