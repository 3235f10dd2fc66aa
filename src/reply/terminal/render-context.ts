import type { ErrorCard, Knowledge } from '../../validator/knowledge.ts';
import type { Report, ReportedError } from '../../validator/report.ts';
import { nextRungs } from '../next-rungs.ts';
import { diagnosticsOf } from '../verdict.ts';
import type { Page } from './page.ts';

/** Rungs shown before the rest is only counted. */
const mostRungs = 5;

/** The errors that the text reports, each with its card: meaning, causes with the likeliest first, what to do. */
export function renderErrors(page: Page, report: Report, knowledge: Knowledge): void {
  if (report.errors.length === 0) return;
  const found = new Set(diagnosticsOf(report).map(({ code }) => code));
  page.heading('The error it got');
  for (const error of report.errors) {
    const card = knowledge.errors.find(({ code }) => `error/${code}` === error.card);
    page.paragraph(describe(error), '  ');
    if (card === undefined) continue;
    page.paragraph(card.meaning, '  ');
    for (const cause of likelierFirst(card, found)) page.item(cause);
    for (const step of card.next) page.item(step);
  }
}

function describe(error: ReportedError): string {
  const head = [error.status, error.code].filter((part) => part !== null).join(' ');
  const context = error.contextId === null ? '' : ` (contextId ${error.contextId})`;
  return `${head || 'An error'}${error.message === null ? '' : `: ${error.message}`}${context}`;
}

function likelierFirst(card: ErrorCard, found: ReadonlySet<string>): readonly string[] {
  const likelier = card.causes.filter((cause) => cause.likelierWith.some((code) => found.has(code)));
  return [...new Set([...likelier, ...card.causes])].map((cause) => cause.text);
}

/** What the text claims about the API, each with our verdict and what is known. */
export function renderClaims(page: Page, report: Report, knowledge: Knowledge): void {
  if (report.claims.length === 0) return;
  page.heading('Claims in the text');
  const cards = new Map(knowledge.claims.map((card) => [card.id, card]));
  for (const claim of report.claims) {
    const card = cards.get(claim.card);
    page.item(`"${claim.text}": ${claim.verdict}.${card === undefined ? '' : ` ${card.answer}`}`);
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
  const rungs = nextRungs(report, knowledge);
  if (rungs.length === 0) return;
  page.heading('If it still fails');
  for (const { status, card } of rungs.slice(0, mostRungs)) {
    page.item(`${status ?? card.status ?? ''} ${card.code}: ${card.next[0] ?? card.meaning}`.trim());
  }
  if (rungs.length > mostRungs) page.item(`and ${rungs.length - mostRungs} more`);
}
