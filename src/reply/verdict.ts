import type { Diagnostic } from '../validator/diagnostic.ts';
import type { Report } from '../validator/report.ts';
import { describeProblems, listProblems } from '../validator/respond/count-problems.ts';
import { isForeign } from './known-errors.ts';

export { plural } from '../validator/respond/count-problems.ts';

/** All findings of a report: those of its payloads in their order, then those of the text around them. */
export function diagnosticsOf(report: Report): Diagnostic[] {
  return [...report.checks.flatMap((check) => check.diagnostics), ...report.diagnostics];
}

/** Errors and warnings are; notes alone leave a payload right. */
export function isProblem({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

export function hasProblems(report: Report): boolean {
  return diagnosticsOf(report).some(isProblem);
}

/** `3 errors, 1 warning`, `nothing wrong found`, or that there was nothing to find it in. */
export function describeCounts(report: Report): string {
  const problems = describeProblems(listProblems(report));
  if (problems !== '') return problems;
  if (report.checks.length > 0) return 'nothing wrong found';
  return report.errors.length > 0 ? 'about the error' : 'no request body to check';
}

/** Our own words for what a text is about that names no operation. */
export function nameless(report: Report): string {
  if (report.checks.length > 0) return 'Call payload';
  if (isForeign(report)) return 'A failing call that callcheck does not know';
  if (report.errors.length > 0) return 'A failing call';
  return hasProblems(report) ? 'No call payload' : 'About the API';
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

/**
 * What an edit fixed of the problems of an earlier judgement; what the organization said counts only once it was asked
 * again.
 */
export function progressSince(
  before: readonly string[],
  report: Report,
  isLookedUp: boolean,
): { readonly fixed: number; readonly of: number } {
  const comparable = isLookedUp ? before : before.filter((code) => !code.startsWith('org/'));
  return { fixed: countFixed(comparable, problemCodes(report)), of: comparable.length };
}

/** How many of the problems of an earlier judgement are gone: the codes that no longer occur, or occur less often. */
function countFixed(before: readonly string[], after: readonly string[]): number {
  const rest = [...after];
  let fixed = 0;
  for (const code of before) {
    const at = rest.indexOf(code);
    if (at === -1) fixed += 1;
    else rest.splice(at, 1);
  }
  return fixed;
}
