import type { ClaimCard, ClaimIndex, ClaimPhrase, ClaimWord } from '../validator/knowledge.ts';
import { wordsOf } from '../validator/message/find-claims.ts';

/** The claim cards in the form in which they are looked for. */
export function compileClaims(cards: readonly ClaimCard[]): ClaimIndex {
  const tokens = cards.flatMap((card) => card.tokens.map((token) => ({ token, card })));
  const phrases = cards.flatMap((card) => card.phrases.map((groups) => compilePhrase(card, groups)));
  const isPlain = ({ anchor }: ClaimPhrase): boolean => anchor.every(({ isWord }) => isWord);
  return {
    tokensByWord: Map.groupBy(tokens, ({ token }) => wordsOf(token.toLowerCase())[0] ?? ''),
    phrasesByWord: groupByWords(phrases.filter(isPlain)),
    otherPhrases: phrases.filter((phrase) => !isPlain(phrase)),
  };
}

function groupByWords(phrases: readonly ClaimPhrase[]): ReadonlyMap<string, readonly ClaimPhrase[]> {
  const byWord = new Map<string, ClaimPhrase[]>();
  for (const phrase of phrases) {
    for (const word of new Set(phrase.anchor.map(({ first }) => first))) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [phrase]);
      else known.push(phrase);
    }
  }
  return byWord;
}

function compilePhrase(card: ClaimCard, groups: readonly (readonly string[])[]): ClaimPhrase {
  const byRarity = [...groups].sort((a, b) => a.length - b.length);
  const [anchor = [], ...others] = byRarity.map((group) => group.map(compileWord));
  return { card, anchor, others };
}

function compileWord(text: string): ClaimWord {
  const [first = text, ...others] = text.split(' ');
  return { first, others, isWord: /^[\p{L}\p{N}_]+$/u.test(first) };
}
