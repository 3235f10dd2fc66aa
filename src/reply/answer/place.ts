import type { Diagnostic } from '../../validator/diagnostic.ts';
import { splitPointer } from '../../validator/json/pointer.ts';
import { upperFirst } from './words.ts';

/** Longer names are not read, and half of one names something else. */
const LONGEST_NAME = 80;

/** More names than these are counted. */
const MOST_NAMES = 4;

/** A pointer as people write it, `to[0].address`; null for the whole payload, and for what is too long to be read. */
export function namePlace(pointer: string | null): string | null {
  const name = splitPointer(pointer ?? '')
    .map((token) => (/^\d+$/.test(token) ? `[${token}]` : `.${token}`))
    .join('')
    .replace(/^\./, '');
  return name === '' || name.length > LONGEST_NAME || name.includes('`') ? null : name;
}

/** Where findings stand, in the words before a colon: a property with its line, or several of them as one. */
export function describePlaces(places: readonly Diagnostic[], isLineKnown = false): string {
  const [first] = places;
  if (first === undefined) return '';
  if (first.pointer === null) return nameSubjects(places);
  const names = [...new Set(places.map(({ pointer }) => namePlace(pointer)))];
  const isListed = isLineKnown && names.length <= MOST_NAMES;
  if (places.length > 2 && !isListed) return `${places.length} ${nameAll(places)}, ${describeLines(places)}`;
  if (names.includes(null)) return upperFirst(describeLines(places));
  const named = names
    .map((name) => `\`${name}\``)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  return isLineKnown ? named : `${named} (${describeLines(places)})`;
}

/** Findings in the text around a payload are known by what they begin with; others need no place. */
function nameSubjects(places: readonly Diagnostic[]): string {
  const names = [...new Set(places.flatMap(({ cause }) => /^`[^`]{1,80}`/.exec(cause)?.[0] ?? []))];
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

/** `line 3`, `lines 3 and 4`, `lines 3–14`. */
export function describeLines(places: readonly Diagnostic[]): string {
  const lines = [...new Set(places.map(({ line }) => line))].sort((a, b) => a - b);
  const [first, second] = lines;
  if (second === undefined) return `line ${first}`;
  return lines.length === 2 ? `lines ${first} and ${second}` : `lines ${first}–${lines.at(-1)}`;
}

/** `addresses` where all stand under that one name, or the name itself where it has no plural. */
function nameAll(places: readonly Diagnostic[]): string {
  const names = new Set(
    places.map(({ pointer }) => splitPointer(pointer ?? '').findLast((token) => !/^\d+$/.test(token))),
  );
  const [name] = names;
  if (names.size > 1 || name === undefined || name.length > LONGEST_NAME || name.includes('`'))
    return 'places';
  if (!/^[a-z]{2,20}$/.test(name)) return `× \`${name}\``;
  return /(?:s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
