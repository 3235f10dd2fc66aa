import type { Diagnosis } from '../diagnose/diagnose.ts';
import type { Finding, Fix, PatchOperation } from '../diagnostic.ts';
import { applyPatch } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { isWithin } from '../json/pointer.ts';

/** What a body became by the fixes that are certain. */
export interface Correction {
  readonly body: JsonNode;
  /** From the body as read to `body`. */
  readonly patch: readonly PatchOperation[];
  /** What a check of the corrected body finds. */
  readonly diagnosis: Diagnosis;
  /** What the checks after the first one found, in all passes. */
  readonly uncovered: readonly Finding[];
}

/** Checks a body as the first one was checked. */
export type Recheck = (body: JsonNode) => Diagnosis;

/** Each pass can uncover a fix that the last one made possible; the rules know no longer chain than this. */
const MOST_PASSES = 4;

/**
 * Applies the machine-applicable fixes of a diagnosis, checks again, and repeats until no such fix is left.
 * A fix that touches what another has taken waits for the next pass.
 */
export function correct(first: Diagnosis, recheck: Recheck): Correction {
  let current: Correction = { body: first.facts.body, patch: [], diagnosis: first, uncovered: [] };
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const operations = chooseFixes(current.diagnosis.findings).flatMap((fix) => fix.patch);
    if (operations.length === 0) return current;
    const changed = applyPatch(current.body, operations);
    if (changed === undefined) return current;
    const diagnosis = recheck(changed);
    const uncovered = [...current.uncovered, ...diagnosis.findings];
    current = { body: changed, patch: [...current.patch, ...operations], diagnosis, uncovered };
  }
  return current;
}

function chooseFixes(findings: readonly Finding[]): readonly Fix[] {
  const taken = new Set<string>();
  const chosen: Fix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes?.find(({ applicability }) => applicability === 'machine-applicable');
    if (fix === undefined) continue;
    const paths = fix.patch.flatMap((operation) =>
      'from' in operation ? [operation.from, operation.path] : [operation.path],
    );
    if (paths.some((path) => touches(path, taken))) continue;
    for (const path of paths) taken.add(path);
    chosen.push(fix);
  }
  return chosen;
}

function touches(path: string, taken: ReadonlySet<string>): boolean {
  if (taken.has(path)) return true;
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    if (taken.has(path.slice(0, at)) && at > 0) return true;
    if (at === 0) break;
  }
  return taken.size <= 64 && [...taken].some((other) => isWithin(other, path));
}
