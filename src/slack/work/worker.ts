import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { describeError, type Log } from '../../log.ts';
import type { Telemetry, Trouble } from '../../ops/telemetry/telemetry.ts';
import { StoreError } from '../../store/store.ts';
import type { Outcome, Work, WorkQueue } from '../../store/work-queue.ts';
import { classifyFault, isUnreachable } from '../post/slack-fault.ts';
import { type Job, readJob } from './job.ts';

export interface WorkerOptions {
  readonly queue: WorkQueue & { scrub(): Promise<void> };
  /** Does the job and tells what became of its message; a rejection puts the job off. */
  readonly handle: (job: Job, work: Work) => Promise<Outcome>;
  /** Called before work is given up; must not reject. */
  readonly abandon?: (job: Job, error: unknown) => Promise<void>;
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

/** Messages worked on at a time; the rest waits in the store. */
const AT_ONCE = 32;

/** While that many are in hand no more are taken: asking the store for a few at a time costs as much as for many. */
const ENOUGH = 24;

/** After this long a reply helps nobody, and pasted text isn't kept for longer. */
const GIVE_UP = 24 * 60 * 60_000;

/** What was tried less often than this isn't given up for its age: a clock that jumps must lose nothing. */
const FEW_ATTEMPTS = 20;

/** While the queue cannot be reached, this long passes before it is asked again. */
const QUEUE_PAUSE_MS = 1000;

/** Our own mistakes aren't mended by trying again for long. */
const MOST_FAILURES = 3;

/** With nothing to do for this long, what finished work left in the files is wiped. */
const QUIET_MS = 500;

/** Where that failed, it is tried again after this long, also when nothing more comes. */
const SCRUB_PAUSE_MS = 60_000;

const LONGEST_PAUSE = 5 * 60_000;

/** Takes work from the queue and does it, each message's in turn, many messages side by side. */
export function createWorker(options: WorkerOptions): Worker {
  const { queue, handle, abandon, log, telemetry, now } = options;
  const running = new Set<Promise<void>>();
  const paused = new Map<string, number>();
  let stopListening: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  let scrubTimer: NodeJS.Timeout | undefined;
  let isDirty = true;
  let isStopped = true;
  let isPumping = false;
  let pumping = Promise.resolve();
  let isAskedAgain = false;

  const wake = (): void => {
    isAskedAgain = true;
    if (!isPumping && !isStopped) pumping = pump();
  };

  async function pump(): Promise<void> {
    isPumping = true;
    try {
      while (isAskedAgain && !isStopped) {
        isAskedAgain = false;
        await fill();
      }
      if (running.size === 0) scrubSoon();
    } catch (error) {
      log.error(describeError(error), 'the queue could not be read');
      clearTimeout(timer);
      if (!isStopped) timer = setTimeout(wake, QUEUE_PAUSE_MS);
    } finally {
      isPumping = false;
      if (isAskedAgain && !isStopped) pumping = pump();
    }
  }

  async function fill(): Promise<void> {
    while (running.size <= ENOUGH && !isStopped) {
      const free = AT_ONCE - running.size;
      const taken = await queue.takeWork(free);
      for (const work of taken) begin(work);
      if (taken.length < free) return;
    }
  }

  function begin(work: Work): void {
    const task: Promise<void> = perform(work).finally(() => {
      running.delete(task);
      // What ends in the same turn of the event loop makes room for as many at once.
      setImmediate(wake);
    });
    running.add(task);
    isDirty = true;
  }

  /** In a quiet moment, and not after every message of a busy one: it costs a write to the disk. */
  function scrubSoon(): void {
    if (!isDirty || isStopped) return;
    isDirty = false;
    clearTimeout(scrubTimer);
    scrubTimer = setTimeout(() => {
      queue.scrub().catch((error: unknown) => {
        isDirty = true;
        if (!isStopped) scrubTimer = setTimeout(wake, SCRUB_PAUSE_MS);
        log.error(describeError(error), 'the state could not be tidied');
      });
    }, QUIET_MS);
  }

  async function perform(work: Work): Promise<void> {
    const job = readJob(work.body);
    try {
      if (job === undefined) throw new Error('unreadable job');
      const pause = Math.ceil((paused.get(placeOf(job)) ?? 0) - performance.now());
      if (pause > 0) return await settle(() => queue.postponeWork(work.id, pause));
      paused.delete(placeOf(job));
      const outcome = await observed(job, work);
      if (!(await queue.finishWork(work.id, outcome))) tellLost(job);
    } catch (error) {
      await putOff(work, job, error);
    }
  }

  /** The work as a step of its delivery; what waited once is not told as waiting again. */
  async function observed(job: Job, work: Work): Promise<Outcome> {
    const { steps } = telemetry;
    const since = work.attempts === 0 ? work.added : undefined;
    return await steps.resume(job.trace, since, () =>
      steps.take('work', async (note) => {
        note({ job: job.kind, attempt: work.attempts + 1 });
        return await handle(job, work);
      }),
    );
  }

  async function putOff(work: Work, job: Job | undefined, error: unknown): Promise<void> {
    if (!work.isHeld()) {
      tellLost(job);
      return await settle(() => queue.postponeWork(work.id, 0));
    }
    const fault = classifyFault(error);
    const facts = { job: job?.kind, attempt: work.attempts + 1, ...describeError(error) };
    if (job === undefined || isHopeless(work, error, fault)) {
      log.error(facts, 'work was given up');
      telemetry.workGivenUp(job?.kind ?? 'none', job === undefined ? 'unreadable' : troubleOf(error));
      if (job !== undefined) await abandon?.(job, error);
      return await settle(() => queue.finishWork(work.id));
    }
    log.warn(facts, 'work was put off');
    telemetry.workPutOff(job.kind, troubleOf(error));
    const asked = fault?.kind === 'later' ? fault.afterMs : undefined;
    const pause = pauseFor(work.attempts, asked);
    if (fault?.kind === 'later') paused.set(placeOf(job), performance.now() + pause);
    await settle(() => queue.postponeWork(work.id, pause));
  }

  function isHopeless(work: Work, error: unknown, fault: ReturnType<typeof classifyFault>): boolean {
    if (fault?.kind === 'refused') return true;
    const isOurs = fault === undefined && !(error instanceof StoreError) && !isUnreachable(error);
    if (isOurs && work.attempts + 1 >= MOST_FAILURES) return true;
    return work.attempts >= FEW_ATTEMPTS && now() - work.added > GIVE_UP;
  }

  /** Gives the claim back, as often as it takes: a claim that nobody ends would keep its work for ever. */
  async function settle(end: () => Promise<boolean>): Promise<void> {
    for (;;) {
      try {
        await end();
        return;
      } catch (error) {
        log.error(describeError(error), 'work could not be given back');
        if (isStopped) return;
        await setTimeoutPromise(QUEUE_PAUSE_MS);
      }
    }
  }

  function tellLost(job: Job | undefined): void {
    log.warn({ job: job?.kind }, 'the claim on work was lost; another replica takes it over');
  }

  return {
    start() {
      isStopped = false;
      stopListening = queue.onWork(wake);
      wake();
    },
    async stop(deadlineMs) {
      isStopped = true;
      stopListening?.();
      clearTimeout(timer);
      clearTimeout(scrubTimer);
      const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
      // What was being taken just then is in hand too.
      const done = pumping.then(() => Promise.allSettled(running));
      await Promise.race([done, deadline]);
    },
  };
}

/** Slack's limits are for each channel and token: companies that share a channel have one each. */
const placeOf = ({ source }: Job): string => `${source.team}/${source.channel}`;

function pauseFor(attempts: number, asked: number | undefined): number {
  return asked ?? Math.min(500 * 2 ** attempts, LONGEST_PAUSE);
}

function troubleOf(error: unknown): Trouble {
  const fault = classifyFault(error);
  if (fault !== undefined)
    return fault.kind === 'later' && fault.afterMs !== undefined ? 'rate-limit' : 'slack';
  if (error instanceof StoreError) return 'store';
  return isUnreachable(error) ? 'network' : 'ours';
}
