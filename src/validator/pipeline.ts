/**
 * In: a text and what we know. Out: its report.
 * message → intake → parse → diagnose → correct → report, one call per stage; no stage sees what a later one does.
 */

import type { Pattern } from './body/pattern.ts';
import { propertyNamesOf } from './contract/property-names.ts';
import { type CheckedPayload, checkPayload } from './diagnose/check-payload.ts';
import { findOperation } from './diagnose/find-operation.ts';
import { findProseDiagnostics } from './diagnose/prose-diagnostics.ts';
import type { Knowledge } from './knowledge.ts';
import { readElsewhere } from './message/elsewhere.ts';
import { findClaims } from './message/find-claims.ts';
import { findContext } from './message/find-context.ts';
import { findErrors } from './message/find-errors.ts';
import { findQuestions } from './message/find-questions.ts';
import { isTalk } from './message/is-talk.ts';
import { withLooseStatus } from './message/loose-status.ts';
import { findSnippets } from './payloads/find-snippets.ts';
import { parseSnippet } from './payloads/parse-snippet.ts';
import { holdsRequest } from './payloads/unwrap-envelope.ts';
import type { Report } from './report.ts';
import { decideResponse } from './respond/decide-response.ts';
import { maskSecrets } from './secrets/mask-secrets.ts';
import { unquoteLines } from './text/decode.ts';
import { createLocator } from './text/locator.ts';
import { createSource } from './text/source.ts';

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
