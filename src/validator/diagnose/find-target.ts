import { type Grounds, isUnmistakable } from '../body/reads-as-call.ts';
import { matchSdkSymbol, type SymbolMatch } from '../contract/match-operation.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import {
  type Context,
  isElsewhere,
  type Mention,
  mentionOf,
  nearestMention,
  operationOf,
} from '../message/find-context.ts';
import type { Payload } from '../payloads/parse-snippet.ts';

/** The operation that a payload belongs to, and how that is known; null where it belongs to another API. */
export function findTarget(
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
