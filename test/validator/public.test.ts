import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missesOf, readPublicCases } from '../support/public-cases.ts';

const cases = [...readPublicCases().values()].flat();
const stillWrong: readonly string[] = JSON.parse(
  readFileSync(new URL('../corpus/public/still-wrong.json', import.meta.url), 'utf8'),
);

test('there are at least 150 cases, each ID once, and a third of them deserve silence', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  expect(cases.filter(({ expect: wanted }) => wanted.respond === false).length * 3.5).toBeGreaterThan(
    cases.length,
  );
});

test('the cases from public material are right, but for those that are listed', () => {
  const wrong = cases.filter((each) => missesOf(each).length > 0).map(({ id }) => id);
  expect(wrong).toEqual(stillWrong);
});
