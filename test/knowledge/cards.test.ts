import { describe, expect, test } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';

/** Every code that a text raises, in any of its places. */
function codesOf(text: string): ReadonlySet<string> {
  const report = checkText(text, knowledge);
  const found = [...report.diagnostics, ...report.checks.flatMap((check) => check.diagnostics)];
  return new Set(found.map(({ code }) => code));
}

// What an organization tells is tried in test/genesys/cards.test.ts.
const cards = [...knowledge.cards.values()].filter(({ code }) => !code.startsWith('org/'));

describe.each(cards)('$code', ({ code, examples }) => {
  test('has an example', () => expect(examples.length).toBeGreaterThan(0));
  test.each(examples)('example %#: before raises it, after does not', ({ before, after }) => {
    expect(codesOf(before)).toContain(code);
    expect(codesOf(after)).not.toContain(code);
  });
});
