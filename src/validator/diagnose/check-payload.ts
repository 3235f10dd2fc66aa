import { withVariables } from '../body/bare-names.ts';
import { type Facts, gatherFacts } from '../body/facts.ts';
import { createNumberJudge } from '../body/phone-number.ts';
import { readPattern } from '../body/read-pattern.ts';
import { type Grounds, isUnmistakable, readsAsCall } from '../body/reads-as-call.ts';
import { matchSdkSymbol, type SymbolMatch } from '../contract/match-operation.ts';
import { completePublished } from '../correct/complete-published.ts';
import { correct, type Recheck } from '../correct/correct.ts';
import { findAlternatives } from '../correct/find-alternatives.ts';
import { findLeft, toGaps } from '../correct/find-gaps.ts';
import { findPlaceholders } from '../correct/find-placeholders.ts';
import { addDestination, type Note, type Translation, toPublished } from '../correct/to-published.ts';
import { compareDiagnostics, type Diagnostic, type Finding } from '../diagnostic.ts';
import { findNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { pointerAt } from '../json/pointer-at.ts';
import type { Repair } from '../json/read/repair.ts';
import type { Knowledge, Operation, Schema } from '../knowledge.ts';
import {
  type Context,
  isElsewhere,
  type Mention,
  mentionOf,
  nearestMention,
  operationOf,
} from '../message/find-context.ts';
import type { Code } from '../messages.ts';
import type { Payload } from '../payloads/parse-snippet.ts';
import { type Check, NO_PATTERN } from '../report.ts';
import { givenDestinations } from '../rules/destinations.ts';
import type { Locator } from '../text/locator.ts';
import { originOf } from '../text/source.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { explain, fillSlots } from './explain.ts';

/** A payload that concerns a call, with its check. */
export interface CheckedPayload {
  readonly payload: Payload;
  readonly check: Check;
  readonly operation: Operation | null;
  /** The operation is told by the text or unmistakable in the body; else this may be anybody's JSON. */
  readonly certain: boolean;
}

/** Checks one payload against the operation it belongs to; null where it is no payload of this API. */
export function checkPayload(
  payload: Payload,
  context: Context,
  knowledge: Knowledge,
  locator: Locator,
): CheckedPayload | null {
  const belongs = belongsTo(payload, context, knowledge);
  if (belongs === null) return null;
  const { operation, grounds } = belongs;
  const certain = grounds !== 'none';
  if (payload.node === null) {
    const check = unreadable(payload, operation, knowledge, locator);
    return certain ? { payload, check, operation, certain } : null;
  }
  const schema = (operation ?? knowledge.contracts.usual)?.body ?? null;
  if (schema === null) return null;
  const judge = createNumberJudge();
  const diagnoseBody: Recheck = (body) =>
    withoutCut(
      withoutHidden(withoutVariables(diagnose(body, operation, schema, knowledge, judge), payload), payload),
      payload,
    );
  const asRead = diagnoseBody(payload.node);
  const withNames = withVariables(payload.node, asRead.facts.sites, payload.repairs);
  const first = withNames === null ? asRead : diagnoseBody(withNames);
  if (!readsAsCall(first.facts, grounds)) return null;
  if (grounds !== 'own' && isStrayCode(payload, first)) return null;
  const check = toCheck(payload, first, diagnoseBody, schema, knowledge, locator);
  return { payload, check, operation, certain };
}

/** In a template or a shell, `{{number}}` and `$NUMBER` are variables: code, which is not judged. */
function withoutVariables(diagnosis: Diagnosis, { snippet }: Payload): Diagnosis {
  if (snippet.format === 'json' || snippet.format === 'http') return diagnosis;
  const findings = diagnosis.findings.filter(
    ({ code, data }) =>
      code !== 'rule/placeholder' || !/^(?:\{\{.*\}\}|\$\{.*\}|\$\w+|%\w+%)$/.test(String(data.found)),
  );
  return { ...diagnosis, findings };
}

/** Whom to call may stand in what three dots left out, at the top or under a destination. */
function withoutHidden(diagnosis: Diagnosis, { repairs }: Payload): Diagnosis {
  const { body, roles, published, table } = diagnosis.facts;
  const isHiding = repairs.some(({ code, start }) => {
    if (code !== 'json/ellipsis') return false;
    const [, name] = pointerAt(body, start).split('/', 2);
    const part = roles.outermost.find(({ key }) => key === name);
    if (part !== undefined) return part.role !== 'caller' && part.role !== 'routing';
    return name === undefined || (table.destinations.includes(name) && !published.has(name));
  });
  if (!isHiding) return diagnosis;
  return {
    ...diagnosis,
    findings: diagnosis.findings.filter(({ code }) => code !== 'rule/missing-destination'),
  };
}

/** What of a value is told by how it ends. */
const TOLD_BY_END: ReadonlySet<Code> = new Set<Code>([
  'contract/enum',
  'contract/format',
  'rule/impossible-number',
  'rule/not-e164',
  'rule/not-uuid',
  'rule/placeholder',
  'rule/same-number',
  'rule/unassigned-number',
]);

/** A value that the paste cuts off may go on rightly, so nothing is said of it. */
function withoutCut(diagnosis: Diagnosis, { repairs, node }: Payload): Diagnosis {
  const cut = repairs.find(
    ({ code, message }) => code === 'json/unterminated-string' && message === 'cut-off',
  );
  if (cut === undefined || node === null) return diagnosis;
  const start = findNode(node, pointerAt(node, cut.start - 1))?.start;
  const findings = diagnosis.findings.filter(({ code, at }) => at !== start || !TOLD_BY_END.has(code));
  return { ...diagnosis, findings };
}

/** An object in code of which no name is known is more often an answer or an option than a body. */
function isStrayCode({ snippet }: Payload, { facts }: Diagnosis): boolean {
  if (facts.match.shape !== 'unknown' || facts.body.kind !== 'object' || facts.body.members.length === 0)
    return false;
  return !['json', 'curl', 'http', 'har', 'postman', 'log', 'form'].includes(snippet.format);
}

function toCheck(
  payload: Payload,
  first: Diagnosis,
  recheck: Recheck,
  schema: Schema,
  knowledge: Knowledge,
  locator: Locator,
): Check {
  const { facts } = first;
  const { operation } = facts;
  const { judge } = facts;
  const correction = correct(first, recheck);
  const isChanged = correction.patch.length > 0 || payload.repairs.some(changesText);
  const translation = translate(correction.diagnosis, schema);
  const asPublished =
    translation === null ? null : gatherFacts(translation.body, operation, schema, knowledge, judge);
  // Two whom to call would be refused again: which of them is meant is not ours to say.
  const isDecided =
    asPublished === null || !asPublished.placesCall || givenDestinations(asPublished).length < 2;
  const published = isDecided ? (translation?.body ?? null) : null;
  const notes = isDecided ? (translation?.notes ?? []) : [UNDECIDED];
  const placeholders = asPublished === null || !isDecided ? [] : findPlaceholders(asPublished);
  const leftInCorrected = isChanged
    ? toGaps(findLeft(correction.diagnosis), correction.body, facts.body)
    : [];
  // Undecided, the correction stands for the published body, and so does what is left to fill in.
  const undecidedGaps = facts.match.shape === 'published' && !isDecided ? leftInCorrected : [];
  return {
    format: payload.snippet.format,
    span: spanOf(payload),
    shape: facts.match.shape,
    operation: operation?.name ?? null,
    diagnostics: toDiagnostics(
      [...repairFindings(payload.repairs, facts.body), ...first.findings],
      payload,
      locator,
      knowledge,
    ),
    patch: correction.patch,
    corrected: isChanged ? toPlain(correction.body) : null,
    alternatives: findAlternatives(correction, first, recheck, knowledge),
    published: published === null ? null : toPlain(published),
    placeholders,
    gaps: {
      corrected: leftInCorrected,
      published: published === null ? undecidedGaps : toGaps(placeholders, published, facts.body),
    },
    notes: notes.map((note) => fillSlots(knowledge.phrases.notes[note.phrase] ?? note.phrase, note.data)),
    pattern: readPattern(facts, knowledge.dialects),
  };
}

const UNDECIDED: Note = { phrase: 'undecided', data: {} };

/** A published body is its own translation; a dialect is translated by roles; of other models only what is published can be. */
function translate({ facts, findings }: Diagnosis, schema: Schema): Translation | null {
  if (facts.body.kind !== 'object') return null;
  if (facts.match.shape === 'published' && !facts.placesCall && facts.published.size === 0) return null;
  if (facts.match.shape !== 'published' && !facts.placesCall) return null;
  const { body, notes } =
    facts.match.shape === 'published' ? publishedAsSent(facts, findings) : toPublished(facts);
  return { body: completePublished(body, schema), notes };
}

/** A published body as it is, but for the destination that it lacks. */
function publishedAsSent(facts: Facts, findings: readonly Finding[]): Translation {
  const lacksDestination = findings.some(({ code }) => code === 'rule/missing-destination');
  return lacksDestination ? addDestination(facts) : { body: facts.body, notes: [] };
}

function belongsTo(
  { snippet, node }: Payload,
  context: Context,
  knowledge: Knowledge,
): { operation: Operation | null; grounds: Grounds } | null {
  if (snippet.request !== undefined) {
    const mention = mentionOf(snippet.request, knowledge.contracts, node);
    const operation = operationOf(mention);
    if (operation !== null) return { operation, grounds: 'own' };
    if (isElsewhere(mention)) return null;
  }
  const symbol =
    snippet.symbol === undefined ? null : matchSdkSymbol(knowledge.contracts, snippet.symbol.name);
  const bySymbol = symbol === null ? null : operationOfSymbol(symbol, knowledge);
  if (bySymbol !== null) return { operation: bySymbol, grounds: 'own' };
  const near = nearestMention(context, snippet.span.start);
  if (near !== null && isElsewhere(near)) return null;
  const byText = near === null ? null : operationOf(near);
  if (byText !== null)
    return { operation: byText, grounds: isRightBefore(near, snippet.span.start) ? 'near' : 'context' };
  const { usual } = knowledge.contracts;
  if (node !== null && isUnmistakable(node, usual?.body ?? null))
    return { operation: usual, grounds: 'context' };
  if (context.namesVendor) return { operation: usual, grounds: 'context' };
  return { operation: null, grounds: 'none' };
}

/** A request line, perhaps with headers or a few words after it, and then the payload. */
const FARTHEST_BEFORE = 160;

function isRightBefore(mention: Mention | null, at: number): boolean {
  if (mention?.kind !== 'request') return false;
  return mention.at < at && at - mention.request.span.end <= FARTHEST_BEFORE;
}

function operationOfSymbol(match: NonNullable<SymbolMatch>, knowledge: Knowledge): Operation | null {
  if (match.kind === 'operation') return match.operation;
  if (match.kind === 'model')
    return knowledge.contracts.operations.find(({ bodyModel }) => bodyModel === match.name) ?? null;
  return match.nearest;
}

function unreadable(
  payload: Payload,
  operation: Operation | null,
  knowledge: Knowledge,
  locator: Locator,
): Check {
  const finding: Finding = {
    code: 'json/unreadable',
    message: payload.unreadable?.message ?? 'empty',
    pointer: '',
    at: payload.unreadable?.start ?? payload.snippet.span.start,
    data: payload.unreadable?.data ?? {},
  };
  return {
    format: payload.snippet.format,
    span: spanOf(payload),
    shape: 'unknown',
    operation: operation?.name ?? null,
    diagnostics: toDiagnostics([finding], payload, locator, knowledge),
    patch: [],
    corrected: null,
    alternatives: [],
    published: null,
    placeholders: [],
    gaps: { corrected: [], published: [] },
    notes: [],
    pattern: NO_PATTERN,
  };
}

/** Whether a repair made another text of the payload, rather than only saying what was read. */
function changesText({ editStart, editEnd, replacement, code }: Repair): boolean {
  return code !== 'json/double-encoded' && (editEnd > editStart || replacement !== '');
}

function spanOf({ snippet, working }: Payload): Check['span'] {
  return { start: originOf(working, snippet.span.start), end: originOf(working, snippet.span.end) };
}

function repairFindings(repairs: readonly Repair[], node: JsonNode): Finding[] {
  return repairs.slice(0, MOST_DIAGNOSTICS).map(({ code, message, start, data }) => ({
    code,
    message,
    pointer: pointerAt(node, start),
    at: start,
    data,
  }));
}

/** More findings than these, on one payload, nobody reads; the first ones in the text are kept. */
const MOST_DIAGNOSTICS = 250;

function toDiagnostics(
  findings: readonly Finding[],
  payload: Payload,
  locator: Locator,
  knowledge: Knowledge,
): Diagnostic[] {
  const first =
    findings.length <= MOST_DIAGNOSTICS
      ? findings
      : [...findings].sort((a, b) => a.at - b.at).slice(0, MOST_DIAGNOSTICS);
  return first
    .map((finding) => explain(finding, payload.source, locator, knowledge))
    .sort(compareDiagnostics);
}
