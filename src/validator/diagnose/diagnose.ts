/**
 * In: a body, its operation and schema. Out: findings, in document order, each place spoken of once.
 * Never changes the body; knows no wording.
 */

import { type Facts, gatherFacts } from '../body/facts.ts';
import type { NumberJudge } from '../body/phone-number.ts';
import { checkContract, checkFrom } from '../contract/check-contract.ts';
import { checkExpected } from '../contract/check-expected.ts';
import { missingAround, purposeOf } from '../contract/wrap-body.ts';
import { compareText, type Finding } from '../diagnostic.ts';
import type { JsonNode } from '../json/node.ts';
import { propertyAt } from '../json/pointer.ts';
import type { Intent, Knowledge, Operation, Role, Schema } from '../knowledge.ts';
import { NOTHING } from '../rules/define-rule.ts';
import { rules } from '../rules/index.ts';
import { relateUnknown } from './relate-unknown.ts';
import { type Candidate, type HowRead, type Suppressed, suppress } from './suppress.ts';

/** A body with what was found in it. */
export interface Diagnosis {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** What a body is held against. */
export interface BodyTarget {
  /** Null where nothing tells it; the schema is then that of the usual operation. */
  readonly operation: Operation | null;
  readonly schema: Schema;
  /** What its author wants, where the operation was chosen by that. */
  readonly intent: Intent | null;
}

/** Holds a body against its published schema and against every rule. */
export function diagnose(
  body: JsonNode,
  { operation, schema, intent }: BodyTarget,
  reading: HowRead,
  knowledge: Knowledge,
  judge: NumberJudge,
): Diagnosis {
  const facts = gatherFacts(body, operation, schema, knowledge, judge, reading.sending, intent);
  const ofSchema =
    facts.wrapped === null
      ? [...relateUnknown(findUnfit(body, operation, schema), facts), ...checkExpected(body, schema)]
      : [missingAround(body, facts.wrapped, schema)];
  const found: Candidate[] = ofSchema.map(asFound);
  for (const rule of OF_BODIES) for (const finding of rule.check(facts)) found.push(asFound(finding));
  for (const finding of checkRoles(facts)) found.push({ finding, ofRole: true });
  const { told, suppressed } = suppress({ found, facts, reading, knowledge });
  return { facts, findings: told.sort(compareFindings), suppressed };
}

const OF_BODIES = rules.filter(({ check }) => check !== NOTHING);

const findUnfit = (body: JsonNode, operation: Operation | null, schema: Schema): Finding[] =>
  checkContract(body, schema).map((finding) => asPurpose(finding, operation, schema));

const asFound = (finding: Finding): Candidate => ({ finding, ofRole: false });

function asPurpose(finding: Finding, operation: Operation | null, schema: Schema): Finding {
  const { code, message, pointer, at, data } = finding;
  const isPurpose =
    code === 'contract/required' &&
    message === 'answer' &&
    purposeOf(operation, schema).includes((pointer ?? '').slice(1));
  return isPurpose ? { code, message: 'default', pointer, at, data } : finding;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    a.at - b.at ||
    compareText(a.pointer ?? '', b.pointer ?? '') ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

/**
 * Holds values under a dialect's names against the published property that they become: its type is certain, whatever
 * the name. Lists and objects are written in too many ways to be held against anything.
 */
function checkRoles({ roles, schema, placesCall, table }: Facts): Finding[] {
  if (!placesCall) return [];
  const check = (node: JsonNode, pointer: string, role: Role): Finding[] => {
    const property = schema?.properties?.get(table.properties.get(role) ?? '');
    // That IDs of users and queues are not UUIDs says it better.
    if (property === undefined || (property.identifies !== undefined && role !== 'callee')) return [];
    if (node.kind === 'object' || node.kind === 'array' || node.kind === 'null') return [];
    return checkFrom({
      node,
      schema: property,
      pointer,
      property: propertyAt(pointer) ?? '',
      place: 'member',
    });
  };
  return [
    ...roles.parties.flatMap(({ address }) =>
      address === null ? [] : check(address.node, address.pointer, 'callee'),
    ),
    ...roles.parts.flatMap(({ role, node, pointer }) =>
      OF_PARTIES.has(role) ? [] : check(node, pointer, role),
    ),
  ];
}

/** Parties have addresses, which are checked as such. */
const OF_PARTIES: ReadonlySet<Role> = new Set<Role>(['callee', 'calleeUser', 'callerUser']);
