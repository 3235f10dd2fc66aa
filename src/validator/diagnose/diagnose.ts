/**
 * In: a body, its operation and schema. Out: findings, in document order, each place spoken of once.
 * Never changes the body; knows no wording.
 */

import { type Facts, gatherFacts } from '../body/facts.ts';
import type { NumberJudge } from '../body/phone-number.ts';
import { checkContract } from '../contract/check-contract.ts';
import { compareText, type Finding, type PatchOperation } from '../diagnostic.ts';
import type { JsonNode } from '../json/node.ts';
import type { Knowledge, Operation, RoleTable, Schema } from '../knowledge.ts';
import { rules } from '../rules/index.ts';
import { checkRoles } from './check-roles.ts';
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
  const ofSchema = schema === null ? [] : checkContract(body, schema);
  const contract = relateUnknown(
    ofSchema.map((finding) => asPurpose(finding, operation)),
    facts,
  );
  const found = withoutMissing([...contract, ...rules.flatMap((rule) => rule.check(facts))], facts);
  return { facts, findings: withoutSuperseded(found, checkRoles(facts), knowledge).sort(compareFindings) };
}

/** What a path is about (`…/participants`) is needed there, also where the model is that of answers. */
function asPurpose(finding: Finding, operation: Operation | null): Finding {
  const { code, message, pointer, at, data } = finding;
  const isPurpose =
    code === 'contract/required' &&
    message === 'answer' &&
    operation?.method === 'POST' &&
    operation.path.split('/').includes((pointer ?? '').slice(1));
  return isPurpose ? { code, message: 'default', pointer, at, data } : finding;
}

/** Whom to call is not missing where it is given under a name that another finding puts right. */
function withoutMissing(findings: Finding[], { table }: Facts): Finding[] {
  const isMisnamed = findings.some(({ fixes = [] }) =>
    fixes.some(
      ({ applicability, patch }) =>
        applicability === 'machine-applicable' &&
        patch.some((operation) => givesDestination(operation, table)),
    ),
  );
  return isMisnamed ? findings.filter(({ code }) => code !== 'rule/missing-destination') : findings;
}

function givesDestination(operation: PatchOperation, { destinations }: RoleTable): boolean {
  return operation.op === 'move' && destinations.some((name) => operation.path === `/${name}`);
}

/**
 * Drops what a more helpful finding at the same place, or at the outermost property around it, already says. Of what
 * roles tell inside such a property only the value itself can be spoken of better.
 */
function withoutSuperseded(
  findings: readonly Finding[],
  ofRoles: readonly Finding[],
  knowledge: Knowledge,
): Finding[] {
  const silenced = new Map<string | number, Set<string>>();
  for (const { code, pointer, at } of findings) {
    if (pointer === null) continue;
    for (const superseded of knowledge.cards.get(code)?.supersedes ?? [])
      for (const place of [pointer, at])
        silenced.set(place, (silenced.get(place) ?? new Set()).add(superseded));
  }
  if (silenced.size === 0) return [...findings, ...ofRoles];
  const isSilenced = (place: string | number, code: string): boolean =>
    silenced.get(place)?.has(code) ?? false;
  const alone = findings.filter(({ code, pointer }) => {
    if (pointer === null) return true;
    if (isSilenced(pointer, code)) return false;
    const end = pointer.indexOf('/', 1);
    return end < 0 || !isSilenced(pointer.slice(0, end), code);
  });
  return [...alone, ...ofRoles.filter(({ code, at }) => !isSilenced(at, code))];
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    a.at - b.at ||
    compareText(a.pointer ?? '', b.pointer ?? '') ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}
