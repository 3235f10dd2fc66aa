import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../knowledge/load-knowledge.ts';
import { StartError } from '../ops/start-error.ts';
import { checkText } from '../validator/index.ts';
import type { Knowledge } from '../validator/knowledge.ts';

const WARM_UP =
  'POST /api/v2/conversations/calls 400 { "to": [{ "address": "+12065550142", "type": "agent" }] }';

/** The knowledge that comes with callcheck, ready for use. Throws a StartError that names each fault in it. */
export async function readKnowledge(): Promise<Knowledge> {
  const directory = fileURLToPath(new URL('../../knowledge', import.meta.url));
  const { knowledge, faults } = await loadKnowledge(directory);
  if (knowledge === undefined) {
    const lines = faults.map(
      ({ file, line, field, message }) =>
        `knowledge/${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`,
    );
    throw new StartError(`The knowledge has faults, so nothing can be checked with it:\n${lines.join('\n')}`);
  }
  // The first check of a process compiles what later ones use; nobody should wait for that.
  checkText(WARM_UP, knowledge);
  return knowledge;
}
