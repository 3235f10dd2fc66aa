/**
 * In: a text and what we know. Out: its report.
 * Masked text → reading (message, payloads) → checks → report, one call per stage; no stage sees what a later one does.
 */

import { checkPayload } from './correct/check-payload.ts';
import { type DiagnosedPayload, diagnosePayload } from './diagnose/diagnose-payload.ts';
import { explainSuppressed } from './diagnose/explain-suppressed.ts';
import { findFailing, findOperation } from './diagnose/find-operation.ts';
import { type OwnedPayload, ownMentions } from './diagnose/find-target.ts';
import { findProseDiagnostics } from './diagnose/prose-diagnostics.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Knowledge, Operation } from './knowledge.ts';
import { readElsewhere } from './message/elsewhere.ts';
import { type ErrorBody, findErrorBodies } from './message/error-bodies.ts';
import { findClaims } from './message/find-claims.ts';
import { type Context, findContext } from './message/find-context.ts';
import { type FoundErrors, findErrors } from './message/find-errors.ts';
import { findQuestions } from './message/find-questions.ts';
import { isTalk } from './message/is-talk.ts';
import { type Prose, readProse } from './message/prose.ts';
import type { CodeCall } from './payloads/code-call.ts';
import { findSnippets, type UnreadableBody } from './payloads/find-snippets.ts';
import { toPayload } from './payloads/parse-snippet.ts';
import { holdsRequest } from './payloads/unwrap-envelope.ts';
import type { Report } from './report.ts';
import { decideResponse } from './respond/decide-response.ts';
import { maskSecrets, type Secret } from './secrets/mask-secrets.ts';
import { unquoteLines } from './text/decode.ts';
import { createLocator, type Locator } from './text/locator.ts';
import { createSource, type Source } from './text/source.ts';
import { type TextView, viewText } from './text/view.ts';

/** A text with more payloads is a dump; the first ones show what is wrong with it. */
const MOST_PAYLOADS = 100;

const LONGEST_UNNAMED = 4000;

/** Checks a whole message. Pure and total: any text gives a report, and the same text always the same one. */
export function checkText(pasted: string, knowledge: Knowledge, { why = false }: CheckOptions = {}): Report {
  if (isTalk(pasted)) return quietReport(knowledge);
  const reading = readMessage(maskText(pasted), knowledge);
  const found = diagnoseReading(reading, knowledge);
  const report = toReport(reading, found, knowledge);
  if (!why) return report;
  return { ...report, suppressed: explainSuppressed(found.diagnosed, reading.locator, knowledge) };
}

export interface CheckOptions {
  /** Whether the report lists what was found and not told. */
  readonly why?: boolean;
}

/** The text that every stage reads: its secrets are overwritten, marks of quoted lines are taken off. */
interface MaskedText {
  readonly view: TextView;
  /** Leads from the view's text to the text as pasted. */
  readonly working: Source;
  readonly locator: Locator;
  readonly secrets: readonly Secret[];
}

function maskText(pasted: string): MaskedText {
  const { text, secrets } = maskSecrets(pasted);
  const working = unquoteLines(text) ?? createSource(text);
  return { view: viewText(working.text), working, locator: createLocator(pasted), secrets };
}

/** What stands in the text, before anything is judged. */
interface MessageReading extends MaskedText {
  readonly bodies: readonly ErrorBody[];
  readonly prose: Prose;
  readonly context: Context;
  readonly payloads: readonly OwnedPayload[];
  readonly files: readonly UnreadableBody[];
  readonly calls: readonly CodeCall[];
}

function readMessage(masked: MaskedText, knowledge: Knowledge): MessageReading {
  const { view, working } = masked;
  const bodies = findErrorBodies(view.text);
  const prose = readProse(view, bodies, knowledge.cues);
  const errors = bodies.filter(({ node }) => node === null || !holdsRequest(node, view.text));
  const { snippets, files, calls } = findSnippets(view.text, errors, knowledge.contracts.index.propertyNames);
  const spans = snippets.map(({ span }) => span);
  const context = findContext(view, spans, knowledge.contracts, calls);
  const payloads = snippets.slice(0, MOST_PAYLOADS).flatMap((snippet): OwnedPayload[] => {
    const payload = toPayload(snippet, working);
    return payload === null ? [] : [{ ...payload, mentions: ownMentions(payload, context, knowledge) }];
  });
  return { ...masked, bodies, prose, context, payloads, files, calls };
}

/** What is wrong with the payloads and around them. */
interface Diagnosed {
  readonly operation: Operation | null;
  readonly diagnosed: readonly DiagnosedPayload[];
  /** Findings that belong to no payload. */
  readonly around: readonly Diagnostic[];
  /** The errors that the text reports. */
  readonly reported: FoundErrors;
}

function diagnoseReading(reading: MessageReading, knowledge: Knowledge): Diagnosed {
  const { context } = reading;
  const diagnosed = withoutEmpty(
    reading.payloads.flatMap((payload) => diagnosePayload(payload, context, knowledge) ?? []),
  );
  const first = findOperation(diagnosed, reading, knowledge);
  const reported = findErrors({ ...reading, isAboutCall: first !== null }, knowledge);
  const operation = findFailing(diagnosed, reading, reported.told) ?? first;
  const around = findProseDiagnostics({ ...reading, knowledge, operation, diagnosed, reported });
  return { operation, diagnosed, around, reported };
}

/** Beside a body that holds something, `{}` is what a text says of an answer. */
function withoutEmpty(diagnosed: readonly DiagnosedPayload[]): readonly DiagnosedPayload[] {
  const isEmpty = ({ payload: { node } }: DiagnosedPayload): boolean =>
    node?.kind === 'object' && node.members.length === 0;
  const filled = diagnosed.filter((each) => !isEmpty(each));
  return filled.length > 0 ? filled : diagnosed;
}

function toReport(reading: MessageReading, found: Diagnosed, knowledge: Knowledge): Report {
  const { view, context, prose, bodies, locator } = reading;
  const { around, reported } = found;
  const checked = found.diagnosed.map((payload) => checkPayload(payload, knowledge, locator));
  const { respond, reason, operation, asksQuestions } = decideResponse({
    ...found,
    checked,
    view,
    prose,
    knowledge,
    context,
  });
  const { status, errors } = reported;
  // A long text that names neither the vendor nor an operation claims nothing about them.
  const mayClaim = found.operation !== null || context.namesVendor || view.text.length <= LONGEST_UNNAMED;
  const model = (found.operation ?? knowledge.contracts.usual)?.bodyModel ?? null;
  const inside = checked.map(({ payload }) => payload.snippet.span);
  return {
    schemaVersion: 1,
    respond,
    reason,
    operation,
    status,
    checks: checked.map(({ check }) => check),
    diagnostics: around,
    errors,
    claims: mayClaim ? findClaims(view, knowledge, [...inside, ...bodies], model) : [],
    elsewhere: operation === null && errors.length > 0 ? readElsewhere(view.text, knowledge.contracts) : null,
    questions: asksQuestions ? findQuestions(view, { status, operation }, knowledge) : [],
  };
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
