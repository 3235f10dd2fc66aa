import type { Operation } from '../knowledge.ts';
import { type Context, operationOf } from '../message/find-context.ts';
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
