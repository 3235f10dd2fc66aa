/**
 * In: a text and the claim cards. Out: what the text asserts, each with our verdict, in the order of the text.
 * A claim is found by its words alone; whether it is true was decided when its card was written.
 */

import type { ClaimCard, ClaimPhrase, ClaimToken, ClaimWord, Knowledge } from '../knowledge.ts';
import type { ReportedClaim } from '../report.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import { quoteWhole } from '../text/quote-whole.ts';
import { sentenceAround } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';

type Group = readonly ClaimWord[];

/** A claim with the words that make it. */
interface FoundClaim extends Span {
  readonly card: ClaimCard;
}

/** Finds every claim in a text, each once; words that stand inside `skip` (payloads, error bodies) make none. Only cards that judge the body `model` count; all where it is null. */
export function findClaims(
  { text, lower: whole }: TextView,
  { claimIndex }: Pick<Knowledge, 'claimIndex'>,
  skip: readonly Span[] = [],
  model: string | null = null,
): ReportedClaim[] {
  const lower = blank(whole, skip);
  const words = new Set(wordsOf(lower));
  const tokens: ClaimToken[] = [];
  const phrases = new Set<ClaimPhrase>();
  for (const word of words) {
    tokens.push(...(claimIndex.tokensByWord.get(word) ?? []));
    for (const phrase of claimIndex.phrasesByWord.get(word) ?? []) phrases.add(phrase);
  }
  for (const phrase of claimIndex.otherPhrases) phrases.add(phrase);
  const isSkipped = createInsideTest(skip);
  const judges = ({ card }: { card: ClaimCard }): boolean =>
    model === null || card.models.length === 0 || card.models.includes(model);
  const named = tokens.filter(judges).flatMap(({ token, card }) => findToken(text, token, card, isSkipped));
  const isNamed = new Set(named.map(({ card }) => card));
  const told = [...phrases].filter((phrase) => judges(phrase) && !isNamed.has(phrase.card));
  const found = [
    ...named,
    ...told.flatMap((phrase) => (mayStand(phrase, words) ? findPhrase(lower, phrase, isSkipped) : [])),
  ].sort((a, b) => a.start - b.start || a.end - b.end || (a.card.id < b.card.id ? -1 : 1));
  return distinct(
    found.map(({ card, start, end }) => ({
      text: quoteWhole(text, { start, end }),
      kind: card.kind,
      verdict: card.verdict,
      asked: isAsked(text, start),
      card: `claim/${card.id}`,
    })),
  );
}

/** The words of a text in lower case. */
export function wordsOf(lower: string): readonly string[] {
  return lower.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Whether the sentence around a place is a question. */
function isAsked(text: string, at: number): boolean {
  const { start, end } = sentenceAround(text, at);
  return /\?["')\]]*\s*$/.test(text.slice(start, end + 1));
}

/** Blanks what is not to be searched, so that no place moves and none of it is looked at. */
function blank(text: string, spans: readonly Span[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    const begin = Math.max(from, start);
    kept += text.slice(from, begin) + ' '.repeat(end - begin);
    from = end;
  }
  return kept + text.slice(from);
}

/** Whether each group of a phrase has a word that stands in the text, as far as whole words can tell. */
function mayStand({ anchor, others }: ClaimPhrase, words: ReadonlySet<string>): boolean {
  const stands = (group: Group): boolean => group.some(({ first, isWord }) => !isWord || words.has(first));
  return stands(anchor) && others.every(stands);
}

function findToken(
  text: string,
  token: string,
  card: ClaimCard,
  isSkipped: (at: number) => boolean,
): FoundClaim[] {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + token.length)) {
    const end = at + token.length;
    if (isAlone(text, at, end) && !isSkipped(at)) return [{ start: at, end, card }];
  }
  return [];
}

/** Whether nothing beside a token makes it part of a longer one. */
function isAlone(text: string, start: number, end: number): boolean {
  if (/[\w:]/.test(text[start - 1] ?? '') || /\w[.-]$/.test(text.slice(Math.max(0, start - 2), start)))
    return false;
  return !/^(?:\w|[:.-]\w|\[)/.test(text.slice(end, end + 2));
}

/** The first sentence that contains at least one word from each group of the phrase. */
function findPhrase(
  lower: string,
  { card, anchor, others }: ClaimPhrase,
  isSkipped: (at: number) => boolean,
): FoundClaim[] {
  for (const word of anchor) {
    for (let at = findWord(lower, word, 0, lower.length); at !== null; ) {
      const sentence = sentenceAround(lower, at.start);
      const found = isSkipped(at.start) ? null : joinGroups(lower, at, others, sentence, card);
      if (found !== null && !isSkipped(found.start)) return [found];
      at = findWord(lower, word, Math.max(sentence.end, at.end), lower.length);
    }
  }
  return [];
}

/** The stretch from the first to the last of the words; null where a group has none, or where the sentence denies them. */
function joinGroups(
  lower: string,
  anchor: Span,
  others: readonly Group[],
  sentence: Span,
  card: ClaimCard,
): FoundClaim | null {
  let { start, end } = anchor;
  let denies = false;
  for (const group of others) {
    const match = nearest(lower, group, anchor, sentence);
    if (match === null) return null;
    denies ||= NEGATION.test(lower.slice(match.start, match.end));
    start = Math.min(start, match.start);
    end = Math.max(end, match.end);
  }
  const stretch = lower.slice(Math.max(sentence.start, start - 12), end);
  return !denies && NEGATION.test(stretch) ? null : { start, end, card };
}

const NEGATION = /\b(?:not|never|no longer|cannot)\b|n['\u2019]t\b/;

/** Of a group's words in the sentence, the one that is closest to the anchor. */
function nearest(lower: string, group: Group, anchor: Span, sentence: Span): Span | null {
  let best: Span | null = null;
  for (const word of group) {
    for (
      let match = findWord(lower, word, sentence.start, sentence.end);
      match !== null;
      match = findWord(lower, word, match.end, sentence.end)
    ) {
      const overlaps = match.start < anchor.end && anchor.start < match.end;
      if (overlaps) continue;
      if (best === null || distance(match, anchor) < distance(best, anchor)) best = match;
    }
  }
  return best;
}

function distance(a: Span, b: Span): number {
  return a.start < b.start ? b.start - a.end : a.start - b.end;
}

/** The next place at or after `from` where a word or phrase stands whole. */
function findWord(lower: string, { first, others }: ClaimWord, from: number, to: number): Span | null {
  const window = lower.slice(from, to);
  for (let at = window.indexOf(first); at >= 0; at = window.indexOf(first, at + 1)) {
    const start = from + at;
    const end = endOf(lower, start + first.length, others);
    if (
      end >= 0 &&
      end <= to &&
      !GOES_ON.test(lower.slice(end, end + 3)) &&
      !WITHIN_WORD.test(lower.slice(Math.max(0, start - 4), start))
    )
      return { start, end };
  }
  return null;
}

/** Where words end that follow one another from `at` on, or -1. */
function endOf(lower: string, at: number, words: readonly string[]): number {
  let end = at;
  for (const word of words) {
    BETWEEN.lastIndex = end;
    if (!BETWEEN.test(lower) || !lower.startsWith(word, BETWEEN.lastIndex)) return -1;
    end = BETWEEN.lastIndex + word.length;
  }
  return end;
}

/** What people put between two words: blanks, quotes, a colon. */
const BETWEEN = /["'`*:=\s]{1,6}/y;

/** A word goes on, also behind a colon: of a sign of two units all is looked at. */
const GOES_ON = /^(?:[\p{L}\p{N}_]|:\p{L})/u;

/** What stands before a place in the middle of a word. */
const WITHIN_WORD = /(?:[\p{L}\p{N}_/]|\p{L}\.)$/u;

function distinct(claims: readonly ReportedClaim[]): ReportedClaim[] {
  const seen = new Set<string>();
  const isNew = ({ card, text, kind }: ReportedClaim): boolean => {
    // One card may hold several scopes: each is answered where it is named.
    const key = /:/.test(text) && /scope|permission/.test(kind) ? `${card} ${text}` : card;
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  return claims.filter(isNew);
}
