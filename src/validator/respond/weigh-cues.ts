/**
 * In: what is said in a text. Out: how much it sounds like somebody who has a failing call now (above 0) or like talk,
 * an announcement or an answer (below 0). Every cue counts once, and many of a kind say little more than two.
 */

import type { CueKind } from '../knowledge.ts';
import type { FoundCue } from '../message/find-cues.ts';

/** As much as all cues of a kind may say together. */
const MOST: Readonly<Record<CueKind, number>> = {
  failing: 3,
  asking: 2,
  own: 1,
  talk: 5,
  telling: 6,
  answer: 5,
  solved: 6,
  test: 6,
  status: 0,
};

/** As much as an announcement may say beside a question. */
const MOST_ASKED = -2;

/** What was weighed, by kind. */
export interface Voice {
  readonly total: number;
  readonly byKind: ReadonlyMap<CueKind, number>;
}

/** Weighs the cues of a text. */
export function weighCues(found: readonly FoundCue[]): Voice {
  const byKind = new Map<CueKind, number>();
  for (const cue of new Set(found.map((each) => each.cue))) {
    const sum = (byKind.get(cue.kind) ?? 0) + cue.weight;
    byKind.set(cue.kind, Math.max(-MOST[cue.kind], Math.min(MOST[cue.kind], sum)));
  }
  // A question is no announcement, even with words of one in it.
  const telling = byKind.get('telling') ?? 0;
  if (byKind.has('asking')) byKind.set('telling', Math.max(telling, MOST_ASKED));
  return { total: [...byKind.values()].reduce((sum, each) => sum + each, 0), byKind };
}
