/**
 * In: a method and a URL or path as somebody wrote them. Out: the operation they reach, or the nearest real one, or
 * that they are none of ours. It never resolves a host and never guesses beyond the contracts.
 */
import type { JsonNode } from '../json/node.ts';
import type { Contracts, Intent, Operation, PathTemplate } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { type DerivedIntent, deriveIntent } from './derive-intent.ts';
import { explainMiss } from './explain-miss.ts';
import { countWords, findTemplate, preferred } from './find-template.ts';
import { isOfAnother, suitsAnother } from './is-of-another.ts';
import { isVendors } from './is-vendors.ts';
import { leavesOf } from './leaves.ts';
import { type Around, FOREIGN, NOTHING_AROUND, type OperationMatch, OTHER_API } from './operation-match.ts';
import { type RequestTarget, readTarget } from './read-target.ts';

/** The contracts hold nothing this long; what is longer is no path of theirs. */
const MOST_SEGMENTS = 14;

/** Finds the operation that a request reaches. */
export function matchOperation(
  contracts: Contracts,
  request: { method: string | null; target: string },
  around: Around = NOTHING_AROUND,
): OperationMatch {
  const index = contracts.index.paths;
  const target = readTarget(request.target, index.hosts);
  if (target.segments.length > MOST_SEGMENTS) return target.host === 'vendor' ? OTHER_API : FOREIGN;
  const method = request.method?.toUpperCase() ?? null;
  const isTrusted = isVendors(contracts, request.target, target, around);
  // The same path at a host of somebody else, or at one left open, is theirs.
  if (!isTrusted && target.host !== 'none') return FOREIGN;
  const intend = (): DerivedIntent | null =>
    deriveIntent(contracts.intents, {
      path: target.segments.map(foldName).filter((word) => word !== ''),
      method: method ?? 'POST',
      leaves: leavesOf(around.body),
      said: isTrusted ? around.said : new Set(),
    });
  const template = findTemplate(index, target.segments);
  if (template === null) {
    const miss = explainMiss(index, method, target, { isTrusted, body: around.body, intend });
    return miss.kind === 'wrong-endpoint' && !isTrusted ? FOREIGN : miss;
  }
  const reached = withBody(reach(template, method, target), template, around.body);
  const match =
    asTaken(reached, around.body, contracts) ??
    withIntent(reached, template, around.body, intend, contracts.operations);
  // Many products have conversations: a path of one word, with a method that ours lacks, or without `api` is one of theirs.
  const isAnyones = countWords(template) === 1 || match.kind === 'wrong-method' || !target.hasApi;
  return isAnyones && !isTrusted ? FOREIGN : match;
}

/** The path is real; the host, version and method may still be wrong. */
function reach(template: PathTemplate, method: string | null, target: RequestTarget): OperationMatch {
  const { host, hasApi, version } = target;
  const nearest = preferred(template.operations, method);
  const wrong = { kind: 'wrong-endpoint', nearest, intent: null } as const;
  if (version !== null && version !== 'v2') return { ...wrong, why: 'version' };
  if (host === 'vendor' && !(hasApi && version === 'v2')) return { ...wrong, why: 'prefix' };
  if (method === null || nearest.method === method) return { kind: 'exact', operation: nearest };
  return { kind: 'wrong-method', why: 'method', allowed: template.operations, nearest };
}

/** The one operation with the method that takes all of a body of which this one takes nothing. */
function asTaken(
  match: OperationMatch,
  body: JsonNode | null,
  { operations }: Contracts,
): OperationMatch | null {
  if (match.kind !== 'exact' || body?.kind !== 'object' || !isOfAnother(match.operation, body)) return null;
  const [nearest, ...others] = operations.filter(
    ({ method, body: schema }) =>
      method === match.operation.method && body.members.every(({ key }) => schema?.properties?.has(key)),
  );
  if (nearest === undefined || others.length > 0) return null;
  return { kind: 'wrong-endpoint', nearest, why: 'body', intent: null };
}

/** A body that is none of the operation's, or a method that the path lacks: another operation may be meant. */
function withIntent(
  match: OperationMatch,
  template: PathTemplate,
  body: JsonNode | null,
  intend: () => DerivedIntent | null,
  operations: readonly Operation[],
): OperationMatch {
  const isSuspect =
    match.kind === 'wrong-method' ||
    (match.kind === 'exact' && suitsAnother(match.operation, body, operations));
  const derived = isSuspect ? intend() : null;
  if (derived === null) return match;
  const { intent } = derived;
  if (!derived.byBody) {
    const isHere = takesBody(template, intent) !== undefined || isBelow(template, intent);
    return isHere && match.kind === 'wrong-method' && body === null
      ? { ...match, nearest: intent.operation, intent }
      : match;
  }
  const own = takesBody(template, intent);
  if (own === undefined) return { kind: 'wrong-endpoint', nearest: intent.operation, why: 'body', intent };
  return match.kind === 'wrong-method' ? { ...match, nearest: own } : match;
}

/** Whether what is meant has a path of its own below a path. */
function isBelow({ operations: [first] }: PathTemplate, { operation }: Intent): boolean {
  return operation.path.startsWith(`${first?.path.replace('/calls/', '/')}/`);
}

/** The operation on a path that takes the body of what is meant. */
function takesBody({ operations }: PathTemplate, { operation }: Intent): Operation | undefined {
  return operations.find(({ bodyModel }) => bodyModel !== null && bodyModel === operation.bodyModel);
}

/** GET sends nothing: with a body that another operation on the path takes, that one was meant. */
function withBody(
  match: OperationMatch,
  { operations }: PathTemplate,
  body: JsonNode | null,
): OperationMatch {
  if (match.kind !== 'exact' || match.operation.method !== 'GET' || match.operation.body !== null)
    return match;
  const taking = operations.filter((operation) => takes(operation, body));
  const [nearest] = taking;
  return nearest === undefined
    ? match
    : { kind: 'wrong-method', why: 'body', allowed: taking, nearest: preferred(taking, 'POST') };
}

/** Names that answers have and requests lack. */
const OF_ANSWERS = new Set(['id', 'selfUri', 'entities', 'pageSize', 'total']);

function takes({ body: schema }: Operation, body: JsonNode | null): boolean {
  if (body?.kind !== 'object' || schema === null) return false;
  if (body.members.some(({ key }) => OF_ANSWERS.has(key))) return false;
  return body.members.some(({ key }) => schema.properties?.has(key) ?? false);
}
