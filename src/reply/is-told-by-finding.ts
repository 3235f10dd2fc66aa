import type { Report, ReportedError } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/** Whether a finding names the code of an error as what it leads to: then the error has been explained with it. */
export function isToldByFinding({ card }: ReportedError, report: Report): boolean {
  if (card === null) return false;
  const named = `\`${card.replace(/^error\//, '')}\``;
  return diagnosticsOf(report).some(({ message }) => message.includes(named));
}
