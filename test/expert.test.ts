import { beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../src/knowledge/load-knowledge.ts';
import { checkText } from '../src/validator/index.ts';
import type { Knowledge } from '../src/validator/knowledge.ts';
import { differences, type ExpertMessage, readCorpus } from './support/corpus.ts';

const corpus = readCorpus<ExpertMessage>('expert');
let knowledge: Knowledge;

beforeAll(async () => {
  knowledge = (await loadKnowledge('knowledge')).knowledge;
});

describe.each([...corpus])('an expert would say of %s', (_theme, rows) => {
  it.each(rows.map((row) => [row.id, row] as const))('%s', (_id, row) => {
    expect(differences(checkText(row.text, knowledge), row.expect)).toEqual([]);
  });
});

it('holds more than 120 messages, each id once', () => {
  const ids = [...corpus.values()].flat().map((row) => row.id);
  expect(ids.length).toBeGreaterThanOrEqual(120);
  expect(new Set(ids).size).toBe(ids.length);
});
