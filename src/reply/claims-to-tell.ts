import type { Report, ReportedClaim, Verdict } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/** How answers word our verdict on a claim. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  confirmed: 'confirmed',
  contradicted: 'contradicted',
  unverified: 'not verified',
};

/** The claims of a report that no finding answers: a scope that a finding is about is told there, with its place. */
export function claimsToTell(report: Report): readonly ReportedClaim[] {
  const subjects = new Set(diagnosticsOf(report).map(({ message }) => subjectOf(message)));
  return report.claims.filter(({ text }) => !subjects.has(text));
}

/** What a finding is about: the first thing that its message quotes. */
const subjectOf = (message: string): string | undefined => /`([^`]+)`/.exec(message)?.[1];
