/**
 * In: all that was found in a text. Out: whether the bot answers it unasked. What was found has a weight as evidence, the
 * words around it have theirs, and together they must reach a limit: a wrong interruption is worse than a missed one.
 */

import type { CheckedPayload } from '../correct/check-payload.ts';
import { fillSlots } from '../diagnose/explain.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import { readElsewhere } from '../message/elsewhere.ts';
import type { ErrorBody } from '../message/error-bodies.ts';
import { type Context, isElsewhere, type Mention, operationOf } from '../message/find-context.ts';
import type { FoundErrors } from '../message/find-errors.ts';
import { namesFamily } from '../message/names-family.ts';
import type { Prose } from '../message/prose.ts';
import type { ToldStatus } from '../message/told-statuses.ts';
import type { ReasonId } from '../phrases.ts';
import type { ReportedError } from '../report.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { describeProblems, listProblems } from './count-problems.ts';
import { type Voice, weighCues } from './weigh-cues.ts';

export interface ResponseDecision {
  readonly respond: boolean;
  readonly reason: string;
  readonly operation: string | null;
  readonly asksQuestions: boolean;
}

interface ResponseCase {
  readonly view: TextView;
  readonly prose: Prose;
  readonly knowledge: Knowledge;
  readonly context: Context;
  readonly checked: readonly CheckedPayload[];
  readonly around: readonly Diagnostic[];
  readonly reported: FoundErrors;
  readonly operation: Operation | null;
}

/**
 * Codes that are worth a line in an answer but no interruption of their own: the number may be an example, the
 * quotes the chat client's doing, the placeholder a template's.
 */
const TOLERABLE = new Set([
  'rule/not-e164',
  'rule/unassigned-number',
  'rule/placeholder',
  'rule/address-prefix',
  'rule/same-number',
  'rule/missing-permission',
  'rule/secret-in-paste',
  'rule/deprecated-operation',
  'rule/unpublished-scope',
  'rule/unpublished-permission',
  'rule/client-credentials',
  'template/unescaped-value',
  'template/unused-input',
  'json/smart-quotes',
  'json/invisible-character',
  'json/double-encoded',
]);

/** What evidence and words must reach together. */
const ENOUGH = 3;

/** What there is to answer, the strongest first. */
interface Occasion {
  readonly weight: number;
  readonly reason: ReasonId;
}

/** Decides whether the bot answers unasked. */
export function decideResponse(given: ResponseCase): ResponseDecision {
  const { checked, operation, context } = given;
  const concerns = concernsUs(given);
  if (!concerns && checked.length === 0)
    return decide(given, false, context.mentions.some(isElsewhere) ? 'other-api' : 'nothing');
  const voice = weighCues(cuesAround(given));
  const found = concerns ? findEvidence(given, voice) : null;
  if (found !== null && found.weight + voice.total >= ENOUGH) return decide(given, true, found.reason);
  return decide(given, false, reasonForSilence(given, voice, operation));
}

/** The cues outside of payloads and requests, whose words say what a path does, and of what is quoted from somebody else. */
function cuesAround(given: ResponseCase): Prose['cues'] {
  const { view, prose, checked, context } = given;
  const isInside = createInsideTest([
    ...quotedIn(view),
    ...checked.map(({ payload }) => payload.snippet.span),
    ...context.mentions.flatMap((mention) => (mention.kind === 'request' ? mention.request.span : [])),
  ]);
  const failing = failingSentences(given);
  return prose.cues.filter(({ from, cue }) => {
    const { start = 0, sentence = 0 } = prose.words[from] ?? {};
    if (isInside(start) || (cue.kind === 'solved' && endsAnother(given, start))) return false;
    return cue.kind !== 'talk' || cue.weight <= ANYWHERE || failing.has(sentence);
  });
}

/** Words of this weight are talk wherever they stand. */
const ANYWHERE = -3;

/** The sentences that tell a failure: only in those does an "if" or a "when" say that it is spoken of in general. */
function failingSentences({ prose: { words, cues }, reported: { told } }: ResponseCase): Set<number> {
  const starts = new Set(told.filter(isFailure).map(({ start }) => start));
  return new Set([
    ...words.flatMap(({ start, sentence }) => (starts.has(start) ? sentence : [])),
    ...cues.flatMap(({ cue, from }) => (cue.kind === 'failing' ? (words[from]?.sentence ?? []) : [])),
  ]);
}

/** Whether an end that is told at `at` is a value in quotation marks, or of something else: what is pasted failed after it. */
function endsAnother(given: ResponseCase, at: number): boolean {
  const { view, checked, reported } = given;
  const before = view.text.slice(Math.max(0, at - 40), at);
  if (/["'“]$|\b(?:once|if|when|until|be)\b[^.\n]*$/i.test(before)) return true;
  if (reported.bodies.some(({ start }) => start > at)) return true;
  const line = view.text.indexOf('\n', at);
  const failsLater = line >= 0 && reported.told.some((told) => isFailure(told) && told.start > line);
  return failsLater && (checked.length > 0 || holdsCode(given));
}

/** What stands in quotation marks behind a colon or a status, as messages of servers are quoted. */
const QUOTED = /(?<=(?:[:=>]|\b[45]\d\d[):,]?) ?)(?:"[^"\n]{1,200}"|“[^”\n]{1,200}”)/g;

function quotedIn({ text }: TextView): Span[] {
  return matchesOf(text, QUOTED)
    .filter(([quoted]) => quoted.split(' ').length > FEWEST_QUOTED)
    .map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
}

/** Fewer words are a name, a value or a word that is spoken of. */
const FEWEST_QUOTED = 4;

/** The strongest thing that there is to answer; null where nothing is. */
function findEvidence(given: ResponseCase, voice: Voice): Occasion | null {
  const { checked, around, reported } = given;
  const certain = checked.filter((payload) => payload.certain);
  const found = certain.flatMap(({ check }) => check.diagnostics);
  const fails = hasFailure(given, voice);
  const isReported = hasToldFailure(given);
  const isNote = failsBeside(given) && countWords(given) <= LONGEST_NOTE;
  const isCode = holdsCode(given);
  const isSaid = isReported || reported.errors.some(isQuoted);
  const evidence: readonly (Occasion & { readonly holds: boolean })[] = [
    { weight: 6, reason: 'problems', holds: found.some(isBroken) },
    {
      weight: 6,
      reason: 'error-body',
      holds: reported.bodies.some((body) => isVendors(body, given.knowledge)),
    },
    { weight: 4, reason: 'problems', holds: fails && found.some(isWorthIt) },
    { weight: 4, reason: 'problems', holds: (reported.status ?? 0) >= 400 && found.some(isFlaw) },
    { weight: 4, reason: 'failing', holds: reported.errors.some(isOfTool) && given.operation !== null },
    { weight: 4, reason: 'problems-elsewhere', holds: around.some(isBroken) },
    { weight: 3, reason: 'error-body', holds: reported.bodies.length > 0 },
    { weight: 4, reason: 'failing', holds: isSaid && (certain.length > 0 || isNote || isCode) },
    { weight: 4, reason: 'problems-elsewhere', holds: around.some(isRefusedScope) },
    { weight: 3, reason: 'problems', holds: certain.some(losesValue) },
    { weight: 3, reason: 'problems-elsewhere', holds: isCode && around.some(isOfGrant) },
    { weight: 2, reason: 'problems', holds: found.some(isWorthIt) },
    { weight: 2, reason: 'failing', holds: isSaid },
    { weight: 1, reason: 'failing', holds: fails && certain.length > 0 },
    { weight: 0, reason: 'failing', holds: fails && given.context.mentions.length > 0 },
  ];
  return evidence.find(({ holds }) => holds) ?? null;
}

function holdsCode({ prose }: ResponseCase): boolean {
  return prose.words.filter(({ isCode }) => isCode).length >= FEWEST_OF_CODE;
}

/** So many words of code are more than a name or a line quoted. */
const FEWEST_OF_CODE = 12;

/** A text of as few words is a note of a failure rather than talk of one. */
const LONGEST_NOTE = 8;

/** The words that are no part of a request, a quotation, an ID or a number. */
function countWords({ view, prose, context }: ResponseCase): number {
  const isInside = createInsideTest([...quotedIn(view), ...context.mentions.map(spanOf)]);
  return prose.words.filter(({ word, start }) => /^\p{L}+$/u.test(word) && !isInside(start)).length;
}

function spanOf(mention: Mention): Span {
  return mention.kind === 'request' ? mention.request.span : mention.symbol.span;
}

/** Whether the text says that a status came back; a list of several is only a list. */
function hasToldFailure({ reported }: ResponseCase): boolean {
  const statuses = new Set(reported.told.filter(isFailure).map(({ status }) => status));
  return statuses.size > 0 && statuses.size <= MOST_STATUSES;
}

const MOST_STATUSES = 2;

function isFailure({ status }: ToldStatus): boolean {
  return status >= 400;
}

function hasFailure({ reported }: ResponseCase, voice: Voice): boolean {
  return (
    (reported.status ?? 0) >= 400 || reported.errors.length > 0 || (voice.byKind.get('failing') ?? 0) > 1
  );
}

function isBroken({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && !TOLERABLE.has(code);
}

/** Whether a value stands under a name that the operation ignores and is meant for another, or most do: the call does something else. */
function losesValue({ check: { patch, diagnostics }, payload: { node } }: CheckedPayload): boolean {
  const ignored = diagnostics.filter(({ code }) => code === 'contract/unknown-property').length;
  const isMost = node?.kind === 'object' && ignored > 1 && ignored * 2 > node.members.length;
  return (
    isMost ||
    patch.some(
      (operation) =>
        operation.op === 'move' &&
        diagnostics.some(
          ({ code, pointer }) => code === 'contract/unknown-property' && pointer === operation.from,
        ),
    )
  );
}

/** Code that signs in as nobody and does what only a user can. */
function isOfGrant({ code, severity }: Diagnostic): boolean {
  return code === 'rule/client-credentials' && severity === 'error';
}

/** A scope for which the login has given an error. */
function isRefusedScope({ code, severity }: Diagnostic): boolean {
  return code === 'rule/unpublished-scope' && severity === 'error';
}

function isFlaw({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

function isWorthIt(diagnostic: Diagnostic): boolean {
  return isFlaw(diagnostic) && !TOLERABLE.has(diagnostic.code);
}

/** How far from the operation's name a status stands that is surely its own. */
const BESIDE = 80;

/** Whether a failing status is told beside one of our operations. */
function failsBeside({ reported, context }: ResponseCase): boolean {
  return context.mentions.some((mention) => {
    if (operationOf(mention) === null) return false;
    const { start, end } = spanOf(mention);
    return reported.told.some(
      (told) => isFailure(told) && told.start - end < BESIDE && start - told.end < BESIDE,
    );
  });
}

/** The vendor's envelope, which needs no path beside it. */
function isVendors(
  { isPublished, status, code, message, contextId }: ErrorBody,
  { errors }: Knowledge,
): boolean {
  if (!isPublished || namesOtherPermissions(message ?? '')) return false;
  return (
    contextId !== null || (status !== null && message !== null && errors.some((card) => card.code === code))
  );
}

/** A refusal that asks for permissions of other domains is of another API of the platform. */
function namesOtherPermissions(message: string): boolean {
  return /\[[a-z]+:[a-z]+:/i.test(message) && !/\[[^\]]*\bconversation:/i.test(message);
}

/** What an SDK or a language says of a call that was never sent has no status. */
function isOfTool({ status, code, message }: ReportedError): boolean {
  return status === null && code === null && message !== null;
}

/** More than a bare status. */
function isQuoted({ code, message, contextId }: ReportedError): boolean {
  return code !== null || message !== null || contextId !== null;
}

/** Whether the text holds a payload that certainly is of the family, names an operation of it (and not just the vendor), or an error of its own. */
function concernsUs({
  around,
  context,
  checked,
  reported,
  operation,
  view: { text },
  knowledge,
}: ResponseCase): boolean {
  if (operation !== null || checked.some(({ certain }) => certain)) return true;
  if (namesFamily(text, reported.errors, knowledge.contracts)) return true;
  if (context.mentions.some((mention) => isOfSdk(mention, text))) return true;
  if (around.some(({ code }) => code === 'rule/wrong-endpoint' || code === 'rule/wrong-medium')) return true;
  const isMisfilled = around.some(({ code }) => code === 'template/contract-mismatch');
  if (isMisfilled && /\/conversations\//.test(text)) return true;
  return (
    reported.bodies.some((body) => isVendors(body, knowledge)) &&
    readElsewhere(text, knowledge.contracts) === null
  );
}

/** A name that is taken for the SDKs', or a method of the class that they have for conversations. */
function isOfSdk({ kind, match, at }: Mention, text: string): boolean {
  if (match.kind === 'unknown' && match.isVendors) return true;
  return kind === 'symbol' && /\bconversations_?api(?:\.|->|::)$/i.test(text.slice(Math.max(0, at - 24), at));
}

function reasonForSilence(
  { checked, context }: ResponseCase,
  { byKind }: Voice,
  operation: Operation | null,
): ReasonId {
  const is = (...kinds: readonly ('solved' | 'answer' | 'telling' | 'test' | 'talk')[]): boolean =>
    kinds.some((kind) => (byKind.get(kind) ?? 0) <= -2);
  if (is('solved')) return 'solved';
  if (is('answer')) return 'advice';
  if (is('telling', 'test', 'talk')) return 'reference';
  const certain = checked.filter((payload) => payload.certain);
  if (certain.length > 0) {
    const isFlawed = certain.some(({ check }) =>
      check.diagnostics.some(({ severity }) => severity !== 'info'),
    );
    return isFlawed ? 'tolerable' : 'valid';
  }
  if (checked.length > 0) return 'no-context';
  return operation === null && context.mentions.some(isElsewhere) ? 'other-api' : 'nothing';
}

function decide(given: ResponseCase, respond: boolean, reason: ReasonId): ResponseDecision {
  const { knowledge, operation, checked } = given;
  const slots = { operation: operation?.name ?? 'a call', problems: problemsOf(given) };
  const isAlone = checked.every(({ certain }) => !certain);
  return {
    respond,
    reason: fillSlots(knowledge.phrases.reasons[reason] ?? reason, slots),
    operation: operation?.name ?? null,
    asksQuestions: respond && isAlone && (reason === 'error-body' || reason === 'failing'),
  };
}

/** As every answer counts them, also those that would not have been worth an interruption. */
function problemsOf({ checked, around }: ResponseCase): string {
  return describeProblems(listProblems({ checks: checked.map(({ check }) => check), diagnostics: around }));
}
