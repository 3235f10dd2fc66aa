import { parse as parseJsonc } from 'jsonc-parser';
import { jsonrepair } from 'jsonrepair';
import { toPlain } from '../../src/validator/json/plain.ts';
import { readJson } from '../../src/validator/parse/read-json.ts';
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

const READERS: readonly (readonly [string, Reader])[] = [
  ['callcheck', readOurs],
  ['jsonrepair', (text) => JSON.parse(jsonrepair(text))],
  ['jsonc-parser', (text) => parseJsonc(text)],
  ['JSON.parse', (text) => JSON.parse(text)],
];

export function share(read: Reader, mutations: readonly Mutation[]): number {
  return mutations.filter((mutation) => isRight(read, mutation)).length / mutations.length;
}
if (process.argv[2]) {
  const singles = singleFaults(process.argv[3] ? OTHER_SEEDS : SEEDS, +(process.argv[4] ?? 1)),
    doubles = doubleFaults(process.argv[3] ? OTHER_SEEDS : SEEDS, 2 + +(process.argv[4] ?? 0), 120);
  console.log(singles.length, doubles.length);
  for (const [n, r] of READERS) console.log(n, share(r, singles).toFixed(4), share(r, doubles).toFixed(4));
  const by = new Map<string, [number, number]>();
  for (const m of singles) {
    const e = by.get(m.kind) ?? [0, 0];
    e[1]++;
    if (!isRight(readOurs, m)) e[0]++;
    by.set(m.kind, e);
  }
  for (const [k, [b, n]] of by) if (b) console.log(k, b, n);
  const set = process.argv[2] === 'd' ? doubles : singles;
  for (const m of set)
    if (!isRight(readOurs, m)) {
      let g: unknown;
      try {
        g = readOurs(m.text);
      } catch (e) {
        g = String(e);
      }
      console.log('---', m.kind, '\n' + m.text + '\n=> ' + JSON.stringify(g));
    }
}
