import { expect, test } from 'vitest';
import { fuzz, type Target } from './fuzz.ts';

/** A little of `npm run fuzz`, always the same. */
test.each<[Target, number]>([
  ['message text', 300],
  ['knowledge files', 10],
  ['Slack payloads', 80],
])('%s of any kind is taken as it should be', async (target, count) => {
  expect((await fuzz(target, 20_261_124, count)).failure).toBeNull();
});
