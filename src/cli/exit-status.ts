import { hasProblems } from '../reply/verdict.ts';
import type { Report } from '../validator/report.ts';

/** 1 if the text has an error or a warning, or reports a failed call; notes alone are 0. */
export function exitStatusOf(report: Report): 0 | 1 {
  return hasProblems(report) || report.errors.length > 0 ? 1 : 0;
}
