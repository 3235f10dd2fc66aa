/**
 * In: the words of a text and the cues of `knowledge/cues.yaml`. Out: which cues stand in it, found in one pass for all of
 * them. What they mean together is weighed in `respond/`.
 */

import type { Cue, CueNode } from '../knowledge.ts';
import type { Word } from './words.ts';

/** A cue where it stands: from the word at `from` to the one at `to`, not included. */
export interface FoundCue {
  readonly cue: Cue;
  readonly from: number;
  readonly to: number;
}

/** Every cue among the words, in order. What names tests counts everywhere, every other cue outside of code alone. */
export function findCues(words: readonly Word[], root: CueNode): FoundCue[] {
  const found: FoundCue[] = [];
  for (let from = 0; from < words.length; from++) walk(words, from, from, root, found);
  return found;
}

/** Follows the cues that go on with the word at `at`; no cue has more words than the table is deep. */
function walk(words: readonly Word[], from: number, at: number, node: CueNode, found: FoundCue[]): void {
  for (const cue of node.cues) {
    if (isInPlace(words, from, cue)) found.push({ cue, from, to: at });
  }
  const word = words[at];
  if (word === undefined || word.sentence !== words[from]?.sentence) return;
  const written = folded(word.word);
  const next = node.next.get(written);
  if (next !== undefined) walk(words, from, at + 1, next, found);
  if (isFailure(written)) {
    const status = node.next.get('<status>');
    if (status !== undefined) walk(words, from, at + 1, status, found);
  }
  for (const length of node.stemLengths) {
    const stem = written.length >= length ? node.stems.get(written.slice(0, length)) : undefined;
    if (stem !== undefined) walk(words, from, at + 1, stem, found);
  }
}

function isInPlace(words: readonly Word[], from: number, { kind, at }: Cue): boolean {
  if (at === 'start' && from > 0) return false;
  return kind === 'test' || words[from]?.isCode === false;
}

/** Typographic apostrophes are apostrophes, and wide question marks question marks. */
function folded(word: string): string {
  return word === '\uff1f' ? '?' : word.replaceAll('\u2019', "'");
}

/** Whether a word is the number of an HTTP status of a failure. */
export function isFailure(word: string): boolean {
  return word.length === 3 && /^(?:40[0-9]|41[0-8]|42[1-9]|431|451|50[0-9]|51[01])$/.test(word);
}
