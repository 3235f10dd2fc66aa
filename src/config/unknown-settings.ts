import { editDistance } from '../validator/text/nearest.ts';
import { ENVIRONMENT } from './settings.ts';

const OURS = 'CALLCHECK_';

/** More letters apart than this, two names have nothing to do with each other. */
const FURTHEST = 6;

/** A line for each variable that begins as ours do and that nothing reads, with the name that may have been meant. */
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
