/**
 * In: a text with its report. Out: the report with what the organization says of it. The one thing that others use of
 * this folder, besides the doctor. It never rejects, and what it looked up it neither stores nor logs.
 */
import type { Knowledge, Report } from '../validator/index.ts';
import type { GenesysAccess } from './client/access.ts';
import type { Failure } from './client/answer.ts';
import { type ClientParts, createOrgClient } from './client/client.ts';
import { applyLookups } from './lookups/apply-lookups.ts';
import type { Lookup, LookupOutcome, OrgFinding } from './lookups/lookup.ts';
import { planLookups } from './lookups/plan-lookups.ts';
import { runLookups } from './lookups/run-lookups.ts';
import type { Audience } from './lookups/tell.ts';

export type { Audience } from './lookups/tell.ts';

/** Looks things up in one organization. */
export interface OrgCheck {
  /** Undefined, at once, where the text names nothing to look up. */
  begin(subject: {
    readonly text: string;
    readonly report: Report;
    readonly knowledge: Knowledge;
  }): Promise<LookedUp> | undefined;
  /** The permissions that the client was found to lack. */
  lackedPermissions(): readonly string[];
}

/** What the lookups of one answer came to. */
export interface LookedUp {
  /** The report for everybody in a channel, or for who asked alone. */
  reportFor(audience: Audience): Report;
  /** What only who asked may read, a sentence each. */
  readonly asides: readonly string[];
  /** For counting: words of closed lists. */
  readonly counts: readonly LookupCount[];
}

export interface LookupCount {
  readonly kind: Lookup['kind'];
  readonly outcome: 'found' | 'not-found' | Failure;
}

/** Looks things up as a client of one organization. */
export function createOrgCheck(access: GenesysAccess, parts?: ClientParts): OrgCheck {
  const client = createOrgClient(access, parts);
  const lacked = new Set<string>();
  return {
    begin(subject) {
      const plan = planLookups(subject.text, subject.report, subject.knowledge);
      if (plan.length === 0) return undefined;
      return runLookups(client, plan).then((findings) => {
        for (const permission of findings.flatMap(lackedBy)) lacked.add(permission);
        const reportFor = (audience: Audience): Report => applyLookups(subject, findings, audience);
        return { reportFor, asides: listAsides(reportFor), counts: findings.map(countOf) };
      });
    },
    lackedPermissions: () => [...lacked].sort(),
  };
}

function lackedBy({ outcome }: OrgFinding): readonly string[] {
  return outcome.kind === 'failed' ? outcome.permissions : [];
}

function listAsides(reportFor: (audience: Audience) => Report): string[] {
  const shown = new Set(messagesOf(reportFor('channel')));
  return messagesOf(reportFor('asker')).filter((message) => !shown.has(message));
}

function messagesOf({ checks, diagnostics }: Report): string[] {
  return [...checks.flatMap((check) => check.diagnostics), ...diagnostics]
    .filter(({ code }) => code.startsWith('org/'))
    .map(({ message }) => message);
}

function countOf({ lookup, outcome }: OrgFinding): LookupCount {
  return { kind: lookup.kind, outcome: outcomeOf(outcome) };
}

function outcomeOf(outcome: LookupOutcome): LookupCount['outcome'] {
  switch (outcome.kind) {
    case 'failed':
      return outcome.why;
    case 'missing':
      return 'not-found';
    case 'matches':
      return outcome.ids.length === 0 ? 'not-found' : 'found';
    case 'number':
      return outcome.place === 'none' ? 'not-found' : 'found';
    default:
      return 'found';
  }
}
