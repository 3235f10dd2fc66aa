import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts';
import type { Knowledge } from '../../src/validator/knowledge.ts';
import { deepFreeze } from './deep-freeze.ts';

/** The project's own knowledge, frozen: a check that alters what it was given fails. */
export const knowledge: Knowledge = await load();

async function load(): Promise<Knowledge> {
  const loaded = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);
  if (loaded.knowledge !== undefined) return deepFreeze(loaded.knowledge);
  throw new Error(
    loaded.faults.map(({ file, line, field, message }) => `${file}:${line} ${field} ${message}`).join('\n'),
  );
}
