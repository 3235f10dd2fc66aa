import { compareDiagnostics, type Diagnostic, type Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings as every answer numbers them: the gravest first, then by place, those of one code together as one. */
export function groupFindings(diagnostics: readonly Diagnostic[]): readonly (readonly Diagnostic[])[] {
  const sorted = [...diagnostics].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || compareDiagnostics(a, b),
  );
  return [...Map.groupBy(sorted, ({ severity, code }) => `${severity} ${code}`).values()];
}

/**
 * All findings of a report in the order in which answers number them. What stands around a single payload is numbered
 * with it; around several it comes before them.
 */
export function numberFindings({ checks, diagnostics }: Findings): readonly (readonly Diagnostic[])[] {
  const [only] = checks;
  const lists =
    checks.length === 1 && only !== undefined
      ? [[...only.diagnostics, ...diagnostics]]
      : [diagnostics, ...checks.map((check) => check.diagnostics)];
  return lists.flatMap(groupFindings);
}

type Findings = Pick<Report, 'checks' | 'diagnostics'>;

/** The errors and warnings of a report, one for each number. */
export function listProblems(report: Findings): Diagnostic[] {
  return numberFindings(report)
    .flatMap((group) => group.slice(0, 1))
    .filter(({ severity }) => severity !== 'info');
}

/** `3 errors, 1 warning`; empty where there are none. */
export function describeProblems(problems: readonly Diagnostic[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: problems.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity))
    .join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
