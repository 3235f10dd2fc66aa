import { describeProblems, listProblems } from '../validator/count-problems.ts';
import type { Diagnostic } from '../validator/diagnostic.ts';
import type { Report } from '../validator/report.ts';

export { plural } from '../validator/count-problems.ts';

/** All findings of a report: those of its payloads in their order, then those of the text around them. */
export function diagnosticsOf(report: Report): Diagnostic[] {
  return [...report.checks.flatMap((check) => check.diagnostics), ...report.diagnostics];
}

export function hasProblems(report: Report): boolean {
  return diagnosticsOf(report).some(({ severity }) => severity !== 'info');
}

/** `3 errors, 1 warning`, `nothing wrong found`, or that there was nothing to find it in. */
export function describeCounts(report: Report): string {
  const problems = describeProblems(listProblems(report));
  if (problems !== '') return problems;
  return report.checks.length === 0 ? 'no request body to check' : 'nothing wrong found';
}

/** Whether the text holds a payload or a failing call at all. */
export function hasSubject(report: Report): boolean {
  return (
    report.checks.length > 0 ||
    report.errors.length > 0 ||
    report.diagnostics.length > 0 ||
    report.claims.length > 0 ||
    report.operation !== null
  );
}

/** Codes of the errors and warnings: one for each number in the reply. */
export function problemCodes(report: Report): string[] {
  return listProblems(report).map(({ code }) => code);
}

/** How many of the problems of an earlier judgement are gone: the codes that no longer occur, or occur less often. */
export function countFixed(before: readonly string[], after: readonly string[]): number {
  const rest = [...after];
  let fixed = 0;
  for (const code of before) {
    const at = rest.indexOf(code);
    if (at === -1) fixed += 1;
    else rest.splice(at, 1);
  }
  return fixed;
}
