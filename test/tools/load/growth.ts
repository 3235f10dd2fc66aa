/**
 * `npm run bench:growth`: fills both stores step by step and measures whether what is asked often stays as fast. `--rows`
 * says how far, `--only embedded` or `postgres` where.
 */
import { parseArgs } from 'node:util';
import type { Store } from '../../../src/store/store.ts';
import { takeOne } from '../../store/next-work.ts';
import { hasPostgres, POSTGRES_MISSING, startPostgres } from '../../support/postgres.ts';
import {
  CHANNELS,
  createGrowingEmbedded,
  createGrowingPostgres,
  type GrowingStore,
  replyNumber,
  TEAM,
} from './growth-stores.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, only: { type: 'string' } },
});
const ROWS = Number(values.rows);

/** The last step is the whole. */
const STEPS = [1000, 10_000, 100_000, 1_000_000].filter((rows) => rows < ROWS).concat(ROWS);

const LOOKUPS = 2000;
const ROUNDS = 300;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

print(`Stored replies in ${CHANNELS} channels; p50 and p99 in milliseconds.\n`);
print('| store | replies | size | find a reply | find by its reply | take in, take and finish |');
print('| --- | ---: | ---: | ---: | ---: | ---: |');
const pruned: string[] = [];
if (values.only !== 'postgres') pruned.push(await measure(createGrowingEmbedded(ROWS)));
if (values.only !== 'embedded' && hasPostgres()) {
  const server = await startPostgres({ durable: true });
  try {
    pruned.push(await measure(await createGrowingPostgres(server, ROWS)));
  } finally {
    await server.remove();
  }
}
print('\n| store | replies deleted for their age | it took | take in, take and finish meanwhile |');
print('| --- | ---: | ---: | ---: |');
for (const line of pruned) print(line);
if (!hasPostgres()) print(`\n${POSTGRES_MISSING}.`);

/** Prints a line for each size, and returns the one about deleting. */
async function measure(growing: GrowingStore): Promise<string> {
  let rows = 0;
  try {
    for (const step of STEPS) {
      await growing.fill(rows, step);
      rows = step;
      const store = await growing.open();
      const find = await timeEach(LOOKUPS, (index) => store.findReply(someReply(index, rows)));
      const findBy = await timeEach(LOOKUPS, (index) => {
        const { team, channel, ts } = someReply(index, rows);
        return store.findByReply(team, channel, `${Number.parseInt(ts, 10) + 1}.000200`);
      });
      const work = await timeEach(ROUNDS, (index) => doWork(store, `${step}-${index}`));
      await store.close();
      const size = `${((await growing.size()) / 1e6).toFixed(0)} MB`;
      print(`| ${growing.name} | ${rows} | ${size} | ${[find, findBy, work].map(describe).join(' | ')} |`);
    }
    return await measurePrune(growing);
  } finally {
    await growing.remove();
  }
}

async function measurePrune(growing: GrowingStore): Promise<string> {
  const store = await growing.open();
  const begun = performance.now();
  let isDone = false;
  const pruning = store.prune().then(() => {
    isDone = true;
    return performance.now() - begun;
  });
  const meanwhile: number[] = [];
  for (let index = 0; !isDone; index += 1) {
    meanwhile.push(...(await timeEach(1, () => doWork(store, `meanwhile-${index}`))));
  }
  const took = await pruning;
  const left = await countLeft(store);
  await store.close();
  return `| ${growing.name} | ${ROWS - left} | ${(took / 1000).toFixed(1)} s | ${describe(meanwhile)} |`;
}

/** By halving: the oldest are gone, the youngest are there. */
async function countLeft(store: Store): Promise<number> {
  let [gone, there] = [-1, ROWS - 1];
  while (there - gone > 1) {
    const middle = Math.floor((gone + there) / 2);
    if ((await store.findReply(replyNumber(middle))) === undefined) gone = middle;
    else there = middle;
  }
  return ROWS - there;
}

/** A delivery's way through the store. */
async function doWork(store: Store, name: string): Promise<void> {
  const source = { team: TEAM, channel: 'C0NEW', ts: name };
  await store.addWork({ delivery: name, subject: name, body: '{}'.padEnd(2000), added: Date.now() });
  const work = await takeOne(store);
  if (work === undefined) throw new Error('there is work');
  const record = {
    source,
    thread: name,
    author: 'U0AUTHOR',
    state: 'answered',
    revision: '',
    reply: `${name}-reply`,
    codes: ['rule/not-e164'],
    files: [],
    handedOver: false,
    updated: Date.now(),
  } as const;
  await store.finishWork(work.id, { records: [record] });
}

/** Scattered over all of them, the same at each run. */
function someReply(index: number, rows: number) {
  return replyNumber((index * 7919) % rows);
}

async function timeEach(count: number, action: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const begun = performance.now();
    await action(index);
    times.push(performance.now() - begun);
  }
  return times;
}

function describe(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return `${at(0.5).toFixed(2)} / ${at(0.99).toFixed(2)}`;
}
