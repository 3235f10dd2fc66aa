import type { Count } from '../../store/counter-store.ts';
import { type Diagnostic, NO_PATTERN, type Report } from '../../validator/index.ts';

/**
 * What to count of a report: codes, operation, shape, and how the caller is written down, each code once a message, so
 * that one dump doesn't swamp the counts. Names of ours and of the contract only, never values.
 */
export function countFindings(report: Report, team: string, now: number): Count[] {
  const day = new Date(now).toISOString().slice(0, 10);
  const lists = [
    ...report.checks,
    { diagnostics: report.diagnostics, operation: null, shape: '', pattern: NO_PATTERN },
  ];
  const seen = new Set<string>();
  const isNew = ({ code }: Diagnostic): boolean => !seen.has(code) && seen.add(code) !== undefined;
  return lists.flatMap(({ diagnostics, operation, shape, pattern }) =>
    diagnostics.filter(isNew).map(({ code }) => ({
      day,
      team,
      code,
      operation: operation ?? report.operation ?? '',
      shape,
      fromType: pattern.fromType,
      addressForm: pattern.fromForm,
    })),
  );
}
