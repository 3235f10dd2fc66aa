import type { Span } from '../text/span.ts';

/** The longest line that is about something, with the list below it. */
const LONGEST_LINE = 600;
const MOST_ITEMS = 12;
const ITEM = /^[ \t]*(?:[-*\u2022+]|\d{1,2}[.)]|["'`[(]|[a-z]+:[a-z])/;

/** The lines that have one of `words` (lower case), with the lists below them; none overlaps another. */
export function findTalkOf(lower: string, words: readonly string[]): Span[] {
  const places = words.flatMap((word) => placesOf(lower, word)).sort((a, b) => a - b);
  const talk: Span[] = [];
  for (const at of places) {
    const last = talk.at(-1);
    if (last !== undefined && at < last.end) continue;
    talk.push(stretchAround(lower, at, last?.end ?? 0));
  }
  return talk;
}

function placesOf(lower: string, word: string): number[] {
  const places: number[] = [];
  for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
    if (!/[a-z]/.test(lower[at - 1] ?? '')) places.push(at);
  }
  return places;
}

function stretchAround(lower: string, at: number, floor: number): Span {
  const before = lower.slice(Math.max(floor, at - LONGEST_LINE), at);
  const start = at - (before.length - before.lastIndexOf('\n') - 1);
  let end = endOfLine(lower, at);
  if (!/[:[(]\s*$/.test(lower.slice(Math.max(at, end - 20), end))) return { start, end };
  for (let item = 0; item < MOST_ITEMS && end < lower.length; item++) {
    const next = endOfLine(lower, end + 1);
    if (!ITEM.test(lower.slice(end + 1, next))) break;
    end = next;
  }
  return { start, end };
}

function endOfLine(lower: string, at: number): number {
  const line = lower.slice(at, at + LONGEST_LINE).indexOf('\n');
  return line < 0 ? Math.min(lower.length, at + LONGEST_LINE) : at + line;
}
