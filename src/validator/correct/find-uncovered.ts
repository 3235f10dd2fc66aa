import type { Diagnosis } from '../diagnose/diagnose.ts';
import type { Finding, PatchOperation } from '../diagnostic.ts';
import { isWithin } from '../json/pointer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Correction } from './correct.ts';

/**
 * The errors that a correction uncovers: what stood under a wrong name is judged only under the right one. Placeholders are
 * the correction's own, and told as what is left to fill in.
 */
export function findUncovered(first: Diagnosis, correction: Correction, knowledge: Knowledge): Finding[] {
  if (correction.patch.every(({ op }) => op !== 'move')) return [];
  const known = new Set(first.findings.map(({ code, at }) => `${code} ${at}`));
  return correction.diagnosis.findings.filter(
    ({ code, at, severity }) =>
      (severity ?? knowledge.cards.get(code)?.severity) === 'error' &&
      code !== 'rule/placeholder' &&
      !known.has(`${code} ${at}`),
  );
}

/** Where something in a corrected body stood in the body as read. */
export function asRead(pointer: string | null, patch: readonly PatchOperation[]): string | null {
  let now = pointer;
  for (const operation of patch.toReversed())
    if (now !== null && operation.op === 'move' && isWithin(now, operation.path))
      now = operation.from + now.slice(operation.path.length);
  return now;
}
