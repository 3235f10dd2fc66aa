import type { Knowledge, Operation } from '../knowledge.ts';
import { type Context, operationOf } from '../message/find-context.ts';
import type { ToldStatus } from '../message/told-statuses.ts';
import type { CodeCall } from '../payloads/code-call.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { TextView } from '../text/view.ts';
import type { DiagnosedPayload } from './diagnose-payload.ts';
import type { OwnedPayload } from './find-target.ts';

/** The operation that a text is about: that of its first certain payload, else the first one it names, sends to or names a property of. */
export function findOperation(
  diagnosed: readonly DiagnosedPayload[],
  { view, context, payloads, calls }: Sent,
  knowledge: Knowledge,
): Operation | null {
  const certain = diagnosed.find((each) => each.certain && each.operation !== null)?.operation ?? null;
  if (certain !== null) return certain;
  // A payload for an operation that takes none is not diagnosed; it still tells what is meant.
  const own = payloads.flatMap(({ mentions }) => mentions);
  const named = [...context.mentions, ...own].filter((mention) => operationOf(mention) !== null);
  const [first] = named;
  if (first === undefined) return namesOwn(view, knowledge.contracts.usual);
  // A program that reads before it writes is about the write.
  const isCalled = createInsideTest(calls.map(({ span }) => span));
  const isRead = operationOf(first)?.method === 'GET' && isCalled(first.at);
  const write = isRead
    ? named.find((mention) => isCalled(mention.at) && operationOf(mention)?.method !== 'GET')
    : undefined;
  return operationOf(write ?? first);
}

/** The operation, where a text has a name that no other API's bodies have. */
function namesOwn({ text }: TextView, operation: Operation | null): Operation | null {
  const names = operation?.body?.roles?.unmistakable ?? [];
  return [...names].some((name) => text.includes(name)) ? operation : null;
}

/** How far before and after a status its operation is named. */
const FARTHEST_BEFORE = 80;
const FARTHEST_AFTER = 40;

interface Sent {
  readonly view: TextView;
  readonly context: Context;
  readonly payloads: readonly OwnedPayload[];
  readonly calls: readonly CodeCall[];
}

/** Of several operations that are sent, the one that the text names beside a status that failed. */
export function findFailing(
  diagnosed: readonly DiagnosedPayload[],
  { context: { mentions }, calls }: Sent,
  told: readonly ToldStatus[],
): Operation | null {
  const failure = told.find(({ status }) => status >= 400);
  const isCalled = createInsideTest(calls.map(({ span }) => span));
  const sent = new Set([
    ...diagnosed.flatMap(({ operation }) => operation?.id ?? []),
    ...mentions.filter(({ at }) => isCalled(at)).flatMap((mention) => operationOf(mention)?.id ?? []),
  ]);
  if (failure === undefined || sent.size < 2) return null;
  const before = mentions.findLast(({ at }) => at < failure.start && failure.start - at < FARTHEST_BEFORE);
  const after = mentions.find(
    ({ at }) => at >= failure.end && at - failure.end < FARTHEST_AFTER && !isCalled(at),
  );
  const named = before ?? after;
  const operation = named === undefined ? null : operationOf(named);
  return operation !== null && sent.has(operation.id) ? operation : null;
}
