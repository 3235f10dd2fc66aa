import { describe, expect, test } from 'vitest';
import { MISMATCH, promises, syntax, words } from './faults.table.ts';
import { faultsOf, faultsWith, files } from './our-files.ts';
import { toldAs, toldFaults } from './told-faults.ts';

/** What the README says of the faults below. */
const told = new Set<string>();

/** Each fault is told in the README, by one of its rows. */
function expectTold(faults: readonly string[]): void {
  expect(faults.filter((fault) => toldAs(fault).length !== 1)).toEqual([]);
  for (const says of faults.flatMap(toldAs)) told.add(says);
}

describe('is told of', () => {
  test.each([...syntax, ...words, ...promises])('%s', (_, path, written, instead, fault) => {
    const [first = 'nothing', ...more] = faultsWith(path, written, instead);
    expect(first).toMatch(fault);
    expect(first.startsWith(`${path}:`)).toBe(true);
    expect(more).toEqual([]);
    expectTold([first]);
  });

  test('a message by another name: what lacks and what is too many', () => {
    const faults = faultsWith(MISMATCH, 'id-given: "', 'id-told: "');
    expectTold(faults);
    expect(faults).toEqual([
      expect.stringMatching(/:\d+: messages: has no message `id-given`/),
      expect.stringMatching(/:\d+: messages\.id-told: is not a message here: rename it to one of /),
    ]);
  });

  test('a card for nothing', () => {
    const comment = files.find(({ path }) => path === 'cards/json/comment.yaml')?.text ?? '';
    const remark = { path: 'cards/json/remark.yaml', text: comment.replace('json/comment', 'json/remark') };
    const faults = faultsOf([...files, remark]);
    expectTold(faults);
    expect(faults).toEqual([
      expect.stringMatching(/^cards\/json\/remark\.yaml:1: code: is not a code of the validator: /),
    ]);
  });

  test('a card that is gone, though no rule has it', () => {
    const left = files.filter(({ path }) => path !== 'cards/json/comment.yaml');
    const faults = faultsOf(left);
    expectTold(faults);
    expect(faults).toContain(
      'cards/json/comment.yaml:1: is missing: the validator reports this code, so it needs a card',
    );
  });
  // They are collected by the tests above.
  test('all that the README tells', () => expect(toldFaults.filter((says) => !told.has(says))).toEqual([]));
});

test('our own knowledge keeps what it promises', () => expect(faultsOf(files)).toEqual([]));

test('a parameter of a path is no slot', () => {
  expect(faultsWith(MISMATCH, 'Change the type', 'See `/users/{userId}`, change the type')).toEqual([]);
});
