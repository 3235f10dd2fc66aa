import type { Diagnostic, Severity } from '../../validator/diagnostic.ts';
import type { Knowledge } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import { findErrorCard } from '../find-card.ts';
import { knownErrors } from '../known-errors.ts';
import { diagnosticsOf } from '../verdict.ts';

/**
 * What keeps a call from succeeding, the likeliest first: what never reaches the operation, what the server cannot read,
 * what leaves nobody to call, then single values. A family stands for all of its codes that are not named themselves.
 */
const LIKELIHOOD: readonly string[] = [
  'rule/missing-permission',
  'rule/client-credentials',
  'rule/wrong-endpoint',
  'rule/wrong-host',
  'rule/wrong-method',
  'rule/unknown-sdk-symbol',
  'json',
  'rule/conflicting-destinations',
  'rule/unpublished-shape',
  'rule/missing-destination',
  'rule/callback-needs-queue',
  'contract/required',
  'rule/placeholder',
  'rule/not-uuid',
  'rule/impossible-number',
  'org',
  'template',
  'contract/type',
  'contract/enum',
  'contract',
  // Written so in haste more often than sent so.
  'json/unquoted-key',
  'json/single-quotes',
  'rule/type-address-mismatch',
  'contract/unknown-property',
  'rule',
];

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings that say the same of one or several places. */
export type FindingGroup = readonly [Diagnostic, ...Diagnostic[]];

/** All findings of a report, equal ones as one group, the likeliest cause of the failure first. */
export function rankFindings(report: Report, knowledge: Knowledge): readonly FindingGroup[] {
  const named = codesNamedByServer(report, knowledge);
  const rank = ([{ code, severity }]: FindingGroup): readonly number[] => [
    named.has(code) ? 0 : 1,
    code === 'rule/secret-in-paste' ? 1 : 0,
    SEVERITIES.indexOf(severity),
    likelihoodOf(code),
  ];
  return groupEqual(diagnosticsOf(report))
    .map((group) => ({ group, rank: rank(group) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ group }) => group);
}

function groupEqual(diagnostics: readonly Diagnostic[]): FindingGroup[] {
  const groups = Map.groupBy(
    diagnostics,
    ({ code, cause, change }) => `${code} ${skeletonOf(change ?? cause)}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [[first, ...rest]]));
}

/** A sentence without the values in it. */
export function skeletonOf(sentence: string): string {
  return sentence.replace(/`[^`]*`|\d+/g, '`');
}

/** Codes of the findings that the error goes with that the server named. */
function codesNamedByServer(report: Report, knowledge: Knowledge): ReadonlySet<string> {
  const cards = knownErrors(report).flatMap((error) => findErrorCard(error.card, knowledge) ?? []);
  return new Set(
    cards
      .filter(({ code }) => !isGeneral(code))
      .flatMap(({ causes }) => causes.flatMap(({ likelierWith }) => likelierWith)),
  );
}

/** Whether an error says no more than its status, which names a cause for the rate limit alone. */
export function isGeneral(code: string): boolean {
  return /^(?:status-(?!429).*|(?:general\.)?bad\.request|retyped|internal\.server\.error|not\.found)$/.test(
    code,
  );
}

function likelihoodOf(code: string): number {
  const exact = LIKELIHOOD.indexOf(code);
  return exact >= 0 ? exact : LIKELIHOOD.indexOf(code.split('/')[0] ?? '');
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
