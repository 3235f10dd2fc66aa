import type { Report, ReportedClaim, Verdict } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/** How answers word our verdict on a claim. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  confirmed: 'confirmed',
  contradicted: 'contradicted',
  unverified: 'not verified',
};

/** The claims of a report that no finding has answered: a scope that a finding names is told there, with its place. */
export function claimsToTell(report: Report): readonly ReportedClaim[] {
  const messages = diagnosticsOf(report).map(({ message }) => message);
  return report.claims.filter(
    ({ text }) =>
      !messages.some((message) => message.startsWith(`\`${text}\``) || message.includes(` \`${text}\`.`)),
  );
}
