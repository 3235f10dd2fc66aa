import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { knowledge } from '../support/knowledge.ts';

/** Texts that reach people, each with where it is kept. */
const TEMPLATES: readonly (readonly [where: string, text: string])[] = [
  ...[...knowledge.cards.values()].flatMap(({ code, title, action, messages, reply }) =>
    [
      title,
      action,
      ...Object.values(messages),
      ...Object.values(reply).flatMap(({ cause, change }) => [cause, change ?? '']),
    ].map((text) => [`cards/${code}`, text] as const),
  ),
  ...knowledge.errors.flatMap(({ code, title, meaning, next }) =>
    [title, meaning, ...next].map((text) => [`errors/${code}`, text] as const),
  ),
  ...knowledge.errors.flatMap(({ code, causes }) =>
    causes.map(({ text }) => [`causes/${code}`, text] as const),
  ),
  ...knowledge.claims.flatMap(({ id, answer, reply }) =>
    [answer, reply ?? ''].map((text) => [`claims/${id}`, text] as const),
  ),
  ...Object.values(knowledge.phrases)
    .flatMap((group) => Object.entries(group))
    .map(([id, text]) => [`phrases ${id}`, text] as const),
  ...knowledge.questions.map(({ id, text }) => [`questions ${id}`, text] as const),
];

/** Words that no colleague would say. */
const STILTED =
  /\bpublished body\b|fill in or put right|put right|whatever any list says|\bnobody's\b|\bto mend\b|with a word|stands in (?:its|the) place|of our own|\bshall\b|\bwhom\b|\b(?:inferred|contradicted)\b/i;

/** Allowed once, for who owns a token. */
const WHOEVER = /whoever(?! owns the token)/i;

test.each([
  ['stilted phrases', STILTED],
  ['“whoever”', WHOEVER],
])('no template has %s', (_what, pattern) => {
  expect(TEMPLATES.filter(([, text]) => pattern.test(text))).toEqual([]);
});

test('every cause of an error reads after “Check whether”', () => {
  const causes = TEMPLATES.filter(([where]) => where.startsWith('causes/'));
  expect(causes.length).toBeGreaterThan(100);
  expect(causes.filter(([, text]) => /^(?:No|Neither|Less|For|If|Check)\b/.test(text))).toEqual([]);
});

/** Like a newspaper; code and slots count as one short word. */
const HARDEST = 13;

test('every template is easy to read', () => {
  const hard = TEMPLATES.filter(([, text]) => text.split(/\s+/).length > 8 && gradeOf(text) > HARDEST);
  expect(hard.map(([where, text]) => `${where} (${gradeOf(text).toFixed(1)}): ${text}`)).toEqual([]);
});

/** Flesch and Kincaid's grade level. */
function gradeOf(text: string): number {
  const plain = text.replace(/`[^`]*`|\{\w+\}/g, 'code');
  const sentences = plain.split(/[.:;?!](?:\s|$)/).filter((part) => /\w/.test(part)).length;
  const words = plain.match(/[A-Za-z]+(?:'[a-z]+)?/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (
    0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (syllables / Math.max(1, words.length)) - 15.59
  );
}

function syllablesIn(word: string): number {
  const groups =
    word
      .toLowerCase()
      .replace(/e$/, '')
      .match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length);
}

test('no text of a listener, view or the command line has stilted phrases', () => {
  const source = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = ['cli', 'reply', 'slack/views', 'slack/home', 'slack/listeners'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(source, folder, file)),
  );
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(['"`])(?:\\.|(?!\1).)*\1/g)]
      .map(([text]) => text)
      .filter((text) => text.includes(' '))
      .filter((text) => STILTED.test(text) || WHOEVER.test(text))
      .map((text) => `${file.slice(source.length)}: ${text}`),
  );
  expect(found).toEqual([]);
});
