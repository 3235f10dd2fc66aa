import type { Telemetry } from '../ops/telemetry/telemetry.ts';
import {
  type Check,
  type Inspection,
  type Knowledge,
  NO_PATTERN,
  type Pattern,
  type Report,
} from '../validator/index.ts';

/** Checks texts, and knows of each report how the parties in its payloads are written down. */
export interface Inspector {
  check(text: string, knowledge: Knowledge): Report;
  /** In the order of the report's checks, also when the report was given other diagnostics since. */
  patternsOf(report: Report): Pattern[];
}

/**
 * Reports travel far: they are joined, given secrets, and kept for a minute. What is only counted stays behind and is
 * found again by the check it belongs to.
 */
export function createInspector(
  inspect: (text: string, knowledge: Knowledge) => Inspection,
  telemetry: Telemetry,
): Inspector {
  const known = new WeakMap<Check, Pattern>();
  return {
    check: (text, knowledge) =>
      telemetry.steps.take('check', (note) => {
        const began = performance.now();
        const { report, patterns } = inspect(text, knowledge);
        telemetry.checked((performance.now() - began) / 1000);
        note({ operation: report.operation });
        for (const [index, check] of report.checks.entries()) {
          const pattern = patterns[index];
          if (pattern !== undefined) known.set(check, pattern);
        }
        return report;
      }),
    patternsOf: ({ checks }) => checks.map((check) => known.get(check) ?? NO_PATTERN),
  };
}
