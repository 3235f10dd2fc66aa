/**
 * In: a payload and what the text around it says. Out: what is wrong with it, or null where it is no payload of this API.
 * It corrects nothing.
 */

import { createNumberJudge } from '../body/phone-number.ts';
import { type Grounds, readsAsCall } from '../body/reads-as-call.ts';
import type { JsonNode } from '../json/node.ts';
import type { Knowledge, Operation, Schema } from '../knowledge.ts';
import type { Context, Mention } from '../message/find-context.ts';
import type { Payload } from '../payloads/parse-snippet.ts';
import { AS_IT_STANDS } from '../payloads/sending.ts';
import { type BodyTarget, type Diagnosis, diagnose } from './diagnose.ts';
import { findTarget, type OwnedPayload } from './find-target.ts';

/** A payload that concerns a call, with what was found in it. */
export interface DiagnosedPayload {
  readonly payload: Payload;
  readonly operation: Operation | null;
  /** The text names the operation or the body is unmistakable; otherwise this may be any JSON. */
  readonly certain: boolean;
  /** The request or SDK name that it belongs to, matched with this body. */
  readonly mention: Mention | null;
  /** Null where the payload cannot be read. */
  readonly found: {
    readonly target: BodyTarget;
    readonly diagnosis: Diagnosis;
    /** Checks a changed body as this one was checked. */
    readonly recheck: (body: JsonNode) => Diagnosis;
  } | null;
}

/** Holds one payload against the operation that it belongs to. */
export function diagnosePayload(
  payload: OwnedPayload,
  context: Context,
  knowledge: Knowledge,
): DiagnosedPayload | null {
  const belongs = findTarget(payload, context, knowledge);
  if (belongs === null) return null;
  const { operation, grounds, mention, intent } = belongs;
  const certain = grounds !== 'none';
  const { node, repairs, snippet } = payload;
  if (node === null) return certain ? { payload, operation, certain, mention, found: null } : null;
  const schema = (operation ?? knowledge.contracts.usual)?.body ?? null;
  if (schema === null) return null;
  if (snippet.format === 'json' && grounds !== 'own' && isParameters(node, operation, schema)) return null;
  const target = { operation, schema, intent };
  const judge = createNumberJudge();
  const { format, sending = AS_IT_STANDS } = snippet;
  const reading = { format, node, repairs, sending };
  const recheck = (body: JsonNode): Diagnosis => diagnose(body, target, reading, knowledge, judge);
  const diagnosis = recheck(node);
  if (!readsAsCall(diagnosis.facts, grounds) || isStrayCode(payload, diagnosis, grounds)) return null;
  return { payload, operation, certain, mention, found: { target, diagnosis, recheck } };
}

/** Whether an object holds nothing but the parameters of the path (`{"conversationId": "…"}`), as tools list them. */
function isParameters(node: JsonNode, operation: Operation | null, { properties }: Schema): boolean {
  if (node.kind !== 'object' || node.members.length === 0) return false;
  const path = operation?.path ?? '';
  return node.members.every(({ key }) => path.includes(`{${key}}`) && properties?.has(key) !== true);
}

/** Formats in which an object is a body more often than an answer or an option. */
const FORMATS_OF_BODIES: readonly string[] = ['json', 'curl', 'http', 'log'];

/** Whether an object stands in code, apart from any call of this API, and no name in it is known, or a function in it makes the call. */
function isStrayCode({ snippet }: Payload, { facts }: Diagnosis, grounds: Grounds): boolean {
  const { match, body } = facts;
  if (FORMATS_OF_BODIES.includes(snippet.format) || body.kind !== 'object' || body.members.length === 0)
    return false;
  const at = snippet.request?.span.start ?? -1;
  const makesCall = body.members.some(
    ({ value: { kind, start, end } }) => kind === 'expression' && start <= at && at < end,
  );
  return makesCall || (grounds !== 'own' && match.shape === 'unknown');
}
