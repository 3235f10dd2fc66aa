import type { ErrorCard, ErrorIndex } from '../validator/knowledge.ts';

/** The error cards, ready to be looked up. */
export function indexErrors(cards: readonly ErrorCard[]): ErrorIndex {
  return {
    byCode: new Map(cards.map((card) => [card.code, card])),
    texts: cards
      .flatMap((card) => card.texts.map((phrase) => ({ phrase, card })))
      .sort((a, b) => b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1))
      .map(({ phrase, card }) => ({ parts: phrase.split('*'), card })),
  };
}
