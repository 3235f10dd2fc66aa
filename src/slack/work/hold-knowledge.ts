import type { AnswerDeps } from './deps.ts';

/** The same with the knowledge of now: what takes a while begins and ends with one, though it is exchanged meanwhile. */
export function holdKnowledge(deps: AnswerDeps): AnswerDeps {
  const knowledge = deps.knowledge();
  return { ...deps, knowledge: () => knowledge };
}
