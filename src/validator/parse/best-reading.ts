import type { ReadOptions } from './read-result.ts';
import type { Policy } from './reader.ts';
import { type Reading, readTolerant } from './tolerant.ts';

const PLAIN: Policy = { layout: false, dropInLine: false, choices: new Map() };

/** How many places of doubt are tried otherwise, and how often the best of the tries is bettered again. */
const MOST_DOUBTS = 4;
const ROUNDS = 2;

/** Of the readings that the text allows, the one that mends least; the number of tries is bounded. */
export function readBest(text: string, start: number, end: number, options: ReadOptions): Reading {
  const read = (policy: Policy): Reading => readTolerant(text, start, end, options, policy);
  let best = read(PLAIN);
  for (let round = 0; round < ROUNDS && isDoubtful(best); round++) {
    const bettered = tryOtherwise(best, read);
    if (bettered === best) break;
    best = bettered;
  }
  return best.reader.bracketRepairs > 0 ? tryLayout(best, read) : best;
}

/** One repaired bracket is as good as it gets; with more, or a rest, another reading may be better. */
function isDoubtful(reading: Reading): boolean {
  return reading.reader.bracketRepairs > 1 || leftover(reading) > 0;
}

function tryOtherwise(reading: Reading, read: (policy: Policy) => Reading): Reading {
  const { policy, decisions } = reading.reader;
  let best = reading;
  for (const { at, options, taken } of decisions.slice(0, MOST_DOUBTS)) {
    for (const option of options) {
      if (option === taken) continue;
      const other = read({ ...policy, choices: new Map(policy.choices).set(at, option) });
      if (isBetter(other, best)) best = other;
    }
  }
  return best;
}

/** Indentation tells where a bracket was lost; it has the last word between readings that cost the same. */
function tryLayout(reading: Reading, read: (policy: Policy) => Reading): Reading {
  if (!reading.reader.misaligned) return reading;
  let best = reading;
  for (const dropInLine of [false, true]) {
    const other = read({ layout: true, dropInLine, choices: new Map() });
    if (!isBetter(best, other)) best = other;
  }
  return best;
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
