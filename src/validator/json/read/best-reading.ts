import { isCloser } from './chars.ts';
import type { ReadOptions } from './read-result.ts';
import type { Policy } from './reader.ts';
import { type Reading, readTolerant } from './tolerant.ts';

const PLAIN: Policy = { layout: false, dropInLine: false, choices: new Map() };

/** How many places of doubt are tried otherwise, and how often the best of the tries is bettered again. */
const MOST_DOUBTS = 4;
const ROUNDS = 2;

/** Long texts get fewer tries: about so many characters are read in all, and never fewer tries than this. */
const LONGEST_WORK = 200_000;
const FEWEST_TRIES = 2;

/** Of the readings that the text allows, the one that mends least; the number of tries is bounded. */
export function readBest(text: string, start: number, end: number, options: ReadOptions): Reading {
  let tries = Math.max(FEWEST_TRIES, Math.floor(LONGEST_WORK / (end - start + 1)));
  const read = (policy: Policy): Reading => {
    tries--;
    return readTolerant(text, start, end, options, policy);
  };
  let best = read(PLAIN);
  for (let round = 0; round < ROUNDS && isDoubtful(best); round++) {
    const bettered = tryOtherwise(best, (policy) => (tries > 0 ? read(policy) : undefined));
    if (bettered === best) break;
    best = bettered;
  }
  return best.reader.bracketRepairs > 0 ? tryLayout(best, read) : best;
}

/** One repaired bracket is as good as it gets; with more, or a rest, another reading may be better. */
function isDoubtful(reading: Reading): boolean {
  return reading.reader.bracketRepairs > 1 || leftover(reading) > 0;
}

function tryOtherwise(reading: Reading, read: (policy: Policy) => Reading | undefined): Reading {
  const { policy, decisions } = reading.reader;
  let best = reading;
  for (const { at, options, taken } of decisions.slice(0, MOST_DOUBTS)) {
    for (const option of options) {
      if (option === taken) continue;
      const other = read({ ...policy, choices: new Map(policy.choices).set(at, option) });
      if (other !== undefined && isBetter(other, best)) best = other;
    }
  }
  return best;
}

/** Indentation tells where a bracket was lost; it has the last word between readings that cost the same. */
function tryLayout(reading: Reading, read: (policy: Policy) => Reading): Reading {
  if (!reading.reader.misaligned || isCutOff(reading)) return reading;
  const laidOut = read({ layout: true, dropInLine: false, choices: new Map() });
  const best = isBetter(reading, laidOut) ? reading : laidOut;
  if (!best.reader.repairs.some((repair) => repair.code === 'json/extra-bracket')) return best;
  const dropped = read({ layout: true, dropInLine: true, choices: new Map() });
  return isBetter(best, dropped) ? best : dropped;
}

/** The text ends inside the payload, and nothing but the brackets that would follow is missing. */
function isCutOff({ reader, node }: Reading): boolean {
  if (node === null || isCloser(reader.text.charCodeAt(node.end - 1))) return false;
  let missing = 0;
  for (const repair of reader.repairs) {
    if (repair.code === 'json/missing-bracket' && repair.editStart === node.end) missing++;
  }
  return missing === reader.bracketRepairs;
}

function isBetter(a: Reading, b: Reading): boolean {
  if ((a.node === null) !== (b.node === null)) return a.node !== null;
  return a.reader.cost + leftover(a) < b.reader.cost + leftover(b);
}

/** What it costs to leave a part of the payload unread. */
function leftover(reading: Reading): number {
  const { text, end } = reading.reader;
  const rest = text.slice(reading.end, Math.min(end, reading.end + 40)).trimStart();
  return /^[,:"'{[]/.test(rest) ? 8 : 0;
}
