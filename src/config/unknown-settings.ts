import { editDistance } from '../validator/text/nearest.ts';
import { ENVIRONMENT } from './settings.ts';

const OURS = 'CALLCHECK_';

/** Names that differ by more letters are unrelated. */
const FURTHEST = 6;

/** A line for each variable with one of our prefixes that nothing reads, with the name that was probably meant. */
export function describeUnknown(names: readonly string[]): string[] {
  const known = Object.keys(ENVIRONMENT.shape);
  return names
    .filter((name) => name.toUpperCase().startsWith(OURS) && !known.includes(name))
    .map((name) => {
      const nearest = findNearest(name, known);
      return `${name} is not known and has no effect${nearest === undefined ? '' : `: did you mean ${nearest}?`}`;
    });
}

function findNearest(name: string, known: readonly string[]): string | undefined {
  const distances = known.map((each) => ({
    each,
    distance: editDistance(name.toUpperCase(), each, FURTHEST),
  }));
  const [best] = distances.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= FURTHEST ? best.each : undefined;
}
