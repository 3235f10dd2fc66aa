import { foldName } from '../validator/text/fold-name.ts';

/** `{ phone: [tel, pstn] }` as a map from each folded word to its meaning. */
export function meaningsOf<T extends string>(
  words: Partial<Record<T, readonly string[]>>,
): ReadonlyMap<string, T> {
  const meanings = new Map<string, T>();
  for (const meaning in words) for (const word of words[meaning] ?? []) meanings.set(foldName(word), meaning);
  return meanings;
}
