import { isCloser, quoteAt, skipAllBlanks } from './chars.ts';
import { isPayload } from './judge.ts';
import type { ReadOptions, ReadResult } from './read-result.ts';
import type { Policy } from './reader.ts';
import type { Repair } from './repair.ts';
import { readStrict, type StrictResult } from './strict.ts';
import { type Reading, readTolerant } from './tolerant.ts';

export type { ReadOptions, ReadResult } from './read-result.ts';

const PLAIN: Policy = { layout: false, choices: new Map() };

/** Reads the payload in `text.slice(start, end)`, mending what is broken; see `ReadResult`. */
export function readJson(text: string, start = 0, end = text.length, options: ReadOptions = {}): ReadResult {
  const strict = readStrict(text, start, end);
  if (strict !== undefined && isWhole(strict, text, end))
    return { node: strict.node, repairs: [], end: strict.end };
  const reading = readBest(text, start, end, options);
  const { node } = reading;
  if (node === null || !isPayload(reading.reader, node)) return { node: null, repairs: [], end: reading.end };
  return { node, repairs: tidy(reading), end: reading.end };
}

/** Whether a strictly read value is all of the payload: no bracket, member or item goes on behind it. */
function isWhole(strict: StrictResult, text: string, end: number): boolean {
  const next = skipAllBlanks(text, strict.end, end);
  if (strict.node.kind !== 'object' && strict.node.kind !== 'array') return next >= end;
  if (next >= end) return true;
  const code = text.charCodeAt(next);
  return code !== 0x2c && !isCloser(code) && quoteAt(text, next) === undefined;
}

/** Of the readings that the text allows, the one that mends least. */
function readBest(text: string, start: number, end: number, options: ReadOptions): Reading {
  let best = readTolerant(text, start, end, options, PLAIN);
  for (let round = 0; round < 2; round++) {
    const before = best;
    if (best.reader.bracketRepairs < 2 && leftover(best) === 0) break;
    for (const decision of before.reader.decisions.slice(0, 4)) {
      for (const option of decision.options) {
        if (option === decision.taken) continue;
        const choices = new Map(before.reader.policy.choices).set(decision.at, option);
        const other = readTolerant(text, start, end, options, {
          layout: before.reader.policy.layout,
          choices,
        });
        if (isBetter(other, best)) best = other;
      }
    }
    if (best === before) break;
  }
  if (best.reader.bracketRepairs > 0 && text.slice(start, best.end).includes('\n')) {
    const other = readTolerant(text, start, end, options, { layout: true, choices: new Map() });
    if (!isBetter(best, other)) best = other;
  }
  return best;
}

function isBetter(a: Reading, b: Reading): boolean {
  if ((a.node === null) !== (b.node === null)) return a.node !== null;
  return costOf(a) < costOf(b);
}

/** What is left over of a payload counts too. */
function costOf(reading: Reading): number {
  return reading.reader.cost + leftover(reading);
}

function leftover(reading: Reading): number {
  const { text, end } = reading.reader;
  const rest = text.slice(reading.end, Math.min(end, reading.end + 40)).trimStart();
  return /^[,:"'{[]/.test(rest) ? 8 : 0;
}

/** The repairs in the order of the text, without those beyond the payload's end. */
function tidy(reading: Reading): Repair[] {
  return reading.reader.repairs
    .filter((repair) => repair.editStart <= reading.end && repair.editEnd <= reading.end)
    .sort((a, b) => a.start - b.start);
}
