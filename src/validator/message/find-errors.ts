/**
 * In: a text and the error cards. Out: the errors that it reports (bodies, codes and statuses told in words), each with the
 * card that explains it, and where the bodies stand. Never looks at payloads.
 */

import type { ErrorCard, ErrorIndex, Knowledge } from '../knowledge.ts';
import type { ReportedError } from '../report.ts';
import type { TextView } from '../text/view.ts';
import type { ErrorBody, NestedError } from './error-bodies.ts';
import { findPhrase, matchErrorCard, matchStatus, matchText, RETYPED } from './match-error-card.ts';
import type { Prose } from './prose.ts';
import { findToldCodes, findToldContextId } from './told-codes.ts';
import { findToldStatuses, type ToldStatus } from './told-statuses.ts';

export interface FoundErrors {
  /** In the order of the text; none twice. */
  readonly errors: readonly ReportedError[];
  /** The HTTP status that the text reports: of its first error, or of a success it tells. */
  readonly status: number | null;
  /** The error bodies, so that none is taken for a payload. */
  readonly bodies: readonly ErrorBody[];
  /** The statuses told in words, with their places. */
  readonly told: readonly ToldStatus[];
}

/** Statuses told beyond these are a table or a log, and not what happened. */
const MOST_TOLD = 6;

/** What is known of a text when its errors are sought. */
export interface ErrorSources {
  readonly view: TextView;
  readonly bodies: readonly ErrorBody[];
  readonly prose: Prose;
  /** The text names one of our operations, so that a number which may be a status is one. */
  readonly isAboutCall: boolean;
}

/** Finds every error that a text reports. */
export function findErrors(
  { view, bodies: written, prose, isAboutCall }: ErrorSources,
  { errorIndex: cards }: Pick<Knowledge, 'errorIndex'>,
): FoundErrors {
  const bodies = written.filter(({ start }) => !isProduced(view.text, start));
  const statuses = findToldStatuses(view, prose);
  const certain = statuses.filter(({ isTold }) => isTold);
  const told = certain.length > 0 || !(isAboutCall || bodies.length > 0) ? certain : statuses.slice(0, 1);
  const failures = told.filter(({ status }) => status >= 400);
  const placed = [
    ...bodies.flatMap((body) => errorsOfBody(body, failures[0]?.status ?? null, cards)),
    ...(errorsOfSuccess(view.text, told, cards) ?? errorsOfProse(view.text, failures, bodies, cards)),
  ].sort((a, b) => a.at - b.at);
  const errors = dedupe(placed.map(({ error }) => error));
  return { errors, status: statusOf(errors, bodies, told), bodies, told };
}

/** Whether code makes the body, in a handler, a mock or a constant: `res.json({`, `.reply(400, {`, `APIError{`. */
function isProduced(text: string, start: number): boolean {
  if (/\w/.test(text[start - 1] ?? '')) return true;
  return /(?:json|reply|send|respond\w{0,8}|mock\w{0,24})\([^\n{}]{0,24}$/i.test(
    text.slice(Math.max(0, start - 60), start),
  );
}

interface PlacedError {
  readonly at: number;
  readonly error: ReportedError;
}

function errorsOfBody(body: ErrorBody, toldStatus: number | null, cards: ErrorIndex): PlacedError[] {
  const status = body.status ?? statusOfCode(body.code, cards) ?? toldStatus;
  const place = (words: NestedError): PlacedError => {
    const filled = { ...words, status: words.status ?? status, contextId: words.contextId ?? body.contextId };
    return { at: body.start, error: { ...filled, card: cardOf(filled, body.isPublished, cards) } };
  };
  const nested = body.nested.map(place);
  const saysNothing = body.code === null && body.message === null;
  return saysNothing && nested.length > 0 ? nested : [place(body), ...nested].map(pickReported);
}

function pickReported({ at, error }: PlacedError): PlacedError {
  const { status, code, message, contextId, card } = error;
  return { at, error: { status, code, message, contextId, card } };
}

/** What fits no published shape is asked for again, unless its text is one we know. */
function cardOf(words: NestedError, isPublished: boolean, cards: ErrorIndex): string | null {
  const retyped = cards.byCode.get(RETYPED) ?? null;
  return nameOf(isPublished ? matchErrorCard(words, cards) : (matchText(words, cards) ?? retyped));
}

function statusOfCode(code: string | null, cards: ErrorIndex): number | null {
  return code === null ? null : (cards.byCode.get(code)?.status ?? null);
}

function nameOf(card: ErrorCard | null): string | null {
  return card === null ? null : `error/${card.code}`;
}

/** The message of an error body of which only lines are pasted. */
const LINE = /["']message["']\s{0,4}:\s{0,4}"([^"\n]{4,300})"/i;

/** Errors told in words. A code takes in the status told beside it; what a body says already is not said again. */
function errorsOfProse(
  text: string,
  failures: readonly ToldStatus[],
  bodies: readonly ErrorBody[],
  cards: ErrorIndex,
): PlacedError[] {
  const codes = findToldCodes(text, bodies, cards).filter(
    ({ code }) => !bodies.some((body) => says(body, code)),
  );
  const first = failures[0]?.status ?? null;
  const contextId =
    bodies.length === 0 && (codes.length > 0 || first !== null) ? findToldContextId(text) : null;
  const besideCode = LINE.exec(text)?.[1] ?? null;
  const coded = codes.map(({ at, code }): PlacedError => {
    const words = {
      status: statusOfCode(code, cards) ?? first,
      code,
      message: bodies.length === 0 ? besideCode : null,
    };
    return { at, error: { ...words, contextId, card: nameOf(matchErrorCard(words, cards)) } };
  });
  const covered = new Set([
    ...bodies.map(({ status }) => status ?? first),
    ...coded.map(({ error }) => error.status),
  ]);
  const plain: PlacedError[] = [];
  for (const { status, start } of failures) {
    if (covered.has(status) || plain.length === MOST_TOLD) continue;
    covered.add(status);
    const message = bodies.length === 0 ? (toldText(text, status, cards)?.phrase ?? null) : null;
    const words = { status, code: null, message };
    const card = matchText(words, cards) ?? matchStatus(status, cards);
    const isFirst = plain.length === 0 && coded.length === 0;
    plain.push({ at: start, error: { ...words, contextId: isFirst ? contextId : null, card: nameOf(card) } });
  }
  const isSilent = bodies.length + coded.length + plain.length === 0;
  return isSilent ? textOfException(text, cards) : [...coded, ...plain];
}

/** A known text of an exception or error line that has no status; the texts of tools and languages never have one. */
function textOfException(text: string, cards: ErrorIndex): PlacedError[] {
  const found = toldText(text, null, cards);
  if (found === null || (found.card.status !== null && !EXCEPTION.test(text))) return [];
  const { at, phrase, card } = found;
  return [{ at, error: { status: null, code: null, message: phrase, contextId: null, card: nameOf(card) } }];
}

/** A request that was accepted, and what did not happen after it; null where nothing is known of that. */
function errorsOfSuccess(text: string, told: readonly ToldStatus[], cards: ErrorIndex): PlacedError[] | null {
  const [first] = told;
  if (first === undefined || first.status >= 400) return null;
  const found = toldText(text, first.status, cards);
  if (found === null || found.card.status !== first.status) return null;
  const { status, start } = first;
  return [
    {
      at: start,
      error: { status, code: null, message: found.phrase, contextId: null, card: nameOf(found.card) },
    },
  ];
}

const EXCEPTION = /Exception|Uncaught|\b[Ee]rror\b|\bERROR\b|(?:->|=>|→) ?["'`“]/;

function says(body: ErrorBody, code: string): boolean {
  return body.code === code || body.nested.some((nested) => nested.code === code);
}

/** The known text of an error, told without its body. */
function toldText(text: string, status: number | null, cards: ErrorIndex): ToldText | null {
  const lower = text.toLowerCase();
  for (const { parts, card } of cards.texts) {
    if (status !== null && card.status !== null && card.status !== status) continue;
    const span = findPhrase(lower, parts);
    if (span === null) continue;
    const list = LISTED.exec(text.slice(span.end, span.end + 320))?.[0] ?? '';
    return { at: span.start, phrase: text.slice(span.start, span.end) + list, card };
  }
  return null;
}

/** What a text lists behind itself: `(s): [conversation:call:add]`. */
const LISTED = /^(?:\(s\))?:? {0,2}\[[^\]\n]{1,300}\]/;

interface ToldText {
  readonly at: number;
  /** As the text has it. */
  readonly phrase: string;
  readonly card: ErrorCard;
}

function statusOf(
  errors: readonly ReportedError[],
  bodies: readonly ErrorBody[],
  told: readonly ToldStatus[],
): number | null {
  const ofBody = bodies.length > 0 ? errors.find(({ status }) => status !== null)?.status : undefined;
  const failure = told.find(({ status }) => status >= 400)?.status;
  return ofBody ?? failure ?? errors.find(({ status }) => status !== null)?.status ?? told[0]?.status ?? null;
}

function dedupe(errors: readonly ReportedError[]): ReportedError[] {
  const seen = new Set<string>();
  return errors.filter(({ status, code, message, contextId }) => {
    const key = JSON.stringify([status, code, message, contextId]);
    return !seen.has(key) && seen.add(key);
  });
}
