import type { ErrorCard, Knowledge, Operation } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/** One thing that may still be in the way once the body is right: the error it would show as, and its card. */
export interface Rung {
  readonly status: number | null;
  readonly card: ErrorCard;
}

/** Of one status only so many come before the next status has its turn. */
const TURN = 2;

/**
 * What the operation refuses beyond a wrong body, from its error cards: for a report with a payload and an operation
 * we know. First those whose causes go with what was found, then by status with no status filling the start alone.
 * Errors that the text reports already are told elsewhere and left out.
 */
export function nextRungs(report: Report, knowledge: Knowledge): readonly Rung[] {
  const operation = knowledge.contracts.operations.find(({ name }) => name === report.operation);
  if (operation === undefined || report.checks.length === 0) return [];
  const found = new Set(diagnosticsOf(report).map(({ code }) => code));
  const seen = new Map<number | null, number>();
  const ranked = rungsOf(operation, report, knowledge).map((rung) => {
    const before = seen.get(rung.status) ?? 0;
    seen.set(rung.status, before + 1);
    return { rung, likelier: isLikelier(rung.card, found) ? 0 : 1, turn: Math.floor(before / TURN) };
  });
  return ranked.sort((a, b) => a.likelier - b.likelier || a.turn - b.turn).map(({ rung }) => rung);
}

/** Those of the contract that have a card and are still ahead, in its order. */
function rungsOf(operation: Operation, report: Report, knowledge: Knowledge): Rung[] {
  const cards = new Map(knowledge.errors.map((card) => [card.code, card]));
  const told = new Set(report.errors.map(({ card }) => card));
  const sendsIds = namesIds(report);
  const rungs: Rung[] = [];
  for (const { status, codes } of operation.errors) {
    if (isBehind(status, report.status)) continue;
    for (const code of codes) {
      const card = cards.get(code);
      if (status === 404 && !sendsIds) continue;
      if (card !== undefined && !told.has(`error/${code}`) && !isAboutBody(status, code)) {
        rungs.push({ status, card });
      }
    }
  }
  return rungs;
}

/** Whether anything that was sent can turn out not to exist: an id in the path or in a body. */
function namesIds({ operation, checks }: Report): boolean {
  if (operation?.includes('{')) return true;
  return checks.some(
    ({ published }) => published === null || /(?<!caller)Ids?"\s?:/.test(JSON.stringify(published)),
  );
}

/** A call that came as far as another refusal has passed the check of its token. */
function isBehind(status: number, reported: number | null): boolean {
  return status === 401 && reported !== null;
}

const aboutBody = /^(?:bad\.request|invalid\.|too\.many\.create\.)/;

/** What a wrong body gets, which has just been judged, and what no author can mend. */
function isAboutBody(status: number, code: string): boolean {
  return aboutBody.test(code) || status === 413 || status === 415 || status >= 500;
}

function isLikelier(card: ErrorCard, found: ReadonlySet<string>): boolean {
  return card.causes.some((cause) => cause.likelierWith.some((code) => found.has(code)));
}
