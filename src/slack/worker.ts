import { describeError, type Log } from '../log.ts';
import { StoreError } from '../store/store.ts';
import type { Outcome, Work, WorkQueue } from '../store/work-queue.ts';
import { type Job, readJob } from './job.ts';
import { classifyFault } from './slack-fault.ts';

export interface WorkerOptions {
  readonly queue: WorkQueue & { scrub(): Promise<void> };
  /** Does the job and tells what became of its message; a rejection puts the job off. */
  readonly handle: (job: Job, work: Work) => Promise<Outcome>;
  /** Called before work is given up; must not reject. */
  readonly abandon?: (job: Job, error: unknown) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
}

export interface Worker {
  start(): void;
  /** There may be something to do. */
  wake(): void;
  /** Takes nothing more and resolves when what is in hand is done, or at the deadline. */
  stop(deadlineMs: number): Promise<void>;
}

/** Messages worked on at a time; the rest waits in the store. */
const AT_ONCE = 8;

/** Longer than any job takes with all its time-outs. */
const LEASE = 5 * 60_000;

/** After this long a reply helps nobody, and pasted text isn't kept for longer. */
const GIVE_UP = 24 * 60 * 60_000;

/** Our own mistakes aren't mended by trying again for long. */
const MOST_FAILURES = 3;

/** With nothing to do for this long, what finished work left in the files is wiped. */
const QUIET_MS = 500;

const LONGEST_PAUSE = 5 * 60_000;

/** Takes work from the queue and does it, each message's in turn, many messages side by side. */
export function createWorker(options: WorkerOptions): Worker {
  const { queue, handle, abandon, log, now } = options;
  const running = new Set<Promise<void>>();
  const paused = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let scrubTimer: NodeJS.Timeout | undefined;
  let isDirty = true;
  let isStopped = true;
  let isPumping = false;
  let isAskedAgain = false;

  const wake = (): void => {
    isAskedAgain = true;
    if (!isPumping && !isStopped) void pump();
  };

  async function pump(): Promise<void> {
    isPumping = true;
    try {
      while (isAskedAgain && !isStopped) {
        isAskedAgain = false;
        await fill();
      }
      await sleepUntilDue();
    } catch (error) {
      log.error(describeError(error), 'the queue could not be read');
      schedule(1000);
    } finally {
      isPumping = false;
      if (isAskedAgain && !isStopped) void pump();
    }
  }

  async function fill(): Promise<void> {
    while (running.size < AT_ONCE && !isStopped) {
      const work = await queue.takeWork(now(), LEASE);
      if (work === undefined) return;
      const task: Promise<void> = perform(work).finally(() => {
        running.delete(task);
        wake();
      });
      running.add(task);
      isDirty = true;
    }
  }

  async function sleepUntilDue(): Promise<void> {
    if (running.size >= AT_ONCE) return;
    const due = await queue.nextDue();
    if (due !== undefined) schedule(Math.max(due - now(), 10));
    if (due === undefined && running.size === 0) scrubSoon();
  }

  /** In a quiet moment, and not after every message of a busy one: it costs a write to the disk. */
  function scrubSoon(): void {
    if (!isDirty || isStopped) return;
    isDirty = false;
    clearTimeout(scrubTimer);
    scrubTimer = setTimeout(() => {
      queue
        .scrub()
        .catch((error: unknown) => log.error(describeError(error), 'the state could not be tidied'));
    }, QUIET_MS);
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(wake, Math.min(ms, LONGEST_PAUSE));
  }

  async function perform(work: Work): Promise<void> {
    const job = readJob(work.body);
    try {
      if (job === undefined) throw new Error('unreadable job');
      const until = paused.get(job.source.channel);
      if (until !== undefined && until > now()) return await queue.postponeWork(work.id, until);
      paused.delete(job.source.channel);
      await queue.finishWork(work.id, await handle(job, work));
    } catch (error) {
      await putOff(work, job, error).catch((fault) =>
        log.error(describeError(fault), 'work could not be put off'),
      );
    }
  }

  async function putOff(work: Work, job: Job | undefined, error: unknown): Promise<void> {
    const fault = classifyFault(error);
    const facts = { job: job?.kind, attempt: work.attempts + 1, ...describeError(error) };
    const isOurs = fault === undefined && !(error instanceof StoreError) && !isNetwork(error);
    const isHopeless = fault?.kind === 'refused' || (isOurs && work.attempts + 1 >= MOST_FAILURES);
    if (job === undefined || isHopeless || now() - work.added > GIVE_UP) {
      log.error(facts, 'work was given up');
      if (job !== undefined) await abandon?.(job, error);
      return await queue.finishWork(work.id);
    }
    log.warn(facts, 'work was put off');
    const due = now() + pauseFor(work.attempts, fault?.kind === 'later' ? fault.afterMs : undefined);
    if (fault?.kind === 'later') paused.set(job.source.channel, due);
    await queue.postponeWork(work.id, due);
  }

  return {
    wake,
    start() {
      isStopped = false;
      wake();
    },
    async stop(deadlineMs) {
      isStopped = true;
      clearTimeout(timer);
      clearTimeout(scrubTimer);
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      await Promise.race([Promise.allSettled(running), deadline]);
    },
  };
}

function pauseFor(attempts: number, asked: number | undefined): number {
  return asked ?? Math.min(500 * 2 ** attempts, LONGEST_PAUSE);
}

/** What `fetch` rejects with when a file cannot be reached. */
function isNetwork(error: unknown): boolean {
  return (
    (error instanceof TypeError && error.message === 'fetch failed') ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  );
}
