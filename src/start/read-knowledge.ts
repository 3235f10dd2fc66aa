import { fileURLToPath } from 'node:url';
import { loadWithSnapshot } from '../knowledge/snapshot.ts';
import { StartError } from '../ops/start-error.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';

/** The knowledge that comes with callcheck. */
export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('../../knowledge', import.meta.url));

const WARM_UP =
  'POST /api/v2/conversations/calls 400 { "to": [{ "address": "+12065550142", "type": "agent" }] }';

/** The knowledge that comes with callcheck, ready for use. Throws a StartError that names each fault in it. */
export async function readKnowledge(): Promise<Knowledge> {
  const { knowledge, faults } = await loadWithSnapshot(KNOWLEDGE_FOLDER);
  if (knowledge === undefined) {
    const { describeFault } = await import('../knowledge/fault.ts');
    const lines = faults.map((fault) => `knowledge/${describeFault(fault)}`);
    throw new StartError(`The knowledge has faults, so nothing can be checked with it:\n${lines.join('\n')}`);
  }
  warmUp(knowledge);
  return knowledge;
}

/** The first check with new knowledge, and of a process, compiles what later ones use; no user should wait for that. */
export function warmUp(knowledge: Knowledge): void {
  checkText(WARM_UP, knowledge);
}
