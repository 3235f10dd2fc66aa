import type { ErrorCard, Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';

/** One thing that may still be in the way once the body is right: the error it would show as, and its card. */
export interface Rung {
  readonly status: number | null;
  readonly card: ErrorCard;
}

/**
 * What the operation refuses beyond a wrong body, in the order of the contract, from its error cards: for a report
 * with a payload and an operation we know. Errors that the text reports already are told elsewhere and left out.
 */
export function nextRungs(report: Report, knowledge: Knowledge): readonly Rung[] {
  const operation = knowledge.contracts.operations.find(({ name }) => name === report.operation);
  if (operation === undefined || report.checks.length === 0) return [];
  const cards = new Map(knowledge.errors.map((card) => [card.code, card]));
  const told = new Set(report.errors.map(({ card }) => card));
  const rungs: Rung[] = [];
  for (const { status, codes } of operation.errors) {
    for (const code of codes) {
      const card = cards.get(code);
      if (card === undefined || told.has(`error/${code}`) || isAboutBody(status, code)) continue;
      rungs.push({ status, card });
    }
  }
  return rungs;
}

/** The codes that every wrong body gets: what is wrong with it has just been said. */
function isAboutBody(status: number, code: string): boolean {
  return (
    code === 'bad.request' || code === 'invalid.value' || status === 413 || status === 415 || status >= 500
  );
}
