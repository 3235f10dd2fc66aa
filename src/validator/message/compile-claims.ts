import type { ClaimCard } from '../knowledge.ts';

/** Claims in the form in which they are looked for. */
export interface CompiledClaims {
  /** By a word that stands in the text wherever the token does. */
  readonly tokensByWord: ReadonlyMap<string, readonly Token[]>;
  /** By each first word of their anchors. */
  readonly phrasesByWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Those whose anchors are not all plain words, so that each has to be looked for. */
  readonly otherPhrases: readonly Phrase[];
}

export interface Token {
  readonly token: string;
  readonly card: ClaimCard;
}

export interface Phrase {
  readonly card: ClaimCard;
  /** The group that is looked for first: the one with the fewest words. */
  readonly anchor: Group;
  readonly others: readonly Group[];
}

export type Group = readonly Word[];

/** A word or several in a row, to be found whole. */
export interface Word {
  /** What to search for before the pattern is asked. */
  readonly first: string;
  /** Whether `first` is one word by itself, so that a list of the text's words tells whether it can stand there. */
  readonly isWord: boolean;
  /** Sticky; between words it takes what people put around names, and a colon. Made when first asked: most never are. */
  pattern(): RegExp;
}

const compiled = new WeakMap<readonly ClaimCard[], CompiledClaims>();

/** The cards ready to be looked for; made once for each list. */
export function compileClaims(cards: readonly ClaimCard[]): CompiledClaims {
  const made = compiled.get(cards);
  if (made !== undefined) return made;
  const tokens = cards.flatMap((card) => card.tokens.map((token) => ({ token, card })));
  const phrases = cards.flatMap((card) => card.phrases.map((groups) => compilePhrase(card, groups)));
  const isPlain = ({ anchor }: Phrase): boolean => anchor.every(({ isWord }) => isWord);
  const claims: CompiledClaims = {
    tokensByWord: Map.groupBy(tokens, ({ token }) => wordsOf(token.toLowerCase())[0] ?? ''),
    phrasesByWord: groupByWords(phrases.filter(isPlain)),
    otherPhrases: phrases.filter((phrase) => !isPlain(phrase)),
  };
  compiled.set(cards, claims);
  return claims;
}

/** The words of a text in lower case. */
export function wordsOf(lower: string): readonly string[] {
  return lower.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function groupByWords(phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const byWord = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    for (const word of new Set(phrase.anchor.map(({ first }) => first))) {
      const known = byWord.get(word);
      if (known === undefined) byWord.set(word, [phrase]);
      else known.push(phrase);
    }
  }
  return byWord;
}

function compilePhrase(card: ClaimCard, groups: readonly (readonly string[])[]): Phrase {
  const byRarity = [...groups].sort((a, b) => a.length - b.length);
  const [anchor = [], ...others] = byRarity.map((group) => group.map(compileWord));
  return { card, anchor, others };
}

function compileWord(text: string): Word {
  let made: RegExp | null = null;
  const words = text.split(' ');
  const pattern = (): RegExp => {
    made ??= patternOf(words);
    return made;
  };
  const first = words[0] ?? text;
  return { first, isWord: /^[\p{L}\p{N}_]+$/u.test(first), pattern };
}

function patternOf(words: readonly string[]): RegExp {
  const body = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('["\'`*:=\\s]{1,6}');
  return new RegExp(`(?<![\\p{L}\\p{N}_/]|\\p{L}\\.)${body}(?![\\p{L}\\p{N}_]|:[\\p{L}])`, 'yu');
}
