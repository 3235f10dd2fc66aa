import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report, ReportedError } from '../../validator/report.ts';
import { claimsToTell, VERDICT_WORDS } from '../claims-to-tell.ts';
import { findClaimCard, findErrorCard } from '../find-card.ts';
import { isToldByFinding } from '../is-told-by-finding.ts';
import { IF_OURS, isForeign, knownErrors, POST_MORE, tellsStatusAlone } from '../known-errors.ts';
import { likelyCauses } from '../likely-causes.ts';
import { nextRungs } from '../next-rungs.ts';
import { hasProblems } from '../verdict.ts';
import type { Page } from './page.ts';

/** What is shown of each kind before the rest is only counted or left to the cards. */
const mostRungs = 5;
const mostErrors = 10;
const mostCauses = 2;
const mostSteps = 2;

/** The errors that the text reports, each with its card: meaning, causes with the likeliest first, what to do. */
export function renderErrors(page: Page, report: Report, knowledge: Knowledge): void {
  if (isForeign(report)) page.paragraph(IF_OURS);
  if (knownErrors(report).length === 0) return;
  page.heading('The error it got');
  for (const error of report.errors.slice(0, mostErrors)) {
    if (isToldByFinding(error, report)) {
      page.paragraph(`${describe(error)} explained above.`, '  ');
      continue;
    }
    const card = findErrorCard(error.card, knowledge);
    page.paragraph([describe(error), card?.meaning ?? []].flat().join(' '), '  ');
    if (card === undefined) continue;
    for (const cause of likelyCauses(card, report, knowledge).slice(0, mostCauses))
      page.item(`Likely: ${cause}`);
    for (const step of card.next.slice(0, mostSteps)) page.item(step);
  }
  const rest = report.errors.length - mostErrors;
  if (rest > 0) page.item(`and ${rest} more`);
  if (tellsStatusAlone(report)) page.paragraph(POST_MORE, '  ');
}

function describe(error: ReportedError): string {
  const head = [error.status, error.code].filter((part) => part !== null).join(' ') || 'An error';
  const context = error.contextId === null ? '' : ` (contextId ${error.contextId})`;
  return `${error.message === null ? head : `${head} "${error.message}"`}${context}:`;
}

/** What the text claims about the API, each with our verdict and what is known. */
export function renderClaims(page: Page, report: Report, knowledge: Knowledge): void {
  const claims = claimsToTell(report);
  if (claims.length === 0) return;
  page.heading('Claims in the text');
  for (const claim of claims) {
    const card = findClaimCard(claim.card, knowledge);
    page.item(
      `"${claim.text}": ${VERDICT_WORDS[claim.verdict]}.${card === undefined ? '' : ` ${card.answer}`}`,
    );
  }
}

/** What would settle a failing call that came without its payload. */
export function renderQuestions(page: Page, report: Report): void {
  if (report.questions.length === 0) return;
  page.heading('What would settle it');
  for (const question of report.questions) page.item(question);
}

/** The next things that may be in the way once the body is right. */
export function renderRungs(page: Page, report: Report, knowledge: Knowledge): void {
  const rungs = isFailing(report) ? nextRungs(report, knowledge) : [];
  if (rungs.length === 0) return;
  page.heading('If it still fails');
  for (const { status, card } of rungs.slice(0, mostRungs)) {
    page.item(`${status ?? card.status ?? ''} ${card.code}: ${card.next[0] ?? card.meaning}`.trim());
  }
  if (rungs.length > mostRungs) page.item(`and ${rungs.length - mostRungs} more`);
}

function isFailing(report: Report): boolean {
  return hasProblems(report) || report.errors.length > 0 || (report.status ?? 0) >= 400;
}
