import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messages, reportFile, reportOf } from '../support/reports.ts';

// What changed on purpose is written anew by `npm run corpus:update` and read as a diff.
test.each(messages())('%s', (name) => {
  expect(reportOf(name)).toBe(readFileSync(reportFile(name), 'utf8'));
});
