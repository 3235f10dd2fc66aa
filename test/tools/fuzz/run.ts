import { parseArgs } from 'node:util';
import { fuzz, TARGETS, type Target } from './fuzz.ts';

/** Of so many inputs each target gets its share, by what one costs. */
const SHARE: Readonly<Record<Target, number>> = {
  'message text': 0.8,
  'knowledge files': 0.02,
  'Slack payloads': 0.18,
};

const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } });
const count = wholeNumber(values.count, 6_000);
const seed = wholeNumber(values.seed, Math.floor(Math.random() * 2 ** 31));

console.log(`seed ${seed}, count ${count}`);
for (const target of TARGETS) {
  const { runs, failure } = await fuzz(target, seed, Math.max(1, Math.round(count * SHARE[target])));
  console.log(`${target}: ${runs} tried, ${failure === null ? 'no fault' : 'a fault'}`);
  if (failure === null) continue;
  console.log(`${failure}\nAgain: npm run fuzz -- --seed ${seed} --count ${count}`);
  process.exitCode = 1;
}

function wholeNumber(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error('--count and --seed take whole numbers above zero');
  process.exit(2);
}
