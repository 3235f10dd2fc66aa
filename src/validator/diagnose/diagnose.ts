/**
 * In: a body, its operation and schema. Out: findings, in document order, each place spoken of once.
 * Never changes the body; knows no wording.
 */
import type { Finding, PatchOperation } from '../diagnostic.ts';
import type { JsonNode } from '../json/node.ts';
import type { Knowledge, Operation, Schema } from '../knowledge.ts';
import { DESTINATIONS } from '../rules/destinations.ts';
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
  const found = withoutMissing([...contract, ...rules.flatMap((rule) => rule.check(facts))]);
  return { facts, findings: withoutSuperseded(found, knowledge).sort(compareFindings) };
}

/** Whom to call is not missing where it is given under a name that another finding puts right. */
function withoutMissing(findings: Finding[]): Finding[] {
  const isMisnamed = findings.some(({ fixes = [] }) =>
    fixes.some(
      ({ applicability, patch }) => applicability === 'machine-applicable' && patch.some(givesDestination),
    ),
  );
  return isMisnamed ? findings.filter(({ code }) => code !== 'rule/missing-destination') : findings;
}

function givesDestination(operation: PatchOperation): boolean {
  return operation.op === 'move' && DESTINATIONS.some((name) => operation.path === `/${name}`);
}

/** Drops what a more helpful finding at the same place, or at the outermost property around it, already says. */
function withoutSuperseded(findings: readonly Finding[], knowledge: Knowledge): Finding[] {
  const silenced = new Map<string, string[]>();
  for (const { code, pointer } of findings) {
    const supersedes = knowledge.cards.get(code)?.supersedes;
    if (supersedes === undefined || supersedes.length === 0 || pointer === null) continue;
    const codes = silenced.get(pointer);
    if (codes === undefined) silenced.set(pointer, [...supersedes]);
    else if (!codes.includes(supersedes[0] ?? '')) codes.push(...supersedes);
  }
  if (silenced.size === 0) return [...findings];
  return findings.filter(({ code, pointer }) => {
    if (pointer === null) return true;
    if (silenced.get(pointer)?.includes(code)) return false;
    const end = pointer.indexOf('/', 1);
    return end < 0 || !silenced.get(pointer.slice(0, end))?.includes(code);
  });
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
