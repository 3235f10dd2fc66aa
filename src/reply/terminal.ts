import { compareDiagnostics, type Diagnostic, type Severity } from '../validator/diagnostic.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Check, Report } from '../validator/report.ts';
import { excerptOf } from './terminal/excerpt.ts';
import { createPage, type Page, type Paint } from './terminal/page.ts';
import { renderBody } from './terminal/render-body.ts';
import { renderClaims, renderErrors, renderQuestions, renderRungs } from './terminal/render-context.ts';
import { visible } from './terminal/visible-text.ts';
import { describeCounts, diagnosticsOf, hasSubject } from './verdict.ts';

export interface TerminalOptions {
  /** What to call the text in `file:line:column`. */
  readonly file: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
}

/** More findings than anybody reads at once; the rest is counted. */
const mostFindings = 40;

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
  const lines = text.split(/\r\n|\r|\n/);
  renderVerdict(page, report);
  const alone = report.checks.length === 1;
  renderFindings(page, alone ? diagnosticsOf(report) : report.diagnostics, lines, options.file);
  for (const [index, check] of report.checks.entries()) {
    if (!alone) {
      page.heading(titleOf(check, index, report));
      renderFindings(page, check.diagnostics, lines, options.file);
    }
    renderBody(page, check);
  }
  renderErrors(page, report, knowledge);
  renderClaims(page, report, knowledge);
  renderQuestions(page, report);
  renderRungs(page, report, knowledge);
  return page.text();
}

function renderVerdict(page: Page, report: Report): void {
  const status = report.status === null ? '' : ` · HTTP ${report.status} reported`;
  if (!hasSubject(report)) {
    page.verdict('No call payload found');
    page.paragraph(report.reason);
    page.paragraph('Give the JSON body of the call, or the error that came back.');
    return;
  }
  const unknown = report.checks.length > 0 ? 'Operation not recognised' : 'A failing call';
  page.verdict(`${report.operation ?? unknown} · ${describeCounts(report)}${status}`);
}

function titleOf(check: Check, index: number, report: Report): string {
  const operation = check.operation === report.operation ? '' : `, ${check.operation ?? 'no operation'}`;
  return `Payload ${index + 1} of ${report.checks.length} (${check.format}${operation})`;
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function renderFindings(
  page: Page,
  diagnostics: readonly Diagnostic[],
  lines: readonly string[],
  file: string,
): void {
  const sorted = [...diagnostics].sort(
    (a, b) => ranks[a.severity] - ranks[b.severity] || compareDiagnostics(a, b),
  );
  for (const diagnostic of sorted.slice(0, mostFindings)) renderFinding(page, diagnostic, lines, file);
  const rest = sorted.length - mostFindings;
  if (rest > 0) page.paragraph(`And ${rest} more: --json lists them all.`);
}

function renderFinding(page: Page, diagnostic: Diagnostic, lines: readonly string[], file: string): void {
  const { severity, line, column, pointer } = diagnostic;
  const place = `${visible(file)}:${line}:${column}`;
  const where = pointer === null || pointer === '' ? '' : ` ${visible(pointer)}`;
  page.blank();
  page.raw(`${page.paint(severity, severity)}${page.paint('strong', where)}  ${page.paint('faint', place)}`);
  const gutter = String(line);
  const excerpt = excerptOf(lines[line - 1] ?? '', column, page.width - gutter.length - 4);
  page.raw(`${page.paint('faint', ` ${gutter} |`)} ${excerpt.text}`);
  page.raw(
    `${page.paint('faint', ` ${' '.repeat(gutter.length)} |`)} ${' '.repeat(excerpt.caret)}${page.paint(severity, '^')}`,
  );
  page.paragraph(diagnostic.message, '  ');
  const evidence = diagnostic.evidence === 'documented' ? '' : ` (${diagnostic.evidence})`;
  page.raw(`  ${page.paint('faint', `${diagnostic.code}${evidence}`)}`);
}
