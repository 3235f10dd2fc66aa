import type { Knowledge } from '../validator/knowledge.ts';
import type { Check, Report } from '../validator/report.ts';
import { createPage, type Page, type Paint } from './terminal/page.ts';
import { renderBody } from './terminal/render-body.ts';
import { renderClaims, renderErrors, renderQuestions, renderRungs } from './terminal/render-context.ts';
import { renderFindings } from './terminal/render-findings.ts';
import { diagnosticsOf, hasSubject, isProblem, verdictOf } from './verdict.ts';
import { tellWhatWasChecked } from './what-was-checked.ts';

export interface TerminalOptions {
  /** What to call the text in `file:line:column`. */
  readonly file: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

/**
 * Report in, the answer for a terminal out: verdict, findings with the line of the paste and a caret, corrections,
 * errors, claims, and what to try next. `text` must be the text the report is about, secrets masked. Nothing of it
 * reaches the terminal as a control character.
 */
export function renderTerminal(
  report: Report,
  text: string,
  knowledge: Knowledge,
  options: TerminalOptions,
): string {
  const page = createPage(options.width, options.paint);
  const pasted = { file: options.file, lines: text.split(/\r\n|\r|\n/) };
  renderVerdict(page, report, knowledge);
  const alone = report.checks.length === 1;
  renderFindings(page, alone ? diagnosticsOf(report) : report.diagnostics, pasted);
  for (const [index, check] of report.checks.entries()) {
    if (!alone) {
      page.heading(titleOf(check, index, report));
      if (!check.diagnostics.some(isProblem)) page.paragraph('Nothing wrong found.');
      renderFindings(page, check.diagnostics, pasted);
    }
    renderBody(page, check);
  }
  renderErrors(page, report, knowledge);
  renderClaims(page, report, knowledge);
  renderQuestions(page, report);
  renderRungs(page, report, knowledge);
  return page.text();
}

function renderVerdict(page: Page, report: Report, knowledge: Knowledge): void {
  if (!hasSubject(report)) {
    page.verdict(report.reason);
    page.paragraph('Give the JSON body of the call, or the error that came back.');
    return;
  }
  const { subject, outcome } = verdictOf(report, knowledge);
  const status = report.status === null ? '' : ` · HTTP ${report.status} reported`;
  page.verdict(`${subject} · ${outcome}${status}`);
  for (const words of tellWhatWasChecked(report, knowledge)) page.paragraph(words);
}

function titleOf(check: Check, index: number, report: Report): string {
  const operation = check.operation === report.operation ? '' : `, ${check.operation ?? 'no operation'}`;
  return `Payload ${index + 1} of ${report.checks.length} (${check.format}${operation})`;
}
