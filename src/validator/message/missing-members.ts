import { gate } from '../text/gate.ts';
import { gatedMatches } from '../text/matches.ts';
import type { TextView } from '../text/view.ts';

/** In: a text. Out: the methods and properties that a compiler or an interpreter does not find on a class. */

/** A member that is missing, with the class or variable that lacks it. */
export interface MissingMember {
  readonly owner: string;
  readonly member: string;
}

const OWNER = String.raw`(?:\w{1,60}(?:\.|::|\\))?(?<owner>\w{2,80})`;
const MEMBER = String.raw`(?<member>\w{2,120})`;

/** How languages say it. */
const SAID = gate(
  new RegExp(
    [
      `'${OWNER}' (?:object has no attribute|does not contain a definition for) '${MEMBER}'`,
      `'${MEMBER}' does not exist (?:on|in) type '(?:typeof )?${OWNER}'`,
      `value of type '${OWNER}' has no member '${MEMBER}'`,
      `unknown field ${MEMBER} in struct literal of type ${OWNER}`,
      `type \\*?${OWNER} has no field or method ${MEMBER}`,
      `(?<![\\w.])${OWNER}\\.${MEMBER} is not a function`,
      `undefined method [\`'‘]${MEMBER}['’] for (?:an instance of |#<)?${OWNER}`,
      `undefined method (?:\\w{1,60}\\\\){0,4}${OWNER}::${MEMBER}`,
      `symbol: {1,4}method ${MEMBER}\\([^()\\n]{0,120}\\)\\s{1,20}location: (?:variable \\w{1,60} of type|class|interface) ${OWNER}`,
      `\\b(?<owner>[A-Z]\\w{1,80})(?:\\.__init__)?\\(\\) got an unexpected keyword argument '${MEMBER}'`,
    ].join('|'),
    'g',
  ),
);

const MOST = 10;

/** Finds the members that a text says are missing. */
export function findMissingMembers(view: TextView): MissingMember[] {
  return gatedMatches(view, SAID)
    .slice(0, MOST)
    .map(({ groups = {} }) => ({
      owner: groups.owner ?? '',
      member: groups.member ?? '',
    }));
}
