import { loadWithSnapshot } from '../../../src/knowledge/snapshot.ts';
import { checkText } from '../../../src/validator/index.ts';
import type { Report } from '../../../src/validator/report.ts';

const FOLDER = new URL('../../../knowledge', import.meta.url).pathname;

/** As the app has it; the first process of a bench writes the snapshot that the others read. */
const { knowledge } = await loadWithSnapshot(FOLDER);

/** The whole check of a message. */
export function check(text: string): Report {
  if (knowledge === undefined) throw new Error('The knowledge has faults');
  return checkText(text, knowledge);
}
