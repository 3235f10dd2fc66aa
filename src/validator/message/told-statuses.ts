/**
 * In: the words of a text and the cues among them. Out: the HTTP statuses that it tells, in numbers or by their names.
 * A number counts only where its sentence holds a word for answers or failures; the others may be durations and counts.
 */

import type { CueKind } from '../knowledge.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { isFailure } from './find-cues.ts';
import type { Prose } from './prose.ts';
import type { Word } from './words.ts';

/** A status as the text tells it. */
export interface ToldStatus extends Span {
  readonly status: number;
  /** Its sentence says that it is one; else it is a number of a known status, which counts if the text is about a call. */
  readonly isTold: boolean;
}

/** A text that tells more is a log or a table, and what follows says nothing new. */
const MOST = 200;

/** The statuses of a text, in order. */
export function findToldStatuses({ text }: TextView, prose: Prose): ToldStatus[] {
  const { words } = prose;
  const telling = sentencesOf(prose, ['status', 'failing']);
  const told: ToldStatus[] = [];
  for (const [index, word] of words.entries()) {
    if (told.length === MOST) break;
    const status = statusOf(word.word) ?? statusOfName(words, index);
    if (status === null || (word.isCode && !isNamedStatus(text, word))) continue;
    if (isNumber(word) && isOther(text, words, index)) continue;
    const isTold =
      word.isCode ||
      isAllAsked(words, index) ||
      telling.has(word.sentence) ||
      isSetOff(text, word) ||
      (isNumber(word) && nameFollows(words, index, status));
    if (isTold || status >= 400) told.push({ start: word.start, end: word.end, status, isTold });
  }
  return told;
}

/** The sentences that hold a cue of these kinds. */
function sentencesOf({ words, cues }: Prose, kinds: readonly CueKind[]): Set<number> {
  const inThem = cues.filter(({ cue }) => kinds.includes(cue.kind) && cue.cue !== 'bad request');
  return new Set(inThem.flatMap(({ from }) => words[from]?.sentence ?? []));
}

function isNumber({ word }: Word): boolean {
  return /^\d/.test(word);
}

/** `400`, `400s`, the German `400er`, and what says success. */
function statusOf(word: string): number | null {
  const digits = word.length > 5 ? undefined : /^(\d{3})(?:s|er)?$/.exec(word)?.[1];
  if (digits === undefined) return null;
  return isFailure(digits) || /^20[0-4]$/.test(digits) ? Number(digits) : null;
}

/** The names of statuses, which also stand without the number. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ['bad request', 400],
  ['unauthorized', 401],
  ['unauthorised', 401],
  ['forbidden', 403],
  ['not found', 404],
  ['conflict', 409],
  ['too many requests', 429],
  ['internal server error', 500],
  ['bad gateway', 502],
  ['service unavailable', 503],
  ['gateway timeout', 504],
  ['accepted', 202],
]);

const FIRST_WORDS: ReadonlySet<string> = new Set([...NAMES.keys()].flatMap((name) => name.split(' ', 1)));

function statusOfName(words: readonly Word[], index: number): number | null {
  if (!FIRST_WORDS.has(words[index]?.word ?? '')) return null;
  const isNumbered = [1, 2].some((back) => statusOf(words[index - back]?.word ?? '') !== null);
  if (isNumbered) return null;
  for (const count of [1, 2, 3]) {
    const name = words
      .slice(index, index + count)
      .map(({ word }) => word)
      .join(' ');
    const status = NAMES.get(name);
    if (status !== undefined && status >= 400) return status;
  }
  return null;
}

function nameFollows(words: readonly Word[], index: number, status: number): boolean {
  return [1, 2, 3].some((count) => {
    const name = words
      .slice(index + 1, index + 1 + count)
      .map(({ word }) => word)
      .join(' ');
    return NAMES.get(name) === status;
  });
}

/** Whether a number in data is called a status there: `"status": 400`. */
function isNamedStatus(text: string, { start }: Span): boolean {
  return /["']\w{0,20}status\w{0,20}["']\s{0,4}:\s{0,4}$/i.test(text.slice(Math.max(0, start - 48), start));
}

/** What a number counts or measures, when it is no status. */
const UNITS: ReadonlySet<string> = new Set(
  'ms s sec secs seconds min mins minutes hours days kb mb gb bytes chars characters px usd eur dollars euros times lines agents users calls records rows items contacts queues people numbers messages requests'.split(
    ' ',
  ),
);

/** Whether the digits are no status: they count something, or are a part of something larger. */
function isOther(text: string, words: readonly Word[], index: number): boolean {
  const [word, next] = [words[index], words[index + 1]];
  if (word === undefined || isPartOfMore(text, word)) return true;
  return (
    next !== undefined &&
    next.sentence === word.sentence &&
    UNITS.has(next.word) &&
    next.start - word.end === 1
  );
}

/** `Why 400?`: a question of two or three words is about the number. */
function isAllAsked(words: readonly Word[], index: number): boolean {
  const sentence = words[index]?.sentence;
  const inIt = words.slice(Math.max(0, index - 3), index + 4).filter((word) => word.sentence === sentence);
  return inIt.length <= 4 && inIt.at(-1)?.word === '?';
}

/** Set off as statuses are: in brackets, behind an arrow, first in a line or comment, or as `400s`. */
function isSetOff(text: string, { word, start, end }: Word): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (/(?:^|\s)\((?:HTTP )?$/.test(before)) return /^\)(?!\s?\d)/.test(text.slice(end, end + 3));
  return /[a-z]$/.test(word) || /(?:->|=>|\u2192|(?:^|\n)\s{0,8}(?:\/\/|#)?)\s?$/.test(before);
}

/** Whether the digits belong to something larger: a longer number, an ID, a price, a version, a path, a range. */
function isPartOfMore(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  const after = text.slice(end, end + 5);
  if (/[\w.$€£¥+%@#]$/.test(before) || /^[%$€£@]/.test(after)) return true;
  if (/[a-z]=$/i.test(before) && !/(?:status|code|http|err\w*)=$/i.test(before)) return true;
  if (/[-/]$/.test(before) && !/(?:http|error|status|code|\s|[45]\d\d)[-/]$/i.test(before)) return true;
  if (before.endsWith(':') && after.startsWith('/')) return true;
  return /^[.,:/-]\d/.test(after) && !/^[/,][45]\d\d(?!\d)/.test(after);
}
