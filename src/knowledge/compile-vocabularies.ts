import type { Dialect, Vocabulary } from '../validator/knowledge.ts';

/** The words of the dialects for each model; `dialects` come with the highest rank first. */
export function compileVocabularies(dialects: readonly Dialect[]): ReadonlyMap<string, Vocabulary> {
  const models = new Set(dialects.flatMap((dialect) => dialect.models));
  return new Map([...models].map((model) => [model, vocabularyOf(dialects, model)]));
}

function vocabularyOf(dialects: readonly Dialect[], model: string): Vocabulary {
  const candidates = dialects.filter((dialect) => dialect.models.includes(model));
  const byRank = candidates.toReversed();
  return {
    candidates,
    roles: new Map(byRank.flatMap(({ parts }) => [...parts])),
  };
}
