import { describe, expect, it } from 'vitest';
import { checkText } from '../../src/validator/index.ts';
import { knowledge } from '../support/knowledge.ts';
import { differences, type ExpertMessage, readCorpus } from '../support/message-corpus.ts';

const corpus = readCorpus<ExpertMessage>('expert');

describe.each([...corpus])('an expert would say of %s', (_theme, rows) => {
  it.each(rows.map((row) => [row.id, row] as const))('%s', (_id, row) => {
    const misses = differences(checkText(row.text, knowledge), row.expect);
    expect(misses, misses.join('\n')).toEqual([]);
  });
});

it('holds more than 120 messages, each id once', () => {
  const ids = [...corpus.values()].flat().map((row) => row.id);
  expect(ids.length).toBeGreaterThanOrEqual(120);
  expect(new Set(ids).size).toBe(ids.length);
});
