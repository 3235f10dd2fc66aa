import fc from 'fast-check';
import { expectLoadedOrRefused, mutatedFile } from './knowledge-files.ts';
import { messageText } from './message-text.ts';
import { mutation, startSlackTarget } from './slack-payloads.ts';
import { expectSoundReport } from './sound-report.ts';

/** What is fuzzed; of a count of 100 % each gets its part. */
export const TARGETS = ['message text', 'knowledge files', 'Slack payloads'] as const;
export type Target = (typeof TARGETS)[number];

export interface FuzzRun {
  readonly target: Target;
  readonly runs: number;
  /** What was wrong and the smallest input found that shows it; null when all went well. */
  readonly failure: string | null;
}

/** So many of one target are sent at once: where nobody acknowledges, Bolt waits for three seconds. */
const AT_ONCE = 40;

/** Runs one target so many times. The same seed and count try the same. */
export async function fuzz(target: Target, seed: number, numRuns: number): Promise<FuzzRun> {
  const options = { seed, numRuns };
  switch (target) {
    case 'message text':
      return toRun(
        target,
        await fc.check(
          fc.property(messageText, (text) => expectSoundReport(text)),
          options,
        ),
      );
    case 'knowledge files':
      return toRun(
        target,
        await fc.check(
          fc.property(mutatedFile, (file) => expectLoadedOrRefused(file)),
          options,
        ),
      );
    case 'Slack payloads':
      return await fuzzSlack(seed, numRuns);
  }
}

async function fuzzSlack(seed: number, numRuns: number): Promise<FuzzRun> {
  const slack = await startSlackTarget();
  try {
    const numBatches = Math.ceil(numRuns / AT_ONCE);
    const batch = fc.array(mutation, { minLength: AT_ONCE, maxLength: AT_ONCE });
    const property = fc.asyncProperty(batch, async (mutations) => {
      await Promise.all(mutations.map((each) => slack.take(each)));
      await slack.finish();
    });
    const run = toRun(
      'Slack payloads',
      await fc.check(property, { seed, numRuns: numBatches, endOnFailure: true }),
    );
    return { ...run, runs: run.runs * AT_ONCE };
  } finally {
    await slack.stop();
  }
}

function toRun<Inputs>(target: Target, details: fc.RunDetails<Inputs>): FuzzRun {
  const { numRuns, failed, counterexample, errorInstance } = details;
  if (!failed) return { target, runs: numRuns, failure: null };
  const reason =
    errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : 'it failed';
  return { target, runs: numRuns, failure: `${reason}\nwith ${fc.stringify(counterexample)}` };
}
