/**
 * In: a text, its report, and what was looked up of it. Out: the report with what the organization says: `org/*`
 * findings, and names replaced by IDs in the bodies to send. Pure; a lookup that failed changes nothing but one line.
 */
import { explain } from '../../validator/diagnose/explain.ts';
import { compareDiagnostics, type Diagnostic } from '../../validator/diagnostic.ts';
import type { Check, Knowledge, Report } from '../../validator/index.ts';
import { createLocator, type Locator } from '../../validator/text/locator.ts';
import { createSource } from '../../validator/text/source.ts';
import type { Failure } from '../client/answer.ts';
import { fillIn } from './fill-in.ts';
import type { OrgFinding } from './lookup.ts';
import { type Audience, type Told, tell } from './tell.ts';

export interface Subject {
  readonly text: string;
  readonly report: Report;
  readonly knowledge: Knowledge;
}

/** Tells what was found, for everybody in a channel or for who asked alone. */
export function applyLookups(
  { text, report, knowledge }: Subject,
  findings: readonly OrgFinding[],
  audience: Audience,
): Report {
  if (findings.length === 0) return report;
  const caller = findings.flatMap(({ lookup }) => (lookup.kind === 'caller' ? lookup.id : []))[0] ?? null;
  const told = findings.flatMap((finding) => tell(finding, { report, knowledge, audience, caller }));
  const words = createWords(text, knowledge);
  const failure = worstFailure(findings);
  return {
    ...report,
    checks: report.checks.map((check, index) => {
      const own = told.filter(({ use }) => use.check === index);
      return fillNames(withDiagnostics(check, own.map(words), knowledge), findings, index);
    }),
    diagnostics: [
      ...report.diagnostics,
      ...told.filter(({ use }) => use.check === null).map(words),
      ...(failure === null ? [] : [words(failure)]),
    ].sort(compareDiagnostics),
  };
}

type Words = (told: Told) => Diagnostic;

function createWords(text: string, knowledge: Knowledge): Words {
  const source = createSource(text);
  const locator: Locator = createLocator(text);
  return ({ code, message, data, use, severity }) => {
    const finding = { code, message, data, pointer: use.pointer, at: use.at, ...(severity && { severity }) };
    return explain(finding, source, locator, knowledge);
  };
}

/** What the organization says of a place takes the place of what the form of the value let suspect. */
function withDiagnostics(check: Check, added: readonly Diagnostic[], { cards }: Knowledge): Check {
  if (added.length === 0) return check;
  const superseded = new Set(
    added.flatMap(({ code, pointer }) =>
      (cards.get(code)?.supersedes ?? []).map((other) => `${other} ${pointer}`),
    ),
  );
  const kept = check.diagnostics.filter(({ code, pointer }) => !superseded.has(`${code} ${pointer}`));
  const diagnostics = [...kept, ...added].sort(compareDiagnostics);
  return { ...check, diagnostics };
}

/** Puts the ID of the only match where its name stood. */
function fillNames(check: Check, findings: readonly OrgFinding[], index: number): Check {
  return findings.reduce((filled, { lookup, outcome }) => {
    if (lookup.kind !== 'name' || outcome.kind !== 'matches') return filled;
    const [id] = outcome.ids;
    if (id === undefined || outcome.ids.length > 1) return filled;
    return lookup.uses
      .filter((use) => use.check === index)
      .reduce((each, use) => fillIn(each, use, lookup.name, id), filled);
  }, check);
}

/** One line for all lookups that came to nothing: the reason that an administrator can do most about. */
function worstFailure(findings: readonly OrgFinding[]): Told | null {
  const reasons = findings.flatMap(({ outcome }) => (outcome.kind === 'failed' ? outcome.why : []));
  const why = FAILURES.find((each) => reasons.includes(each));
  if (why === undefined) return null;
  const use = { check: null, property: '', published: null, pointer: null, at: 0 };
  return { code: 'org/lookup-failed', message: why, data: {}, use };
}

const FAILURES: readonly Failure[] = [
  'login-refused',
  'forbidden',
  'unreachable',
  'broken',
  'rate-limited',
  'slow',
  'suspended',
];
