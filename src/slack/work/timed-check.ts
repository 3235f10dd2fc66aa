import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import type { Knowledge, Report } from '../../validator/index.ts';

/** The validator's one entry, wherever it runs. */
export type CheckText = (text: string, knowledge: Knowledge) => Promise<Report>;

/** A check that tells the telemetry how long it took and which operation it found. */
export function timeChecks(check: CheckText, telemetry: Telemetry): CheckText {
  return (text, knowledge) =>
    telemetry.steps.take('check', async (note) => {
      const began = performance.now();
      const report = await check(text, knowledge);
      telemetry.checked((performance.now() - began) / 1000);
      note({ operation: report.operation });
      return report;
    });
}
