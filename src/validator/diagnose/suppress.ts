/**
 * In: everything that was found in one body. Out: what is told, and what is not, with the row of the table that says
 * why. The rows are applied once, in their order; each sees what those before it have left. No other place drops a finding.
 */

import type { Facts } from '../body/facts.ts';
import type { Finding } from '../diagnostic.ts';
import { findNode } from '../json/apply-patch.ts';
import { isPartial, type JsonNode } from '../json/node.ts';
import { pointerAt } from '../json/pointer-at.ts';
import type { Repair } from '../json/read/repair.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sending } from '../payloads/sending.ts';
import type { Format } from '../report.ts';

/** A finding with where it comes from. */
export interface Candidate {
  readonly finding: Finding;
  /** It judges a value under a dialect's name by the published property that it becomes. */
  readonly ofRole: boolean;
}

/** How the body was written down and read. */
export interface HowRead {
  readonly format: Format;
  readonly node: JsonNode;
  readonly repairs: readonly Repair[];
  readonly sending: Sending;
}

export interface Suppressed {
  readonly finding: Finding;
  readonly row: RowId;
}

export type RowId = (typeof ROWS)[number]['id'];

interface SuppressionCase {
  readonly found: readonly Candidate[];
  readonly facts: Facts;
  readonly reading: HowRead;
  readonly knowledge: Knowledge;
}

interface SuppressionRow {
  readonly id: string;
  readonly why: string;
  /** Whether a finding is dropped. */
  readonly drops: (given: SuppressionCase) => (found: Candidate) => boolean;
}

const NONE = (): boolean => false;

/** What is dropped, when, and why. */
export const ROWS = [
  {
    id: 'carried-over',
    why: 'The body was written for another operation: where each value belongs is told instead of what does not fit.',
    drops: ({ found }) =>
      found.some(({ finding }) => finding.code === 'rule/misplaced-value')
        ? ({ finding }) => finding.code.startsWith('contract/')
        : NONE,
  },
  {
    id: 'model-of-answers',
    why: 'The model is also what the API answers with, and a request does without what it does not change.',
    drops:
      () =>
      ({ finding: { code, message } }) =>
        code === 'contract/required' && message === 'answer',
  },
  {
    id: 'misnamed',
    why: 'Whom to call, or the queue, is given under a wrong name, and the finding on that name says so.',
    drops: ({ found, facts }) => {
      const isGiven = (names: readonly string[]): boolean =>
        found.some(({ finding }) => givesOneOf(finding, names));
      const queue = isGiven(facts.schema?.needsQueue ?? []);
      const destination = isGiven(facts.table.destinations.map((name) => `/${name}`));
      return (each) =>
        (destination && isMissingDestination(each)) ||
        (queue && each.finding.code === 'rule/callback-needs-queue' && each.finding.message === 'default');
    },
  },
  {
    id: 'superseded',
    why: 'A more helpful finding at the same place, or at the property around it, says it already (`supersedes` of its card).',
    drops: supersededIn,
  },
  {
    id: 'branches',
    why: 'Code sets this property in a branch, so it is not sent together with those of the other branches.',
    drops: ({ facts }) => {
      const optional = optionalIn(facts.body);
      return ({ finding }) =>
        OF_PROPERTIES_TOGETHER.has(finding.code) && optional.has(finding.pointer?.split('/')[1] ?? '');
    },
  },
  {
    id: 'partial',
    why: 'Not all of the object could be read, and what is missing may be in the rest.',
    drops: ({ facts }) => (isPartial(facts.body) ? ({ finding }) => OF_MISSING.has(finding.code) : NONE),
  },
  {
    id: 'cut-off',
    why: 'The paste cuts this value off, and it may go on rightly.',
    drops: ({ reading }) => {
      const cut = cutOffAt(reading);
      return ({ finding }) => finding.at === cut && TOLD_BY_END.has(finding.code);
    },
  },
] as const satisfies readonly SuppressionRow[];

/** Splits what was found into what is told and what is not. */
export function suppress(given: SuppressionCase): { told: Finding[]; suppressed: Suppressed[] } {
  let found = given.found;
  const suppressed: Suppressed[] = [];
  for (const { id, drops } of ROWS) {
    const isDropped = drops({ ...given, found });
    const kept: Candidate[] = [];
    for (const each of found) {
      if (isDropped(each)) suppressed.push({ finding: each.finding, row: id });
      else kept.push(each);
    }
    found = kept;
  }
  return { told: found.map(({ finding }) => finding), suppressed };
}

function isMissingDestination({ finding }: Candidate): boolean {
  return finding.code === 'rule/missing-destination';
}

/** Whether the certain fix of a finding moves a value to one of these places. */
function givesOneOf({ fixes = [] }: Finding, pointers: readonly string[]): boolean {
  return fixes.some(
    ({ applicability, patch }) =>
      applicability === 'machine-applicable' &&
      patch.some((operation) => operation.op === 'move' && pointers.includes(operation.path)),
  );
}

/** A finding by role is superseded only at the same value, not at a property around it. */
function supersededIn({ found, knowledge }: SuppressionCase): (found: Candidate) => boolean {
  const silenced = new Map<string | number, Set<string>>();
  for (const { finding, ofRole } of found) {
    const { code, pointer, at } = finding;
    if (ofRole || pointer === null) continue;
    for (const superseded of knowledge.cards.get(code)?.supersedes ?? [])
      for (const place of [pointer, at])
        silenced.set(place, (silenced.get(place) ?? new Set()).add(superseded));
  }
  const isSilenced = (place: string | number, code: string): boolean =>
    silenced.get(place)?.has(code) ?? false;
  return ({ finding: { code, pointer, at }, ofRole }) => {
    if (ofRole) return isSilenced(at, code);
    if (pointer === null) return false;
    const end = pointer.indexOf('/', 1);
    return isSilenced(pointer, code) || (end >= 0 && isSilenced(pointer.slice(0, end), code));
  };
}

/** What is wrong only if several properties are sent together. */
const OF_PROPERTIES_TOGETHER: ReadonlySet<string> = new Set([
  'rule/conflicting-destinations',
  'rule/calls-the-caller',
  'rule/queue-only-option',
]);

/** What is wrong only if a property is not sent. */
const OF_MISSING: ReadonlySet<string> = new Set([
  'contract/required',
  'rule/callback-needs-queue',
  'rule/missing-destination',
  'rule/queue-only-option',
]);

function optionalIn(body: JsonNode): ReadonlySet<string> {
  const members = body.kind === 'object' ? body.members : [];
  return new Set(members.flatMap(({ key, optional }) => (optional === true ? key : [])));
}

/** What of a value is told by how it ends. */
const TOLD_BY_END: ReadonlySet<string> = new Set([
  'contract/enum',
  'contract/format',
  'rule/impossible-number',
  'rule/not-e164',
  'rule/not-uuid',
  'rule/placeholder',
  'rule/same-number',
  'rule/unassigned-number',
]);

/** Where the value begins that the paste cuts off; undefined where none is. */
function cutOffAt({ node, repairs }: HowRead): number | undefined {
  const cut = repairs.find(
    ({ code, message }) => code === 'json/unterminated-string' && message === 'cut-off',
  );
  return cut === undefined ? undefined : findNode(node, pointerAt(node, cut.start - 1))?.start;
}
