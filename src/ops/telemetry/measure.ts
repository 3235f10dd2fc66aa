import type { Knowledge, Report } from '../../validator/index.ts';
import type { Instruments } from './instruments.ts';
import type { ProcessGauges } from './process-gauges.ts';
import type { Steps } from './steps.ts';
import type { QueueState, Telemetry } from './telemetry.ts';
import { createVocabulary, type MetricVocabulary, NONE } from './vocabulary.ts';

/** A scrape waits this long at most. */
const PATIENCE_MS = 2000;

/** Words that may be shown, exchanged with the knowledge. */
export interface CurrentWords {
  words: MetricVocabulary;
}

export const noWords = (): CurrentWords => ({ words: createVocabulary(null) });

/** Turns what happens into counts and times; every label goes through the vocabulary. */
export function createMeasures(
  instruments: Instruments,
  current: CurrentWords,
  transport: string,
  steps: Steps,
): Telemetry {
  const { count, time, observe } = instruments;
  let inUse: string | undefined;
  let before: string | undefined;
  observe('knowledge', (result) => {
    // A series keeps its last value, so the old version has to be set to zero.
    if (before !== undefined) result.observe(0, { version: before });
    if (inUse !== undefined) result.observe(1, { version: inUse });
  });
  return {
    steps,
    knowledgeLoaded(knowledge: Knowledge) {
      if (inUse !== undefined) count('reloads', { result: 'taken' });
      if (inUse !== knowledge.version) before = inUse;
      inUse = knowledge.version;
      current.words = createVocabulary(knowledge);
    },
    knowledgeRefused: () => count('reloads', { result: 'refused' }),
    delivered: (fate) => count('deliveries', { transport, fate }),
    checked: (seconds) => time('checkSeconds', {}, seconds),
    diagnosed: (report) => countDiagnoses(report, current.words, instruments),
    replied(report, given, seconds) {
      const operation = current.words.operation(report.operation);
      count('reports', { given, operation });
      time('replySeconds', { given }, seconds);
      if (report.status !== null)
        count('statuses', { status: current.words.status(report.status), operation });
    },
    slackCalled({ method: called, seconds, error }) {
      const method = current.words.method(called);
      count('slackCalls', { method });
      time('slackSeconds', { method }, seconds);
      if (error !== undefined) count('slackErrors', { method, error: current.words.slackError(error) });
    },
    workPutOff: (job, trouble) => count('workPutOff', { job: current.words.job(job), trouble }),
    workGivenUp: (job, trouble) => count('workGivenUp', { job: current.words.job(job), trouble }),
    lookedUp(counts) {
      for (const { kind, outcome } of counts) {
        count('lookups', { kind: current.words.lookup(kind), outcome: current.words.lookupOutcome(outcome) });
      }
    },
    rated: (rating) => count('feedback', { rating }),
    watchQueue: (read, patienceMs = PATIENCE_MS) => observeQueue(read, patienceMs, instruments),
  };
}

function countDiagnoses(report: Report, words: MetricVocabulary, { count }: Instruments): void {
  const outside = { diagnostics: report.diagnostics, operation: null, shape: NONE, pattern: undefined };
  for (const { diagnostics, operation, shape, pattern } of [...report.checks, outside]) {
    for (const { code, severity } of diagnostics) {
      count('diagnoses', {
        code: words.code(code),
        severity: words.severity(severity),
        operation: words.operation(operation ?? report.operation),
        shape: words.shape(shape),
        from_type: words.partyType(pattern?.fromType ?? NONE),
        address_form: words.form(pattern?.fromForm ?? NONE),
      });
    }
  }
}

/** One query serves both gauges. If the store can't be read there is no value, so a graph shows a gap. */
function observeQueue(read: () => Promise<QueueState>, patienceMs: number, { observe }: Instruments): void {
  let looking: Promise<QueueState | undefined> | undefined;
  const look = (): Promise<QueueState | undefined> => {
    looking ??= within(patienceMs, read())
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  observe('queueDepth', async (result) => {
    const state = await look();
    result.observe(state?.depth ?? Number.NaN);
  });
  observe('queueOldest', async (result) => {
    const state = await look();
    result.observe(state === undefined ? Number.NaN : ageOf(state));
  });
}

/** A store that hangs must not make the metrics hang. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const { promise: deadline, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('too late')), ms);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function ageOf({ oldest }: QueueState): number {
  return oldest === undefined ? 0 : Math.max(0, (Date.now() - oldest) / 1000);
}

/** What Node knows of its process. */
export function observeProcess(gauges: ProcessGauges, { observe }: Instruments): void {
  const keys = ['residentMemory', 'heapUsed', 'eventLoopLag', 'cpuSeconds', 'startTime'] as const;
  for (const key of keys) observe(key, (result) => result.observe(gauges[key]()));
}
