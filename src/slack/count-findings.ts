import type { Count } from '../store/counter-store.ts';
import type { Report } from '../validator/report.ts';

/** What to count of a report: codes, operation and shape. Names of ours and of the contract only, never values. */
export function countFindings(report: Report, team: string, now: number): Count[] {
  const day = new Date(now).toISOString().slice(0, 10);
  const lists = [
    ...report.checks.map(({ diagnostics, operation, shape }) => ({ diagnostics, operation, shape })),
    { diagnostics: report.diagnostics, operation: null, shape: '' },
  ];
  return lists.flatMap(({ diagnostics, operation, shape }) =>
    diagnostics.map(({ code }) => ({
      day,
      team,
      code,
      operation: operation ?? report.operation ?? '',
      shape,
    })),
  );
}
