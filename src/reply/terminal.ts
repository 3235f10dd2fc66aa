import { printJson } from '../validator/json/print.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { takeLines, toAnswer } from './answer/answer.ts';
import { rankFindings } from './answer/rank-findings.ts';
import { toDetails } from './details/details.ts';
import { createPage, type Page, type Paint } from './terminal/page.ts';
import { renderCode, renderDetails } from './terminal/render-details.ts';
import { renderFindings } from './terminal/render-findings.ts';

export interface TerminalOptions {
  /** What to call the text in `file:line:column`. */
  readonly file: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** Adds all that is known: sources, other corrections, causes, next steps. */
  readonly explain?: boolean;
}

/**
 * Report in, the answer for a terminal out: findings with the line of the paste and a caret, then the cause, and last
 * the body to send, since the end is what people see. `text` must be the text the report is about, secrets masked.
 * Nothing of it reaches the terminal as a control character.
 */
export function renderTerminal(
  report: Report,
  text: string,
  knowledge: Knowledge,
  options: TerminalOptions,
): string {
  const page = createPage(options.width, options.paint);
  const pasted = { file: options.file, lines: text.split(/\r\n|\r|\n/) };
  renderFindings(page, rankFindings(report, knowledge), pasted);
  if (options.explain === true) renderDetails(page, toDetails(report, knowledge));
  renderAnswer(page, report, knowledge, options.explain === true);
  return page.text();
}

/** Above a body without the changes, which the findings say with their places; without one as a first view. */
function renderAnswer(page: Page, report: Report, knowledge: Knowledge, isExplained: boolean): void {
  const answer = toAnswer(report, knowledge);
  const { cause, intro, body, steps } = answer;
  const more = isExplained ? [] : answer.more;
  page.heading(cause);
  for (const line of [...(body === null ? takeLines(answer).shown : steps), ...more]) page.item(line);
  if (body === null) return;
  page.paragraph(intro);
  renderCode(page, printJson(body.value, 2, { width: page.width - 2 }));
}
