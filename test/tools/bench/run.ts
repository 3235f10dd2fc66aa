/** `npm run bench`: measures the check against its peers in one run and prints Markdown tables for the README. */
import { jsonrepair } from 'jsonrepair';
import { measure } from 'mitata';
import { checkText } from '../../../src/validator/index.ts';
import { knowledge } from '../../support/knowledge.ts';
import { mutationTable, printTable } from '../../validator/json/read/score.ts';
import { measureGrowth } from './growth.ts';
import { repairValidateExplain, scanOnce } from './peers.ts';
import { payload, prose, story } from './story.ts';

const check = (text: string) => checkText(text, knowledge);

interface Result {
  readonly name: string;
  readonly microseconds: number;
}

async function time(name: string, work: () => unknown): Promise<Result> {
  const { p50 } = await measure(work);
  return { name, microseconds: p50 / 1000 };
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map((_, at) => (at === 0 ? '---' : '---:')), ...rows];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`;
}

/** Times as multiples of the first result's. */
function ratios(title: string, results: readonly Result[]): string {
  const [subject] = results;
  if (subject === undefined) return '';
  const rows = results.map(({ name, microseconds }) => [
    name,
    `${round(microseconds)} µs`,
    round(subject.microseconds / microseconds),
  ]);
  return table([title, 'time', 'the check takes × this'], rows);
}

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));

const about40kB = prose(40_000);

process.stdout.write(
  ratios("The story's message", [
    await time('the whole check of the message', () => check(story)),
    await time('its bare payload: jsonrepair, ajv, better-ajv-errors', () => repairValidateExplain(payload)),
    await time('its bare payload: jsonrepair', () => jsonrepair(payload)),
    await time('its bare payload: JSON.parse', () => JSON.parse(payload)),
  ]),
);
process.stdout.write(
  ratios('40 kB of talk', [
    await time('the whole check', () => check(about40kB)),
    await time('one pass of a regular expression', () => scanOnce(about40kB)),
  ]),
);

const growth = [...measureGrowth(check)];
process.stdout.write(`${printTable(mutationTable())}\n`);

process.stdout.write(
  table(
    ['Hostile input', '250 kB', '500 kB', '1 MB', 'worst doubling'],
    growth.map(({ name, milliseconds, worst }) => [
      name,
      ...milliseconds.map((each) => `${round(each)} ms`),
      `× ${worst.toFixed(2)}`,
    ]),
  ),
);
const slowest = Math.max(...growth.flatMap(({ milliseconds }) => milliseconds));
const steepest = Math.max(...growth.map(({ worst }) => worst));
process.stdout.write(
  `Slowest: ${round(slowest)} ms. Steepest: × ${steepest.toFixed(2)} for twice the input.\n\n`,
);
