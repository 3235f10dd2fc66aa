import type { Diagnosis } from '../diagnose/diagnose.ts';
import { fillSlots } from '../diagnose/explain.ts';
import type { Finding, Fix, PatchOperation } from '../diagnostic.ts';
import { applyPatch } from '../json/apply-patch.ts';
import { toPlain } from '../json/plain.ts';
import { isWithin } from '../json/pointer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Alternative } from '../report.ts';
import { type Correction, correct, type Recheck } from './correct.ts';
import { findUncovered } from './find-uncovered.ts';

/** More alternatives than this don't help. */
const MOST_ALTERNATIVES = 5;

/** Each one is checked again, which costs as much as the first check. */
const MOST_TRIED = 12;

/**
 * The corrections that are right only on a condition, each applied to the corrected body and checked again as that
 * was: one that leaves its own finding, brings another error or names two whom to call is none.
 */
export function findAlternatives(
  correction: Correction,
  first: Diagnosis,
  recheck: Recheck,
  knowledge: Knowledge,
): Alternative[] {
  const alternatives: Alternative[] = [];
  const known = new Set(
    [first, correction.diagnosis].flatMap(({ findings }) =>
      findings.filter((finding) => isError(finding, knowledge)).map(nameOf),
    ),
  );
  const seen = new Set<string>();
  const findings = [...first.findings, ...findUncovered(first, correction, knowledge)];
  for (const { finding, fix, when } of conditionalFixes(findings, knowledge)) {
    if (alternatives.length >= MOST_ALTERNATIVES || seen.size >= MOST_TRIED) break;
    const key = `${when} ${JSON.stringify(fix.patch)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const changed = applyPatch(correction.body, followMoves(fix.patch, correction.patch));
    if (changed === undefined) continue;
    const { body, diagnosis } = correct(recheck(changed), recheck);
    const isSound = diagnosis.findings.every((left) => isAcceptable(left, finding, known, knowledge));
    if (isSound) alternatives.push({ when, body: toPlain(body) });
  }
  return alternatives;
}

interface Conditional {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly when: string;
}

/** The fixes on a condition; those of one code on the same condition are one, since it holds for all of them or none. */
function conditionalFixes(findings: readonly Finding[], knowledge: Knowledge): Conditional[] {
  const all = findings.flatMap((finding) =>
    (finding.fixes ?? []).flatMap((fix): Conditional[] => {
      if (fix.applicability === 'machine-applicable' || fix.when === undefined) return [];
      const words = knowledge.cards.get(finding.code)?.messages[fix.when] ?? fix.when;
      return [{ finding, fix, when: fillSlots(words, finding.data) }];
    }),
  );
  const groups = Map.groupBy(all, ({ finding, fix, when }) =>
    isValueAlone(fix) ? `${finding.code} ${when}` : fix,
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : [{ ...first, fix: { ...first.fix, patch: [first, ...others].flatMap(({ fix }) => fix.patch) } }],
  );
}

/** Whether a fix writes one value anew at its place, so that others do not get in its way. */
function isValueAlone({ patch, applicability }: Fix): boolean {
  return applicability === 'maybe-incorrect' && patch.length === 1 && patch[0]?.op === 'replace';
}

/** Earlier findings may stay, except those that the alternative is meant to fix. */
function isAcceptable(
  left: Finding,
  target: Finding,
  known: ReadonlySet<string>,
  knowledge: Knowledge,
): boolean {
  if (left.code === 'rule/conflicting-destinations') return false;
  if (!isError(left, knowledge)) return true;
  if (left.code === 'rule/placeholder') return true;
  const name = nameOf(left);
  return name !== nameOf(target) && known.has(name);
}

const isError = ({ severity, code }: Finding, knowledge: Knowledge): boolean =>
  (severity ?? knowledge.cards.get(code)?.severity) === 'error';

const nameOf = ({ code, pointer }: Finding): string => `${code} ${pointer}`;

/** A patch for the body as sent, at the places where the correction's renames have put things. */
function followMoves(
  patch: readonly PatchOperation[],
  correction: readonly PatchOperation[],
): PatchOperation[] {
  const follow = (pointer: string): string => {
    let now = pointer;
    for (const operation of correction)
      if (operation.op === 'move' && isWithin(now, operation.from))
        now = operation.path + now.slice(operation.from.length);
    return now;
  };
  return patch.map((operation) => {
    const moved = { ...operation, path: follow(operation.path) };
    return moved.op === 'move' ? { ...moved, from: follow(moved.from) } : moved;
  });
}
