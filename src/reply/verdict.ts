import type { Diagnostic } from '../validator/diagnostic.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { describeProblems, listProblems } from '../validator/respond/count-problems.ts';
import { assumedOperation } from './assumed-operation.ts';
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
  return report.checks.length === 0 ? 'no request body to check' : 'nothing wrong found';
}

/** The first line of every answer: what the text is about, and what came of looking at it. */
export interface Verdict {
  readonly subject: string;
  readonly outcome: string;
}

/** For a report that has a subject. */
export function verdictOf(report: Report, knowledge: Knowledge): Verdict {
  const assumed = assumedOperation(report, knowledge);
  const subject = assumed === undefined ? undefined : `${assumed} (assumed)`;
  return {
    subject: report.operation ?? subject ?? nameless(report),
    outcome: outcomeOf(report, knowledge),
  };
}

/** Our own words for what a text is about that names no operation. */
export function nameless(report: Report): string {
  if (report.checks.length > 0) return 'Call payload';
  if (isForeign(report)) return 'A failing call that callcheck does not know';
  if (report.errors.length > 0) return 'A failing call';
  return hasProblems(report) ? 'No call payload' : 'About the API';
}

const UNNAMED = 'nothing here names a call of Genesys Cloud';

function outcomeOf(report: Report, { phrases }: Knowledge): string {
  // That nothing is there to look at would contradict the subject; why else nobody was interrupted says something.
  const isTold = !isCounted(report) && !report.respond && report.reason !== phrases.reasons.nothing;
  if (isTold) return report.reason;
  return isForeign(report) && !isCounted(report) ? UNNAMED : describeCounts(report);
}

/** Counts belong to a payload, or to findings without one; an error body alone is not "nothing wrong". */
export function isCounted(report: Report): boolean {
  return report.checks.length > 0 || hasProblems(report);
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
