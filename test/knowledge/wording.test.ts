import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { files } from './our-files.ts';

/** Fields that hold words for people, at whatever depth. */
const SHOWN =
  /^(?:title|messages|reply|explanation|action|meaning|causes|next|statement|answer|reasons|notes|text)$/;

/** Turns of phrase with a plainer word; `test/reply/words.test.ts` has the stilted ones and the reading grade. */
const BANNED: readonly RegExp[] = [
  /\b(?:nobody's|thereby|whereof|hitherto|mend(?:s|ed)?|shall|besides)\b/i,
  /\bput right\b|\bwith(?:out)? a word\b|\bin its (?:place|stead)\b|\bof (?:our own|ours)\b/i,
  /\bwhatever any\b|\bis spelled just so\b|\bspelt\b|\blikeliest\b/i,
  /\bstands? (?:here|there|where|without|in|under|between|before|beside)\b/i,
  /(?<!\bthere )\b(?:is|are) no (?!longer\b)/i,
  /\bpublished (?:list|type|name|value|form|width)\b/i,
  /\bid(?:s)?\b/,
  /\b(?:dialled|cancelled|licen[c]e|recognised|organi[s]ation)\b/i,
];

/** A text as people see it: what is in backticks is code, and no matter of style. */
const prose = (text: string): string => text.replaceAll(/`[^`]*`/g, '`x`');

interface Shown {
  readonly place: string;
  readonly text: string;
}

const shown: readonly Shown[] = files
  .filter(({ path }) => /^(?:cards|errors|claims)\/|^(?:phrases|questions)\.yaml$/.test(path))
  .flatMap(({ path, text }) => wordsIn(load(text), path, false));

function wordsIn(value: unknown, place: string, isShown: boolean): Shown[] {
  if (typeof value === 'string') return isShown ? [{ place, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(?:likelierWith|models|examples|sources|texts|phrases)$/.test(key)
      ? []
      : wordsIn(inner, `${place} ${key}`, isShown || SHOWN.test(key)),
  );
}

const wordCount = (text: string): number =>
  prose(text)
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;

const sentencesOf = (text: string): string[] => prose(text.replaceAll(/\s+/g, ' ')).split(/(?<=[.?!:;])\s+/);

describe('the words that people read', () => {
  test('are all found', () => expect(shown.length).toBeGreaterThan(900));

  test.each(BANNED)('are plain: none match %s', (banned) => {
    expect(shown.filter(({ text }) => banned.test(prose(text)))).toEqual([]);
  });

  test('come in sentences of at most 27 words', () => {
    const long = shown.filter(({ text }) => sentencesOf(text).some((sentence) => wordCount(sentence) > 27));
    expect(long).toEqual([]);
  });

  test('are at most 32 in a message', () => {
    expect(shown.filter(({ place, text }) => / messages /.test(place) && wordCount(text) > 32)).toEqual([]);
  });

  test('say at most three steps for an error', () => {
    const steps = new Map<string, number>();
    for (const { place } of shown) {
      const [, card] = /^(errors\/\S+) next /.exec(place) ?? [];
      if (card !== undefined) steps.set(card, (steps.get(card) ?? 0) + 1);
    }
    expect([...steps].filter(([, count]) => count > 3)).toEqual([]);
  });
});
