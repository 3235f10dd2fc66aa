import { lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import type { PlacedText } from '../json/placed.ts';
import { appendToken } from '../json/pointer.ts';
import { foldName } from '../text/fold-name.ts';
import { nearestNames } from '../text/nearest.ts';

/** A member under a name that its dialect does not have, and the one that was meant. */
export interface Misspelling extends PlacedText {
  readonly key: string;
  readonly meant: string;
  /** The object has a member of the right name besides, so this one is not read. */
  readonly isTaken: boolean;
}

/** The members of an object under the folded names that were meant. */
export interface NamedMembers {
  readonly named: readonly (readonly [name: string, member: Member])[];
  readonly misspelt: readonly Misspelling[];
}

/** An object with more unknown names than this isn't a dialect's, and guessing at each would be slow. */
const MOST_GUESSES = 50;

/** Reads the names of an object's members by the spellings that belong there; a name that `isKnown` accepts is never a typo. */
export function nameMembers(
  node: ObjectNode,
  pointer: string,
  spellings: ReadonlyMap<string, string>,
  isKnown: (folded: string) => boolean,
): NamedMembers {
  const misspelt: Misspelling[] = [];
  const keys = new Set(node.members.map(({ key }) => key));
  const names = new Set(node.members.map(({ key }) => foldName(key)));
  let guesses = 0;
  const named = [...lastOfEach(node.members).values()].map((member): [string, Member] => {
    const { key, value, keyStart } = member;
    const folded = foldName(key);
    const written = spellings.get(folded);
    if (written === undefined && (isKnown(folded) || ++guesses > MOST_GUESSES)) return [folded, member];
    const meant = written ?? nearestName(key, spellings);
    if (meant === undefined || meant === key || isOtherStyle(key, written)) return [folded, member];
    const name = foldName(meant);
    const isTaken = keys.has(meant) || (written === undefined && names.has(name));
    keys.add(meant);
    names.add(name);
    misspelt.push({ key, meant, isTaken, node: value, pointer: appendToken(pointer, key), keyAt: keyStart });
    return [isTaken ? folded : name, member];
  });
  return { named, misspelt };
}

/** `phone_number` is no slip: other languages write names so on purpose. */
function isOtherStyle(key: string, written: string | undefined): boolean {
  return written !== undefined && /[_-]/.test(key);
}

/** The one name that another may have been meant to be; undefined where none or several are near. */
function nearestName(key: string, spellings: ReadonlyMap<string, string>): string | undefined {
  const [near, other] = nearestNames(key, spellings.values());
  return other === undefined ? near?.name : undefined;
}
