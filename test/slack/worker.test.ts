import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../src/log.ts';
import { NO_TELEMETRY } from '../../src/ops/telemetry/telemetry.ts';
import { UnreachableError } from '../../src/slack/post/slack-fault.ts';
import { toWork } from '../../src/slack/work/job.ts';
import { createWorker } from '../../src/slack/work/worker.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const JOB = toWork({ kind: 'delete', source: { team: 'T0', channel: 'C0', ts: '1.1' } }, 'Ev1', 0);

/** A worker over a queue with one piece of work in it, which the queue gives again as often as it is put off. */
function workOnOne(handle: () => Promise<object>, scrub: () => Promise<void>, takesMs = 0) {
  const told: string[] = [];
  let failures = 0;
  let isThere = true;
  let tell = (): void => undefined;
  const worker = createWorker({
    queue: {
      async takeWork() {
        if (!isThere) return [];
        isThere = false;
        if (takesMs > 0) await new Promise((resolve) => setTimeout(resolve, takesMs));
        return [{ ...JOB, id: String(failures), failures, traces: [], isHeld: () => true }];
      },
      async finishWork() {
        told.push('finished');
        return true;
      },
      async postponeWork(_id, _delayMs, progress) {
        failures = progress?.failures ?? failures;
        isThere = true;
        told.push('put off');
        tell();
        return true;
      },
      noteTraces: async () => true,
      addWork: async () => true,
      onWork(listener) {
        tell = listener;
        return () => undefined;
      },
      countWork: async () => 0,
      oldestWork: async () => undefined,
      scrub,
    },
    handle,
    pacer: { closedFor: () => 0, waiting: () => 0, onWaiting: () => undefined, stop: () => undefined },
    log: createLog({ level: 'silent' }),
    telemetry: NO_TELEMETRY,
    now: () => 0,
  });
  return { worker, told };
}

it.each<[string, Error, readonly string[]]>([
  [
    'as often as it takes where a file host of Slack is down',
    new UnreachableError('invented'),
    [...Array(5).fill('put off'), 'finished'],
  ],
  ['three times for a mistake of ours', new Error('invented'), ['put off', 'put off', 'finished']],
])('tries %s', async (_, error, expected) => {
  let failures = 5;
  const { worker, told } = workOnOne(
    async () => {
      failures -= 1;
      if (failures >= 0) throw error;
      return {};
    },
    async () => undefined,
  );
  worker.start();
  await vi.advanceTimersByTimeAsync(1000);
  await worker.stop(0);
  expect(told).toEqual(expected);
});

it('wipes what finished work left in the files, and tries that again where it failed', async () => {
  let scrubs = 0;
  const { worker } = workOnOne(
    async () => ({}),
    async () => {
      scrubs += 1;
      if (scrubs === 1) throw new Error('invented');
    },
  );
  worker.start();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  await worker.stop(0);
  expect(scrubs).toBe(2);
});

it('does what it was taking just when it was told to stop', async () => {
  const { worker, told } = workOnOne(
    async () => ({}),
    async () => undefined,
    50,
  );
  worker.start();
  const stopped = worker.stop(1000);
  await vi.advanceTimersByTimeAsync(100);
  await stopped;
  expect(told).toEqual(['finished']);
});
