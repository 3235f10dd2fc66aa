import type { ErrorCard, Knowledge, Operation } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { diagnosticsOf } from './verdict.ts';

/** One thing that may still be in the way once the body is right: the error it would show as, and its card. */
export interface Rung {
  readonly status: number | null;
  readonly card: ErrorCard;
}

/** What decides on the rungs; Explain keeps it in its button, so that it tells of the very same ones. */
export interface RungsAsked {
  readonly operation: string | null;
  /** The status that the text reports. */
  readonly status: number | null;
  /** Codes of the findings. */
  readonly found: readonly string[];
  /** Cards of the errors that the text reports: they are told elsewhere. */
  readonly told: readonly string[];
  /** Whether anything that was sent can turn out not to exist. */
  readonly sendsIds: boolean;
}

export function rungsAskedOf(report: Report): RungsAsked {
  return {
    operation: report.operation,
    status: report.status,
    found: diagnosticsOf(report).map(({ code }) => code),
    told: report.errors.flatMap(({ card }) => card ?? []),
    sendsIds: sendsIds(report),
  };
}

/** What may still be refused once the body is right; nothing for a report without a payload. */
export function nextRungs(report: Report, knowledge: Knowledge): readonly Rung[] {
  return report.checks.length === 0 ? [] : rankRungs(rungsAskedOf(report), knowledge);
}

/** Statuses in the order in which people meet them; a 400 means that the token was taken. */
const STATUS_ORDER = [400, 403, 404, 409, 401];

/**
 * What the operation refuses beyond a wrong body, from its error cards. First those whose causes go with what was
 * found, then two of 400 and one of each other status, then the rest.
 */
export function rankRungs(asked: RungsAsked, knowledge: Knowledge): readonly Rung[] {
  const operation = knowledge.contracts.operations.find(({ name }) => name === asked.operation);
  if (operation === undefined) return [];
  const seen = new Map<number | null, number>();
  const ranked = rungsOf(operation, asked, knowledge).map((rung) => {
    const before = seen.get(rung.status) ?? 0;
    seen.set(rung.status, before + 1);
    const order = STATUS_ORDER.indexOf(rung.status ?? 0);
    return {
      rung,
      likelier: isLikelier(rung.card, asked.found) ? 0 : 1,
      round: Math.floor(before / (rung.status === 400 ? 2 : 1)),
      order: order === -1 ? STATUS_ORDER.length : order,
    };
  });
  return ranked
    .sort((a, b) => a.likelier - b.likelier || a.round - b.round || a.order - b.order)
    .map(({ rung }) => rung);
}

/** Those of the contract that have a card and are still ahead, in its order. */
function rungsOf(operation: Operation, asked: RungsAsked, knowledge: Knowledge): Rung[] {
  const cards = new Map(knowledge.errors.map((card) => [card.code, card]));
  return operation.errors
    .filter(({ status }) => !isBehind(status, asked.status) && (status !== 404 || asked.sendsIds))
    .flatMap(({ status, codes }) =>
      codes
        .filter((code) => !asked.told.includes(`error/${code}`) && !isAboutBody(status, code))
        .flatMap((code) => cards.get(code) ?? [])
        .map((card) => ({ status, card })),
    );
}

/** Whether an id stands in the path or in a body. */
export function sendsIds({ operation, checks }: Report): boolean {
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

function isLikelier(card: ErrorCard, found: readonly string[]): boolean {
  return card.causes.some((cause) => cause.likelierWith.some((code) => found.includes(code)));
}
