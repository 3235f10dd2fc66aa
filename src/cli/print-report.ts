import { visibleJson } from '../reply/terminal/visible-text.ts';
import { printJson } from '../validator/json/print.ts';
import type { Report } from '../validator/report.ts';

/** The report as JSON, on one line with `indent` 0; characters that a terminal would obey are written as escapes of the same value. */
export function printReport(report: Report, indent: 0 | 2): string {
  return visibleJson(printJson(report, indent));
}
