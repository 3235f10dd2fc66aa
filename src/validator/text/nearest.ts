import { foldName } from './fold-name.ts';

/** How one name resembles another, from the surest to the faintest. */
export type Likeness = 'case' | 'spelling' | 'faint';

export interface Near {
  readonly name: string;
  readonly likeness: Likeness;
}

/** Longer names are never typos, and comparing them would be slow. */
const LONGEST = 64;

/**
 * The candidates that `name` may have been meant to be, best first: all that are equally near, none where nothing is.
 * `case` is a difference in case, `_` or `-` alone; `spelling` one letter or a plural; `faint` two letters in a long name.
 */
export function nearestNames(name: string, candidates: Iterable<string>): Near[] {
  if (name.length > LONGEST) return [];
  const folded = foldName(name);
  if (folded === '') return [];
  const found: { near: Near; distance: number }[] = [];
  for (const candidate of candidates) {
    const distance = distanceBetween(folded, foldName(candidate));
    const likeness = likenessOf(distance, Math.min(folded.length, candidate.length));
    if (likeness !== null) found.push({ near: { name: candidate, likeness }, distance });
  }
  const best = Math.min(...found.map(({ distance }) => distance));
  return found.filter(({ distance }) => distance === best).map(({ near }) => near);
}

function likenessOf(distance: number, length: number): Likeness | null {
  if (distance === 0) return 'case';
  if (distance <= 1 && length >= 4) return 'spelling';
  return distance <= 2 && length >= 8 ? 'faint' : null;
}

/** Singular and plural words count as one letter apart wherever the `s` is. */
function distanceBetween(a: string, b: string): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY;
  const plain = editDistance(a, b, 2);
  if (plain <= 1 || ((lettersOf(a) ^ lettersOf(b)) & ~LETTER_S) !== 0) return plain;
  return withoutPlurals(a) === withoutPlurals(b) || withoutDoubles(a) === withoutDoubles(b) ? 1 : plain;
}

/** Neither plurals nor doubled letters change which other letters a name has. */
const LETTER_S = lettersOf('s');

/** Which letter of a word is doubled is a slip of its own: `adresss` is `address`. */
function withoutDoubles(folded: string): string {
  return folded.replace(/(\p{L})\1+/gu, '$1');
}

/** Drops what makes a word inside a folded name plural: the `s` of `ids`, `skills`, `queues`, `numbers`. */
function withoutPlurals(folded: string): string {
  return folded.replace(
    /(id|skill|queue|user|number|contact|conversation|participant|attribute|agent)s/g,
    '$1',
  );
}

/**
 * The edits between two texts (a letter more, less, other, or two swapped), or more than `most` where there are more.
 * Costs the product of the lengths.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most || differingLetters(a, b) > 2 * most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}

/** How many letters only one of two texts has; an edit changes at most two. Tells most pairs apart at once. */
function differingLetters(a: string, b: string): number {
  let different = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  for (; different !== 0; different &= different - 1) count++;
  return count;
}

/** One bit for each letter of a text; letters beyond ASCII share bits, which only makes texts look more alike. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}
