/**
 * In: a text. Out: the HTTP statuses that it tells, in numbers or by their names, with their places.
 * A number counts only beside a word that makes it a status, so that durations, prices and counts stay numbers.
 */
import type { Span } from '../intake/snippet.ts';
import { createInsideTest } from './inside-spans.ts';
import { toSameLengthLower } from './same-length-lower.ts';

/** A status as the text tells it. */
export interface ToldStatus extends Span {
  readonly status: number;
}

/** The statuses told in `text`, in order; those inside `skip` are left out. */
export function findToldStatuses(text: string, skip: readonly Span[] = []): ToldStatus[] {
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
    tried++;
    if (!isToldStatus(text, span, status, previous)) continue;
    previous = { ...span, status };
    told.push(previous);
  }
  return mergeInOrder(told, findNamedStatuses(text, isSkipped));
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
    before === '-' &&
    !/(?:http|error|status|code|[\s-])-$/i.test(text.slice(Math.max(0, span.start - 8), span.start))
  )
    return true;
  if (after === 's') return /[\w-]/.test(text[span.end + 1] ?? '');
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
  return status >= 400 && (cue === 'weak' || CALLED_ERROR.test(after)) && WEAK_NEXT.test(after);
}

const STATUS_LINE = /http\/\d(?:\.\d)?["']?[ \t]+$/i;
/** The rest of `400/403`, or the plural's letter. */
const LIST_TAIL = /^s(?=[^\w]|$)|^(?:\/[45]\d\d)+s?(?![\w])/;
const CALLED_ERROR = /^["'`*_]*[ \t]+(?:errors?|err|response|status)\b/i;
const LIST_GAP = /^s?[ \t]*(?:,|\/|&|or|and|then|,[ \t]*(?:or|and|then))[ \t]*(?:an? )?$/i;
const UNIT =
  /^[ \t-]?(?:ms|msec|milli\w*|s|secs?|seconds?|min|mins|minutes?|hours?|days?|kb|mb|gb|kib|mib|bytes?|chars?|characters?|px|km|usd|eur|dollars|euros?|times|lines?|agents?|users?|calls|records|rows|items|contacts|queues|per)\b/i;
const NEGATED = /\b(?:no|not|never|without|isn't|not an?|no more)[ \t]+(?:an?[ \t]+)?$/i;
const WEAK_NEXT =
  /^(?:["'`*_)\]]*[ \t]*(?:[.,;:!?)\]|\n\r"'`*_\u2026\u2014-]|$)|["'`*_)\]]*[ \t]+(?:[([{<#:|]|=>|->|(?:on|when|from|for|but|and|with|back|again|every|each|all|as|because|after|if|in|at|by|or|so|to|via|errors?|err|responses?|status|codes?|is|was|while|whenever|no|without|despite|regardless|even|only|instead|since|until|unless|the|this|my|here|now|today|using|saying|which|that|then|too|please|pls|out|whatever|although|though|just|coming|wenn|bei|beim|mit|al|cuando|con|en|quand|lors|avec|sur|bad|invalid|http|rather|however|i|we|it)\b))/i;

/** The names that servers give statuses, as they follow the number. */
const NAMES: ReadonlyMap<number, RegExp> = new Map(
  Object.entries({
    200: 'ok',
    201: 'created',
    202: 'accepted',
    204: 'no content',
    400: 'bad request',
    401: 'unauthori[sz]ed',
    403: 'forbidden',
    404: 'not found',
    405: 'method not allowed',
    406: 'not acceptable',
    408: 'request time-?out',
    409: 'conflict',
    413: '(?:payload|content|request entity) too large',
    415: 'unsupported media type',
    422: 'unprocessable',
    429: 'too many requests',
    500: 'internal server error',
    501: 'not implemented',
    502: 'bad gateway',
    503: 'service unavailable',
    504: 'gateway time-?out',
  }).map(([status, name]) => [
    Number(status),
    new RegExp(`^["'\`*_)\\]]*[ \\t]*[-:|(\\u2013\\u2014"'\`]*[ \\t]*${name}`, 'i'),
  ]),
);

/** Words that stand between a cue and its number. */
const FILLER =
  /(?:^|[\s"'`*_([<])(?:an?|the|http|https|constant|another|same|plain|generic|bare|random|immediate|of|is|was|are|=|:|nur|einen?|un|une|ein|uma?|eh?|only|always|just|consistently|intermittent|instant|straight|sporadic|me|us|my|with|back|this|that|these|those|dreaded|annoying|ich|wir|man|dann|aber|immer|toujours|siempre|then|i|we|says|now|also|even|still)$/i;
const TRAILING = /[\s"'`*_([<{:=#|,\\-]+$/;
const ARROW = /(?:->|=>|→|⇒|➜|»)[\s"'`*_]*$/;
const STRONG =
  /(?:^|[^a-z])(?:https?|http-?status|httpcode|http_code|status|statuscode|status[_ -]?code|response[_ -]?code|error[_ -]?code|err|errors?|fehler|fehlercode|erreur|erro|errore|fout|apiexception|exception|returns?|returned|returning|responds?|responded|replie[sd]|answers?|answered|throws?|threw|throwing)$/i;
const WEAK =
  /(?:^|[^a-z])(?:says?|said|shows?|reports?|get|gets|getting|got|gives?|gave|giving|see|sees|seeing|saw|receives?|received|receiving|fails|failing|failed|fail|hit|hits|hitting|keeps?|raises?|raised|raising|yields?|produces?|comes|code|response|responses|result|results|resulted|resulting|ends?|ended|still|thrown|why|rejects?|rejected|rejecting|but|devuelve|retorna|recibo|obtengo|renvoie|retourne|liefert|bekomme|bekommen|kommt|krijg|geeft|returnt|in|to|into|after|request|body|post|call|calls|api|endpoint|server|genesys)$/i;
const FAILURE =
  /\b(?:fail\w*|errors?|exception|return\w*|reject\w*|refus\w*|respon\w*|reason|status|got|getting|says?|too many requests)\b/i;
const PATH =
  /(?:^|[\s"'`<(])\S*\/(?:api\/|v2\/|conversations|calls)\S*[\s"'`>)]+(?:\(|\[|-|:|=|→|returns?)?[ \t]*$/i;

function cueBefore(before: string, after: string): 'strong' | 'weak' | null {
  if (ARROW.test(before)) return 'weak';
  if (PATH.test(before)) return 'weak';
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const isBracketed = /[([][\s"'`]*$/.test(before) && /^["'`]*[)\]]/.test(after);
  if (isBracketed && FAILURE.test(line)) return 'strong';
  let rest = before.replace(TRAILING, '');
  for (let words = 0; words < 4; words++) {
    if (STRONG.test(rest)) return 'strong';
    if (WEAK.test(rest)) return 'weak';
    const shorter = rest.replace(FILLER, '').replace(TRAILING, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return before.trim() === '' && WEAK_NEXT.test(after) ? 'weak' : null;
}

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

function findNamedStatuses(text: string, isSkipped: (at: number) => boolean): ToldStatus[] {
  const told: ToldStatus[] = [];
  const lower = toSameLengthLower(text);
  for (const [name, status] of NAMED) {
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length)) {
      const span = { start: at, end: at + name.length };
      if (told.length === MOST) return told;
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
  return cue === 'strong' || (cue === 'weak' && VERB.test(before));
}

const VERB =
  /\b(?:says?|said|shows?|reports?|get|gets|getting|got|gives?|gave|seeing|saw|receiv\w+|fail\w*|hit\w*|keeps?)\b/i;

function mergeInOrder(numbers: readonly ToldStatus[], names: readonly ToldStatus[]): ToldStatus[] {
  return [...numbers, ...names].sort((a, b) => a.start - b.start);
}
