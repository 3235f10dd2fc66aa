/**
 * In: a text. Out: the HTTP statuses that it tells, in numbers or by their names, with their places.
 * A number counts only beside a word that makes it a status, so that durations, prices and counts stay numbers.
 */

import { createInsideTest } from '../text/inside-spans.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { isOnlySpokenOf } from './spoken-of.ts';
import { ARROW, cueBefore, NAMES, NEGATED, UNIT, VERB, WEAK_NEXT } from './status-cues.ts';

/** A status as the text tells it. */
export interface ToldStatus extends Span {
  readonly status: number;
}

/** The statuses told in a text, in order; those inside `skip` are left out. */
export function findToldStatuses(view: TextView, skip: readonly Span[] = []): ToldStatus[] {
  const { text } = view;
  const told: ToldStatus[] = [];
  const isSkipped = createInsideTest(skip);
  let previous: ToldStatus | null = null;
  let tried = 0;
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    if (told.length === MOST || tried === MOST_TRIED) break;
    const span = { start: match.index, end: match.index + 3 };
    const status = Number(match[0]);
    if (!isKnown(status) || isSkipped(span.start) || isPartOfMore(text, span)) continue;
    if (isOnlySpokenOf(text, span.start, span.end)) continue;
    tried++;
    if (!isToldStatus(text, span, status, previous)) continue;
    previous = { ...span, status };
    told.push(previous);
  }
  return mergeInOrder(told, findNamedStatuses(view, isSkipped));
}

/** A text that tells more is a log or a table, and what follows says nothing new. */
const MOST = 200;
const MOST_TRIED = 5000;
const NUMBER = /[1-5]\d\d/g;

/** How far around a number its meaning is looked for. */
const REACH = 64;

function isKnown(status: number): boolean {
  if (status < 200 || status > 511) return false;
  if (status < 300) return status <= 204;
  if (status < 400) return false;
  return status < 500 ? status <= 418 || (status >= 421 && status <= 431) || status === 451 : status <= 511;
}

/** Whether the digits belong to something larger: a longer number, an id, a price, a version, a range. */
function isPartOfMore(text: string, span: Span): boolean {
  const before = text[span.start - 1] ?? '';
  const after = text[span.end] ?? '';
  if (/[\w.$€£¥+%@]/.test(before)) return true;
  if (
    before === '#' &&
    !/(?:error|err|status|code|http)\W{0,3}#$/i.test(text.slice(Math.max(0, span.start - 12), span.start))
  )
    return true;
  if (
    before === '-' &&
    !/(?:http|error|status|code|[\s-])-$/i.test(text.slice(Math.max(0, span.start - 8), span.start))
  )
    return true;
  if (/^(?:s|er)(?![\w-])/.test(text.slice(span.end, span.end + 3))) return false;
  if (/[\w%$€£@]/.test(after)) return true;
  return /[.,:/-]/.test(after) && /\d/.test(text[span.end + 1] ?? '') && !isList(text, span);
}

/** `400/403` and `400, 403` are two statuses. */
function isList(text: string, span: Span): boolean {
  return /^[/,](?:4\d\d|5\d\d)(?!\d)/.test(text.slice(span.end, span.end + 5));
}

function isToldStatus(text: string, span: Span, status: number, previous: ToldStatus | null): boolean {
  const after = text.slice(span.end, span.end + REACH).replace(LIST_TAIL, '');
  if (UNIT.test(after)) return false;
  if (previous !== null && LIST_GAP.test(text.slice(previous.end, span.start))) return true;
  const before = text.slice(Math.max(0, span.start - REACH), span.start);
  if (STATUS_LINE.test(before)) return true;
  if (/^["'`)\]]*[ \t-]*\d/.test(after) || /\d[ \t(]*$/.test(before)) return false;
  if (NEGATED.test(before)) return false;
  if (NAMES.get(status)?.test(after)) return true;
  const cue = cueBefore(before, after);
  if (cue === 'strong') return true;
  if (status < 300) return cue === 'weak' && GOT.test(before) && WEAK_NEXT.test(after);
  if (status < 400) return false;
  if (CALLED_IN_OTHER_SCRIPTS.test(after) || (ARROW.test(before) && SENTENCE.test(after))) return true;
  return (cue === 'weak' || CALLED_ERROR.test(after)) && WEAK_NEXT.test(after);
}

/** A success told in passing: `got a 202`. A bare number after the verb may count anything. */
const GOT =
  /\b(?:g[eo]ts?|getting|gives?|gave|see|saw|receives?|received|bekomme|bekommt|recibo|obtengo)[ \t]+(?:me |us |back )?(?:an?|the|http|just|only|einen?|un|une)[ \t]+["'`*_]*$/i;
const STATUS_LINE = /http\/\d(?:\.\d)?["']?[ \t]+$/i;
/** The rest of `400/403`, or the ending of `400s` and the German `400er`. */
const LIST_TAIL = /^(?:s|er)(?=[^\w]|$)|^(?:\/[45]\d\d)+s?(?![\w])/;
const CALLED_ERROR = /^["'`*_]*[ \t]+(?:errors?|err|response|status)\b/i;
/** "400 error", "comes back as 400", "400 appears" in Japanese, Chinese and Korean, which put no blank between. */
const CALLED_IN_OTHER_SCRIPTS =
  /^["'`*_)\]\u300d]*[ \t]?(?:\u30a8\u30e9\u30fc|\uc5d0\ub7ec|\uc624\ub958|\u9519\u8bef|\u932f\u8aa4|\u304c(?:\u8fd4|\u51fa)|\u3092\u8fd4|\u306b\u306a|\u3067(?:\u3059|\u5931\u6557)|\u304c\u767a\u751f)/;
/** An error's own words behind an arrow and its status: `→ 403 Unable to perform …`. */
const SENTENCE = /^[ \t]+\p{Lu}\p{Ll}+[ \t]\p{Ll}/u;
const LIST_GAP = /^s?[ \t]*(?:,|\/|&|or|and|then|,[ \t]*(?:or|and|then))[ \t]*(?:an? )?$/i;
/** Names that stand without their number, after a word such as "returns", and the status they name. */
const NAMED: readonly (readonly [name: string, status: number])[] = [
  ['bad request', 400],
  ['unauthorized', 401],
  ['unauthorised', 401],
  ['forbidden', 403],
  ['not found', 404],
  ['payload too large', 413],
  ['unsupported media type', 415],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service unavailable', 503],
  ['gateway timeout', 504],
];

function findNamedStatuses({ text, lower }: TextView, isSkipped: (at: number) => boolean): ToldStatus[] {
  const told: ToldStatus[] = [];
  let tried = 0;
  for (const [name, status] of NAMED) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length };
      if (told.length === MOST || tried++ === MOST_TRIED) return told;
      if (!isSkipped(at) && isNamedStatus(text, span)) told.push({ ...span, status });
    }
  }
  return told;
}

function isNamedStatus(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (/\w$|\d{3}["'`*_)\]]*[\s:(|"'`-]*$/.test(before) || NEGATED.test(before)) return false;
  const after = text.slice(end, end + REACH);
  if (/^\w/.test(after)) return false;
  if (/^[ \t]+(?:error|response|exception)\b/i.test(after)) return true;
  if (/\b(?:reason|status_?text)["']?[ \t]*[:=][ \t]*["']?$/i.test(before)) return true;
  const cue = cueBefore(before, after);
  return cue === 'strong' || (cue === 'weak' && (VERB.test(before) || ARROW.test(before)));
}

function mergeInOrder(numbers: readonly ToldStatus[], names: readonly ToldStatus[]): ToldStatus[] {
  return [...numbers, ...names].sort((a, b) => a.start - b.start);
}
