import type { CueNode } from '../knowledge.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { type FoundCue, findCues } from './find-cues.ts';
import { readWords, type Word } from './words.ts';

/** What is said in a text: its words, and the cues among them. */
export interface Prose {
  readonly words: readonly Word[];
  readonly cues: readonly FoundCue[];
}

/** Reads the words of a text and finds the cues among them; what stands inside `skip` says nothing. */
export function readProse(view: TextView, skip: readonly Span[], cues: CueNode): Prose {
  const words = readWords(view, createInsideTest(skip));
  return { words, cues: findCues(words, cues) };
}
