import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { assumedOperation } from './assumed-operation.ts';
import { sendsIds } from './next-rungs.ts';
import { hasProblems } from './verdict.ts';

/** What an answer rests on, a line each: an operation that was assumed, and what "nothing wrong" does not say. */
export function tellWhatWasChecked(report: Report, knowledge: Knowledge): readonly string[] {
  const assumed = assumedOperation(report, knowledge);
  return [
    ...(assumed === undefined ? [] : [tellAssumption(assumed)]),
    ...(isRight(report) ? [tellLimits(report)] : []),
  ];
}

/** The grounds on which a payload is looked at that nothing around it names. */
function tellAssumption(operation: string): string {
  return `The text names no operation, so this was read as \`${operation}\`: it names whom to call, and its properties are those of a call. For another API this does not hold.`;
}

function isRight(report: Report): boolean {
  const { checks } = report;
  return checks.length > 0 && checks.every(({ shape }) => shape === 'published') && !hasProblems(report);
}

function tellLimits(report: Report): string {
  const right = report.checks.length === 1 ? 'The body is right' : 'The bodies are right';
  const ids = sendsIds(report) ? 'whether the ids exist, and ' : '';
  return `${right} by the published contract. What callcheck cannot see: ${ids}what the user of the token may do.`;
}
