import type { Diagnostic, Severity } from '../validator/diagnostic.ts';
import type { Report } from '../validator/report.ts';

/** All findings of a report: those of its payloads in their order, then those of the text around them. */
export function diagnosticsOf(report: Report): Diagnostic[] {
  return [...report.checks.flatMap((check) => check.diagnostics), ...report.diagnostics];
}

export function countSeverity(report: Report, severity: Severity): number {
  return diagnosticsOf(report).filter((diagnostic) => diagnostic.severity === severity).length;
}

/** `3 errors, 1 warning`, or `nothing wrong found`. */
export function describeCounts(report: Report): string {
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = countSeverity(report, severity);
    return count === 0 ? [] : [plural(count, severity)];
  });
  return counts.length === 0 ? 'nothing wrong found' : counts.join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
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

/** Codes of the errors and warnings, one entry for each. */
export function problemCodes(report: Report): string[] {
  return diagnosticsOf(report).flatMap(({ severity, code }) => (severity === 'info' ? [] : [code]));
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
