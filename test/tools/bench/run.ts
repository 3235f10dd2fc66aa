/**
 * `npm run bench`: measures the check beside its peers and prints Markdown tables for the README. Each regime has processes
 * of its own and counts processor time; ratios are of the same round, so that a busy machine slows both sides of one.
 * Arguments name the sections to run: first, early, steady, reader, growth.
 */
import { loadavg } from 'node:os';
import { mutationTable, printTable } from '../../validator/json/read/score.ts';
import { check } from './check.ts';
import { measureGrowth } from './growth.ts';
import type { Round } from './regime.ts';
import { compare, runRegime } from './rounds.ts';

/** Names of the subjects, with what the tables call them. */
const NAMES: Readonly<Record<string, string>> = {
  story: "the story's message, the whole check",
  payload: 'its bare payload, the whole check',
  texts: 'a real text, the whole check',
  trio: 'the bare payload: jsonrepair, ajv, better-ajv-errors',
  jsonrepair: 'the bare payload: jsonrepair',
  'JSON.parse': 'the bare payload: JSON.parse',
  talk: '40 kB of talk, the whole check',
  scan: '40 kB of talk: one pass of a regular expression',
};

const PROCESSES = 5;

const SECTIONS: Readonly<Record<string, () => string>> = {
  first: () => compared('The first in a process', atStart('first', ['story', 'trio'])),
  early: () => compared('The first 300 in a process', atStart('early', ['texts', 'trio'])),
  steady: () =>
    compared('Steady', steady(['story', 'payload', 'jsonrepair', 'JSON.parse', 'trio'])) +
    compared('Steady', steady(['talk', 'scan'])),
  reader: () => `${printTable(mutationTable())}\n\n`,
  growth: growthTable,
};

const chosen = process.argv.slice(2);
for (const [name, section] of Object.entries(SECTIONS))
  if (chosen.length === 0 || chosen.includes(name)) process.stdout.write(section());
process.stdout.write(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)}\n`);

/** Each subject in a process of its own, in turns. */
function atStart(regime: 'first' | 'early', subjects: readonly string[]): Round[] {
  return Array.from({ length: PROCESSES }, () =>
    Object.assign({}, ...subjects.flatMap((subject) => runRegime(regime, subject))),
  );
}

/** Some processes, each with all subjects in turn. */
function steady(subjects: readonly string[]): Round[] {
  return Array.from({ length: 3 }, () => runRegime('steady', ...subjects)).flat();
}

/** The last subject is what the others are compared with. */
function compared(title: string, measured: readonly Round[]): string {
  const subjects = Object.keys(measured[0] ?? {});
  const base = subjects.at(-1) ?? '';
  const rows = subjects.map((subject) => {
    const { time, ratio } = compare(measured, subject, base);
    const spread = subject === base ? '' : `${round(ratio.low)} to ${round(ratio.high)}`;
    return [NAMES[subject] ?? subject, `${round(time.median)} µs`, round(ratio.median), spread];
  });
  return table([title, 'processor time', '× the last line', 'half of all rounds'], rows);
}

function growthTable(): string {
  const growth = [...measureGrowth(check)];
  const slowest = Math.max(...growth.flatMap(({ milliseconds }) => milliseconds));
  const steepest = Math.max(...growth.map(({ worst }) => worst));
  return `${table(
    ['Hostile input', '250 kB', '500 kB', '1 MB', 'worst doubling'],
    growth.map(({ name, milliseconds, worst }) => [
      name,
      ...milliseconds.map((each) => `${round(each)} ms`),
      `× ${worst.toFixed(2)}`,
    ]),
  )}Slowest: ${round(slowest)} ms. Steepest: × ${steepest.toFixed(2)} for twice the input.\n\n`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2);
}
