import type { Operation } from '../knowledge.ts';
import { type Context, operationOf } from '../message/find-context.ts';
import type { ToldStatus } from '../message/told-statuses.ts';
import type { DiagnosedPayload } from './diagnose-payload.ts';

/** The operation that a text is about: that of its first certain payload, else the first one it names. */
export function findOperation(diagnosed: readonly DiagnosedPayload[], context: Context): Operation | null {
  const own = diagnosed.find(({ certain, operation }) => certain && operation !== null)?.operation ?? null;
  if (own !== null) return own;
  for (const mention of context.mentions) {
    const operation = operationOf(mention);
    if (operation !== null) return operation;
  }
  return null;
}

/** How far before a status its operation is named. */
const FARTHEST = 80;

/** Of several operations with a payload, the one that the text names right before a status that failed. */
export function findFailing(
  diagnosed: readonly DiagnosedPayload[],
  { mentions }: Context,
  told: readonly ToldStatus[],
): Operation | null {
  const failure = told.find(({ status }) => status >= 400);
  const sent = new Set(diagnosed.flatMap(({ operation }) => operation?.id ?? []));
  if (failure === undefined || sent.size < 2) return null;
  const named = mentions.findLast(({ at }) => at < failure.start && failure.start - at < FARTHEST);
  const operation = named === undefined ? null : operationOf(named);
  return operation !== null && sent.has(operation.id) ? operation : null;
}
