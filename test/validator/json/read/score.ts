import { parse as parseJsonc, parseTree } from 'jsonc-parser';
import { jsonrepair } from 'jsonrepair';
import { toPlain } from '../../../../src/validator/json/plain.ts';
import { readJson } from '../../../../src/validator/json/read/read-json.ts';
import { doubleFaults, type Mutation, singleFaults } from './mutations.ts';
import { OTHER_SEEDS } from './other-seeds.ts';
import { SEEDS } from './seeds.ts';

type Reader = (text: string) => unknown;

/** Where a payload may begin: a bracket, or a key whose brace was lost. */
const PAYLOAD = /[{[]|["'“„`‘&][\w$.;-]+["'”“`’&][\w;]*\s*(?::|=)/;

/** Where a payload may begin, or 0 when only blanks come before it. */
export function payloadStart(text: string): number {
  const start = Math.max(0, text.search(PAYLOAD));
  return text.slice(0, start).trim() === '' ? 0 : start;
}

/** Our reader, given the message as intake gives it: from where a payload may begin, knowing whether talk is around it. */
export function readOurs(text: string): unknown {
  const start = payloadStart(text);
  const { node } = readJson(text, start, text.length, { stopAtProse: start > 0 });
  return node === null ? undefined : toPlain(node);
}

/** Whether a reader finds what was meant; one that throws does not. */
export function isRight(read: Reader, mutation: Mutation): boolean {
  try {
    return JSON.stringify(read(mutation.text)) === JSON.stringify(mutation.meant);
  } catch {
    return false;
  }
}

export function share(read: Reader, mutations: readonly Mutation[]): number {
  return mutations.filter((mutation) => isRight(read, mutation)).length / mutations.length;
}

/** One reader's line of the table: shares from 0 to 1, and its time over ours for each payload size. */
export interface Score {
  readonly reader: string;
  readonly single: number;
  readonly double: number;
  readonly otherSingle: number;
  readonly otherDouble: number;
  /** Our time divided by this reader's, by the payload's length in characters. */
  readonly timeRatios: Readonly<Record<number, number>>;
}

const READERS: readonly (readonly [string, Reader])[] = [
  ['callcheck', readOurs],
  ['jsonrepair', (text) => JSON.parse(jsonrepair(text))],
  ['jsonc-parser', (text) => parseJsonc(text)],
  ['JSON.parse', (text) => JSON.parse(text)],
];

/** The readers on time: without building plain values, each gives what it is made for. */
const TIMED: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['callcheck', (text) => readJson(text)],
  ['jsonrepair', (text) => jsonrepair(text)],
  ['jsonc-parser', (text) => parseTree(text)],
  ['JSON.parse', (text) => JSON.parse(text)],
]);

/** Shares of mutations read as meant, ours and the peers', on the seeds and on a second set of other payloads. */
export function mutationTable(): Score[] {
  const sets = [
    singleFaults(SEEDS, 1),
    doubleFaults(SEEDS, 2, 120),
    singleFaults(OTHER_SEEDS, 77),
    doubleFaults(OTHER_SEEDS, 79, 120),
  ];
  const times = timeAll();
  return READERS.map(([reader, read]) => {
    const [single = 0, double = 0, otherSingle = 0, otherDouble = 0] = sets.map((set) => share(read, set));
    return { reader, single, double, otherSingle, otherDouble, timeRatios: times.get(reader) ?? {} };
  });
}

const ITEM = `{ "from": { "address": "+12065550142", "type": "agent" },
  "to": [{ "address": "+12065550101", "type": "phone" }], "queueId": "0c1b2a3d-1111-4222-8333-444455556666", "n": 1 }`;

/** One fault of each usual kind, in a payload of about so many characters. */
function timedTexts(count: number): string[] {
  const text = count === 1 ? ITEM : `[${Array.from({ length: count }, () => ITEM).join(',\n')}]`;
  return [
    text.replace(/1 \}(\]?)$/, '1, }$1'),
    text.replace('"agent"', 'agent"'),
    text.replace('"from"', 'from'),
    text.replaceAll('"', "'"),
    text.replace('" },', '" ,'),
    text.slice(0, -4),
  ];
}

/** The least time of several turns, all readers in turn, so that a busy machine counts for none of them. */
function timeAll(): Map<string, Record<number, number>> {
  const ratios = new Map<string, Record<number, number>>([...TIMED.keys()].map((reader) => [reader, {}]));
  for (const count of [1, 24, 240]) {
    const texts = timedTexts(count);
    const size = texts[0]?.length ?? 0;
    const rounds = Math.ceil(240 / count);
    const least = new Map<string, number[]>(
      [...TIMED.keys()].map((reader) => [reader, texts.map(() => Number.POSITIVE_INFINITY)]),
    );
    for (let turn = 0; turn < 12; turn++) {
      for (const [reader, read] of TIMED) {
        const times = least.get(reader) ?? [];
        for (const [index, text] of texts.entries()) {
          times[index] = Math.min(times[index] ?? 0, timeOnce(read, text, rounds));
        }
      }
    }
    const ours = sum(least.get('callcheck') ?? []);
    for (const [reader, times] of least) {
      const record = ratios.get(reader);
      if (record !== undefined) record[size] = ours / sum(times);
    }
  }
  return ratios;
}

function timeOnce(read: Reader, text: string, rounds: number): number {
  const before = performance.now();
  for (let round = 0; round < rounds; round++) {
    try {
      read(text);
    } catch {
      // A reader that gives up early is not slower for it.
    }
  }
  return performance.now() - before;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** The table as text for a terminal or the README. */
export function printTable(scores: readonly Score[]): string {
  const sizes = Object.keys(scores[0]?.timeRatios ?? {});
  const head = [
    'reader',
    'single',
    'double',
    'other single',
    'other double',
    ...sizes.map((size) => `our time, ${size} B`),
  ];
  const rows = scores.map((score) => [
    score.reader,
    ...[score.single, score.double, score.otherSingle, score.otherDouble].map(percent),
    ...Object.values(score.timeRatios).map((ratio) => `× ${ratio.toFixed(2)}`),
  ]);
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

if (import.meta.main) process.stdout.write(`${printTable(mutationTable())}\n`);
