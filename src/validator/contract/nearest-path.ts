import { editDistance } from '../text/nearest.ts';
import { isId } from './read-target.ts';

/** What one piece too many or too few weighs against one that is merely other. */
const GAP = 0.8;
const OTHER = 1.2;
const SIMILAR = 0.3;

/** What each word of the contracts costs in the place of one piece of a path; null stands for an id. */
type Costs = ReadonlyMap<string | null, number>;

/**
 * The path that takes the least changing to become `segments`, piece by piece; null where all are far. With `wantsCall`
 * a path outside conversations counts as an attempt at placing a call.
 */
export function alignPath<T extends { readonly segments: readonly (string | null)[] }>(
  templates: readonly T[],
  segments: readonly string[],
  wantsCall: boolean,
): T | null {
  const words = new Set(templates.flatMap((template) => template.segments));
  const costs = segments.map((segment) => costsOf(segment, words));
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const template of templates) {
    // Each piece too many or too few costs, so far longer or shorter paths need no closer look.
    if (Math.abs(template.segments.length - segments.length) * GAP >= least) continue;
    const cost = alignmentCost(template.segments, costs);
    if (cost >= least) continue;
    least = cost;
    best = template;
  }
  if (!wantsCall && least > 1) return null;
  return wantsCall || segments.length > 1 ? best : null;
}

/** Edit distance over pieces instead of letters. */
function alignmentCost(template: readonly (string | null)[], costs: readonly Costs[]): number {
  const row = [0, ...template.map((_, i) => (i + 1) * GAP)];
  for (const [i, ofSegment] of costs.entries()) {
    let diagonal = row[0] ?? 0;
    row[0] = (i + 1) * GAP;
    for (let j = 1; j <= template.length; j++) {
      const above = row[j] ?? 0;
      const change = diagonal + (ofSegment.get(template[j - 1] ?? null) ?? OTHER);
      row[j] = Math.min(change, above + GAP, (row[j - 1] ?? 0) + GAP);
      diagonal = above;
    }
  }
  return row[template.length] ?? Number.POSITIVE_INFINITY;
}

function costsOf(segment: string, words: ReadonlySet<string | null>): Costs {
  const lower = segment.toLowerCase();
  const isGap = isId(segment);
  const costs = new Map<string | null, number>();
  for (const word of words) {
    if (word === null) costs.set(word, isGap ? 0 : OTHER);
    else costs.set(word, word === lower ? 0 : isGap ? OTHER + GAP : wordCost(word, lower));
  }
  return costs;
}

/** What calls are called elsewhere, on the platform too. */
const CALLS = /^(?:voices?|phones?|telephony)$/;

function wordCost(word: string, segment: string): number {
  if (word === 'calls' && CALLS.test(segment)) return SIMILAR;
  if (word.length > 3 && editDistance(word, segment, 2) <= 2) return SIMILAR;
  return segment.length > 3 && (word.includes(segment) || segment.includes(word)) ? 2 * SIMILAR : OTHER;
}
