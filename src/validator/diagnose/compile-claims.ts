import type { ClaimCard } from '../knowledge.ts';

/** Claims in the form in which they are looked for. */
export interface CompiledClaims {
  readonly tokens: readonly { readonly token: string; readonly card: ClaimCard }[];
  readonly phrases: readonly Phrase[];
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
  /** Sticky; between words it takes what people put around names, and a colon. Made when first asked: most never are. */
  pattern(): RegExp;
}

const compiled = new WeakMap<readonly ClaimCard[], CompiledClaims>();

/** The cards ready to be looked for; made once for each list. */
export function compileClaims(cards: readonly ClaimCard[]): CompiledClaims {
  const made = compiled.get(cards);
  if (made !== undefined) return made;
  const claims: CompiledClaims = {
    tokens: cards.flatMap((card) => card.tokens.map((token) => ({ token, card }))),
    phrases: cards.flatMap((card) => card.phrases.map((groups) => compilePhrase(card, groups))),
  };
  compiled.set(cards, claims);
  return claims;
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
  return { first: words[0] ?? text, pattern };
}

function patternOf(words: readonly string[]): RegExp {
  const body = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('["\'`*:=\\s]{1,6}');
  return new RegExp(`(?<![\\p{L}\\p{N}_/]|\\p{L}\\.)${body}(?![\\p{L}\\p{N}_]|:[\\p{L}])`, 'yu');
}
