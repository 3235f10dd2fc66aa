/**
 * In: a text and what we know. Out: its report.
 * message → intake → parse → diagnose → correct → report, one call per stage; no stage sees what a later one does.
 */
import { type CheckedPayload, checkPayload } from './check-payload.ts';
import { decideResponse } from './decide-response.ts';
import { readElsewhere } from './diagnose/elsewhere.ts';
import { findClaims } from './diagnose/find-claims.ts';
import { findContext } from './diagnose/find-context.ts';
import { findErrors } from './diagnose/find-errors.ts';
import { findQuestions } from './diagnose/find-questions.ts';
import { createLocator } from './diagnose/locator.ts';
import { withLooseStatus } from './diagnose/loose-status.ts';
import { findProseDiagnostics } from './diagnose/prose-diagnostics.ts';
import { findOperation } from './find-operation.ts';
import { unquoteLines } from './intake/decode.ts';
import { findSnippets } from './intake/find-snippets.ts';
import { isTalk } from './intake/is-talk.ts';
import { maskSecrets } from './intake/mask-secrets.ts';
import { holdsRequest } from './intake/unwrap-envelope.ts';
import type { Knowledge } from './knowledge.ts';
import { parseSnippet } from './parse-snippet.ts';
import type { Pattern } from './pattern.ts';
import { propertyNamesOf } from './property-names.ts';
import type { Report } from './report.ts';
import { createSource } from './source.ts';

/** A text with more payloads than anybody reads answers to is a dump; the first ones tell what is wrong with it. */
const MOST_PAYLOADS = 100;

const LONGEST_UNNAMED = 4000;

/** A report, and how the parties of each of its checks are written down, in the same order. */
export interface Inspection {
  readonly report: Report;
  readonly patterns: readonly Pattern[];
}

/** Checks a whole message. Pure and total: any text gives a report, and the same text always the same one. */
export function checkText(pasted: string, knowledge: Knowledge): Report {
  return inspectText(pasted, knowledge).report;
}

/** Checks a whole message as `checkText` does, and tells besides what is counted of it. */
export function inspectText(pasted: string, knowledge: Knowledge): Inspection {
  if (isTalk(pasted)) return { report: quietReport(knowledge), patterns: [] };
  const { text: masked, secrets } = maskSecrets(pasted);
  const working = unquoteLines(masked) ?? createSource(masked);
  const locator = createLocator(pasted);
  const { text } = working;

  const told = findErrors(text, knowledge);
  const bodies = told.spans.filter((span) => !holdsRequest(text, span));
  const intake = findSnippets(text, bodies, propertyNamesOf(knowledge.contracts));
  const context = findContext(text, intake.snippets, knowledge.contracts);
  const payloads = intake.snippets
    .slice(0, MOST_PAYLOADS)
    .flatMap((snippet) => parseSnippet(snippet, working));
  const checked = payloads.flatMap((payload): CheckedPayload[] => {
    const result = checkPayload(payload, context, knowledge, locator);
    return result === null ? [] : [result];
  });

  const operation = findOperation(checked, context);
  const inside = checked.map(({ payload }) => payload.snippet.span);
  const reported = operation === null ? told : withLooseStatus(told, text, knowledge, inside);
  const prose = findProseDiagnostics({
    operation,
    text,
    working,
    locator,
    knowledge,
    context,
    payloads,
    checked,
    reported,
    secrets,
    files: intake.files,
  });
  // A long text that names neither the vendor nor an operation claims nothing about them.
  const mayClaim = operation !== null || context.namesVendor || text.length <= LONGEST_UNNAMED;
  const decision = decideResponse({
    text,
    knowledge,
    context,
    checked,
    prose,
    reported,
    operation,
    toldStatus: told.status,
  });
  const report: Report = {
    schemaVersion: 1,
    respond: decision.respond,
    reason: decision.reason,
    operation: decision.operation,
    status: reported.status,
    checks: checked.map(({ check }) => check),
    diagnostics: prose,
    errors: reported.errors,
    claims: mayClaim ? findClaims(text, knowledge, [...inside, ...told.spans]) : [],
    elsewhere:
      decision.operation === null && reported.errors.length > 0
        ? readElsewhere(text, knowledge.contracts)
        : null,
    questions: decision.asksQuestions
      ? findQuestions(text, { status: reported.status, operation: decision.operation }, knowledge)
      : [],
  };
  return { report, patterns: checked.map(({ pattern }) => pattern) };
}

function quietReport({ phrases }: Knowledge): Report {
  return {
    schemaVersion: 1,
    respond: false,
    reason: phrases.reasons.nothing ?? 'nothing',
    operation: null,
    status: null,
    checks: [],
    diagnostics: [],
    errors: [],
    claims: [],
    elsewhere: null,
    questions: [],
  };
}
