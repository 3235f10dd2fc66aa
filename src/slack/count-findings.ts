import type { Report } from '../validator/report.ts';
import type { AnswerDeps } from './deps.ts';

/** Counts what was found by code, operation and shape. Names of ours and of the contract only, never values. */
export async function countFindings(
  report: Report,
  team: string,
  { store, now }: Pick<AnswerDeps, 'store' | 'now'>,
): Promise<void> {
  const day = new Date(now()).toISOString().slice(0, 10);
  const counts = report.checks.flatMap((check) =>
    check.diagnostics.map(({ code }) => ({
      day,
      team,
      code,
      operation: check.operation ?? report.operation ?? '',
      shape: check.shape,
    })),
  );
  const around = report.diagnostics.map(({ code }) => ({
    day,
    team,
    code,
    operation: report.operation ?? '',
    shape: '',
  }));
  if (counts.length + around.length > 0) await store.addCounts([...counts, ...around]);
}
