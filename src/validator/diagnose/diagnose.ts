/**
 * In: a body, its operation and schema. Out: findings, in document order, each place spoken of once.
 * Never changes the body; knows no wording.
 */
import type { Finding } from '../diagnostic.ts';
import type { JsonNode } from '../json/node.ts';
import { isWithin } from '../json/pointer.ts';
import type { Knowledge, Operation, Schema } from '../knowledge.ts';
import { rules } from '../rules/index.ts';
import { checkContract } from './check-contract.ts';
import { type Facts, gatherFacts } from './facts.ts';
import type { NumberJudge } from './phone-number.ts';
import { relateUnknown } from './relate-unknown.ts';

/** A body with what was found in it. */
export interface Diagnosis {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** Holds a body against its published schema and against every rule. */
export function diagnose(
  body: JsonNode,
  operation: Operation | null,
  schema: Schema | null,
  knowledge: Knowledge,
  judge: NumberJudge,
): Diagnosis {
  const facts = gatherFacts(body, operation, schema, knowledge, judge);
  const contract = schema === null ? [] : relateUnknown(checkContract(body, schema), facts);
  const found = [...contract, ...rules.flatMap((rule) => rule.check(facts))];
  return { facts, findings: withoutSuperseded(found, knowledge).sort(compareFindings) };
}

/** Drops what a more helpful finding at the same place, or around it, already says. */
function withoutSuperseded(findings: readonly Finding[], knowledge: Knowledge): Finding[] {
  const speakers = findings.filter(
    (finding) => (knowledge.cards.get(finding.code)?.supersedes.length ?? 0) > 0,
  );
  const byPointer = new Map<string, Set<string>>();
  for (const speaker of speakers) {
    const silenced = byPointer.get(speaker.pointer ?? '') ?? new Set<string>();
    for (const code of knowledge.cards.get(speaker.code)?.supersedes ?? []) silenced.add(code);
    byPointer.set(speaker.pointer ?? '', silenced);
  }
  if (byPointer.size === 0) return [...findings];
  return findings.filter((finding) => !isSilenced(finding, byPointer));
}

function isSilenced(finding: Finding, byPointer: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const { pointer, code } = finding;
  if (pointer === null) return false;
  if (byPointer.get(pointer)?.has(code)) return true;
  const outermost = pointer.indexOf('/', 1);
  if (outermost < 0) return false;
  const around = byPointer.get(pointer.slice(0, outermost));
  return (around?.has(code) ?? false) && isWithin(pointer, pointer.slice(0, outermost));
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    a.at - b.at ||
    compareText(a.pointer ?? '', b.pointer ?? '') ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
