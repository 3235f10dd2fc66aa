import { nearestNames } from '../validator/text/nearest.ts';

/** A sentence that begins with a space, for a message about a word that nothing is known by; empty where no word is near. */
export function didYouMean(word: string, known: Readonly<Record<string, string>>): string {
  const near = nearestNames(word, Object.keys(known)).map(({ name }) => `\`${known[name]}\``);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
