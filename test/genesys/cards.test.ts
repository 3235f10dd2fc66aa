import { describe, expect, test } from 'vitest';
import { knowledge } from '../support/knowledge.ts';
import { checkIn, codesOf, openOrganization } from './organization.ts';

const cards = [...knowledge.cards.values()].filter(
  ({ code, examples }) => code.startsWith('org/') && examples.length > 0,
);

test('there are cards about the organization', () => expect(cards.length).toBeGreaterThan(10));

describe.each(cards)('$code', ({ code, examples }) => {
  test.each(examples)('example %#: before raises it, after does not', async ({ before, after }) => {
    const organization = await openOrganization();
    expect(codesOf((await checkIn(organization, before)).report)).toContain(code);
    expect(codesOf((await checkIn(organization, after)).report)).not.toContain(code);
  });
});
