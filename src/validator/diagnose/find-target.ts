import { hasDialectMarks } from '../body/match-shape.ts';
import { type Grounds, isUnmistakable } from '../body/reads-as-call.ts';
import { findMeant } from '../contract/find-meant.ts';
import { findSuccessor } from '../contract/find-successor.ts';
import { isOfNeighbour, matchSdkSymbol } from '../contract/match-symbol.ts';
import type { JsonNode } from '../json/node.ts';
import type { Intent, Knowledge, Operation } from '../knowledge.ts';
import {
  aroundOf,
  type Context,
  isElsewhere,
  type Mention,
  mentionOf,
  nearestMention,
  operationOf,
} from '../message/find-context.ts';
import type { Payload } from '../payloads/parse-snippet.ts';
import type { Snippet } from '../payloads/snippet.ts';
import { foldName } from '../text/fold-name.ts';

/** A payload with the requests and SDK names of its own command or code. */
export interface OwnedPayload extends Payload {
  readonly mentions: readonly Mention[];
}

/** What a payload is held against, and how that is known. */
export interface FoundTarget {
  readonly operation: Operation | null;
  readonly grounds: Grounds;
  /** The request or SDK name that it belongs to, matched with this body. */
  readonly mention: Mention | null;
  /** What its author wants, where the operation was chosen by that. */
  readonly intent: Intent | null;
}

/** The operation that a payload belongs to; null where it belongs to another API. */
export function findTarget(
  payload: OwnedPayload,
  context: Context,
  knowledge: Knowledge,
): FoundTarget | null {
  const { snippet, node } = payload;
  for (const mention of payload.mentions) {
    const operation = ownOperation(mention, knowledge);
    if (isNamesake(mention, operation, context, knowledge)) return null;
    if (operation !== null) return toTarget(mention, operation, 'own', context, knowledge);
    if (isElsewhere(mention)) return null;
  }
  if (snippet.symbol !== undefined && isOfNeighbour(knowledge.contracts, snippet.symbol.name)) return null;
  const near = nearestMention(context, snippet.span.start);
  const mention = near === null ? null : rematch(near, node, context, knowledge);
  if (mention !== null && isElsewhere(mention)) return null;
  const operation = mention === null ? null : operationOf(mention);
  if (mention !== null && operation !== null) {
    const grounds = isRightBefore(mention, snippet.span.start) ? 'near' : 'context';
    const target = toTarget(mention, operation, grounds, context, knowledge);
    // A body that tells what is meant by a path that does not exist belongs to it.
    return target.intent === null ? target : { ...target, grounds: 'near' };
  }
  const { usual } = knowledge.contracts;
  const guess = { operation: usual, mention: null, intent: null };
  const isMarked = node !== null && hasDialectMarks(node, knowledge.dialects);
  if (isMarked || (node !== null && isUnmistakable(node, usual?.body ?? null)))
    return { ...guess, grounds: 'context' };
  // A list beside no request is a log or an answer.
  if (context.namesVendor && node?.kind !== 'array') return { ...guess, grounds: 'context' };
  return { ...guess, operation: null, grounds: 'none' };
}

function toTarget(
  mention: Mention,
  operation: Operation,
  grounds: Grounds,
  context: Context,
  { contracts }: Knowledge,
): FoundTarget {
  const { body } = mention;
  const intent =
    intentOf(mention) ??
    findMeant(contracts, operation, body, context.said) ??
    findSuccessor(contracts, operation, body)?.intent ??
    null;
  return { operation: intent?.operation ?? operation, grounds, mention, intent };
}

/** A payload's own method or class leads to an operation also where its name is not the vendor's alone. */
function ownOperation(mention: Mention, { contracts }: Knowledge): Operation | null {
  const { match } = mention;
  if (match.kind === 'model')
    return contracts.operations.find(({ bodyModel }) => bodyModel === match.name) ?? null;
  return match.kind === 'unknown' ? match.nearest : operationOf(mention);
}

/** A class or method of another product that has a name like one of ours: the vendor is not named, and no property or mark is ours. */
function isNamesake(
  { match, body }: Mention,
  operation: Operation | null,
  context: Context,
  { dialects }: Knowledge,
): boolean {
  if (match.kind !== 'model' && match.kind !== 'unknown') return false;
  if (context.namesVendor || body?.kind !== 'object') return false;
  const names = operation?.body?.folded;
  if (body.members.length === 0 || hasDialectMarks(body, dialects)) return false;
  return !body.members.some(({ key }) => names?.has(foldName(key)));
}

/** The request of the payload's own command or code, and the SDK method or class that it is given to. */
export function ownMentions(
  {
    snippet,
    node,
  }: { readonly snippet: Pick<Snippet, 'request' | 'symbol'>; readonly node: JsonNode | null },
  context: Context,
  { contracts }: Knowledge,
): Mention[] {
  const { request, symbol } = snippet;
  const around = aroundOf(context, node);
  const owner = symbol?.isOfApi === true ? 'ConversationsApi.' : '';
  const match = symbol === undefined ? null : matchSdkSymbol(contracts, owner + symbol.name, around);
  return [
    ...(request === undefined ? [] : [mentionOf(request, contracts, around)]),
    ...(symbol === undefined || match === null
      ? []
      : [{ kind: 'symbol' as const, symbol, match, at: symbol.span.start, body: node }]),
  ];
}

/** A mention of the text as it reads with the body that belongs to it. */
function rematch(
  mention: Mention,
  body: JsonNode | null,
  context: Context,
  { contracts }: Knowledge,
): Mention {
  const around = aroundOf(context, body);
  if (mention.kind === 'request') return mentionOf(mention.request, contracts, around);
  const match = matchSdkSymbol(contracts, mention.symbol.name, around) ?? mention.match;
  return { ...mention, match, body };
}

function intentOf({ match }: Mention): Intent | null {
  return match.kind === 'wrong-endpoint' || match.kind === 'unknown' ? match.intent : null;
}

/** A request line, perhaps with headers or a few words after it, and then the payload. */
const FARTHEST_BEFORE = 160;

function isRightBefore(mention: Mention | null, at: number): boolean {
  if (mention?.kind !== 'request') return false;
  return mention.at < at && at - mention.request.span.end <= FARTHEST_BEFORE;
}
