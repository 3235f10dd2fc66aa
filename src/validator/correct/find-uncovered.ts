import type { Diagnosis } from '../diagnose/diagnose.ts';
import type { Finding } from '../diagnostic.ts';
import { pointerAt } from '../json/pointer-at.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Correction } from './correct.ts';

/**
 * The errors that a correction uncovers: what stood under a wrong name is judged only under the right one. Placeholders are
 * the correction's own, and told as what is left to fill in.
 */
export function findUncovered(first: Diagnosis, correction: Correction, knowledge: Knowledge): Finding[] {
  if (correction.patch.every(({ op, path }) => op !== 'move' && path !== '')) return [];
  const known = new Set(first.findings.map(({ code, at }) => `${code} ${at}`));
  return correction.uncovered
    .filter((finding) => {
      const { code, at, severity } = finding;
      const key = `${code} ${at}`;
      const isError = (severity ?? knowledge.cards.get(code)?.severity) === 'error';
      if (!isError || code === 'rule/placeholder' || known.has(key)) return false;
      // A type that the correction made right is nothing that was sent.
      const isOpen = code.startsWith('rule/') || correction.diagnosis.findings.includes(finding);
      return isOpen && known.add(key);
    })
    .map((finding) => ({ ...finding, pointer: pointerAt(first.facts.body, finding.at) }));
}
