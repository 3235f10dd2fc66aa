import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../../log.ts';
import type { Outcome, Work } from '../../store/work-queue.ts';
import { type Attempt, beginAttempt } from './attempt.ts';
import { type Job, readJob } from './job.ts';
import { decide } from './put-off.ts';
import type { WorkerOptions } from './worker.ts';

/** While the store cannot be reached, this long passes before a claim is given back again. */
const SETTLE_PAUSE_MS = 1000;

/** Does one piece of work and gives its claim back: finished, put off, or given up. Never rejects. */
export async function perform(work: Work, isStopped: () => boolean, options: WorkerOptions): Promise<void> {
  const job = readJob(work.body);
  const attempt = beginAttempt(work, options.queue);
  const settle = (end: () => Promise<boolean>): Promise<void> => giveBack(end, isStopped, options);
  if (job === undefined) {
    options.log.error('work was given up: its job is unreadable');
    options.telemetry.workGivenUp('none', 'unreadable');
    return await settle(() => options.queue.finishWork(work.id));
  }
  const closedMs = posts(job) ? options.pacer.closedFor(job.source) : 0;
  if (closedMs > 0) return await settle(() => options.queue.postponeWork(work.id, closedMs));
  try {
    const outcome = await observe(job, work, attempt, options);
    if (!(await options.queue.finishWork(work.id, outcome))) tellLost(job, options);
  } catch (error) {
    await settle(await putOff(job, work, attempt, error, options));
  }
}

/** Whether work on a job may end with a post. */
const posts = ({ kind }: Job): boolean => kind === 'check' || kind === 'hand-over';

/** The work as a step of its delivery; what waited once is not told as waiting again. */
async function observe(
  job: Job,
  work: Work,
  attempt: Attempt,
  { telemetry: { steps }, handle }: WorkerOptions,
): Promise<Outcome> {
  const since = work.failures === 0 ? work.added : undefined;
  return await steps.resume(job.trace, since, () =>
    steps.take('work', async (note) => {
      note({ job: job.kind, attempt: work.failures + 1 });
      return await handle(job, attempt);
    }),
  );
}

/** Logs an attempt that failed or has to wait, and returns how to release its claim. */
async function putOff(
  job: Job,
  work: Work,
  attempt: Attempt,
  error: unknown,
  { queue, log, telemetry, abandon, delayed, now }: WorkerOptions,
): Promise<() => Promise<boolean>> {
  if (!work.isHeld()) {
    tellLost(job, { log });
    return () => queue.postponeWork(work.id, 0, attempt.progress(false));
  }
  const decision = decide(error, work, now());
  const facts = { job: job.kind, attempt: work.failures + 1, ...describeError(error) };
  switch (decision.kind) {
    case 'wait':
      telemetry.workPutOff(job.kind, 'rate-limit');
      return () => queue.postponeWork(work.id, decision.afterMs, attempt.progress(false));
    case 'retry':
      log.warn(facts, 'work was put off');
      telemetry.workPutOff(job.kind, decision.trouble);
      delayed?.(job, error);
      return () => queue.postponeWork(work.id, decision.afterMs, attempt.progress(true));
    case 'give-up':
      log.error(facts, 'work was given up');
      telemetry.workGivenUp(job.kind, decision.trouble);
      await abandon?.(job, error);
      return () => queue.finishWork(work.id);
    default:
      return decision satisfies never;
  }
}

/** Releases the claim, retrying until it succeeds: an unreleased claim would block its work forever. */
async function giveBack(
  end: () => Promise<boolean>,
  isStopped: () => boolean,
  { log }: WorkerOptions,
): Promise<void> {
  for (;;) {
    try {
      await end();
      return;
    } catch (error) {
      log.error(describeError(error), 'work could not be given back');
      if (isStopped()) return;
      await sleep(SETTLE_PAUSE_MS);
    }
  }
}

function tellLost(job: Job, { log }: Pick<WorkerOptions, 'log'>): void {
  log.warn({ job: job.kind }, 'the claim on work was lost; another replica takes it over');
}
