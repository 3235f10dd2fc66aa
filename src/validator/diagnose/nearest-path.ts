import type { Template } from './contract-index.ts';
import { editDistance } from './nearest.ts';
import { isId } from './read-target.ts';

/** What one piece too many or too few weighs against one that is merely other. */
const GAP = 0.8;
const OTHER = 1.2;
const SIMILAR = 0.3;

/**
 * The path that takes the least changing to become `segments`, piece by piece; null where all are far. With `wantsCall`
 * a path outside conversations counts as an attempt at placing a call.
 */
export function alignPath(
  templates: readonly Template[],
  segments: readonly string[],
  wantsCall: boolean,
): Template | null {
  const words = new Map<string, number>();
  let best: Template | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const template of templates) {
    const cost = alignmentCost(template.segments, segments, words);
    if (cost >= least) continue;
    least = cost;
    best = template;
  }
  if (!wantsCall && least > 1) return null;
  return wantsCall || segments.length > 1 ? best : null;
}

function alignmentCost(
  template: readonly (string | null)[],
  segments: readonly string[],
  words: Map<string, number>,
): number {
  let previous = template.map((_, i) => (i + 1) * GAP);
  previous.unshift(0);
  segments.forEach((segment, i) => {
    const row = [(i + 1) * GAP];
    template.forEach((word, j) => {
      const change = (previous[j] ?? 0) + changeCost(word, segment, words);
      row.push(Math.min(change, (previous[j + 1] ?? 0) + GAP, (row[j] ?? 0) + GAP));
    });
    previous = row;
  });
  return previous[template.length] ?? Number.POSITIVE_INFINITY;
}

function changeCost(word: string | null, segment: string, words: Map<string, number>): number {
  if (word === null) return isId(segment) ? 0 : OTHER;
  const key = `${word}/${segment}`;
  const known = words.get(key);
  if (known !== undefined) return known;
  const cost = wordCost(word, segment.toLowerCase());
  words.set(key, cost);
  return cost;
}

function wordCost(word: string, segment: string): number {
  if (word === segment) return 0;
  if (isId(segment)) return OTHER + GAP;
  if (word.length > 3 && editDistance(word, segment, 2) <= 2) return SIMILAR;
  return segment.length > 3 && (word.includes(segment) || segment.includes(word)) ? 2 * SIMILAR : OTHER;
}
