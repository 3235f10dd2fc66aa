/**
 * In: a method and a URL or path as somebody wrote them. Out: the operation they reach, or the nearest real one, or
 * that they are none of ours. It never resolves a host and never guesses beyond the contracts.
 */
import type { JsonNode } from '../json/node.ts';
import type { Contracts, Operation, PathIndex, PathTemplate } from '../knowledge.ts';
import { alignPath } from './nearest-path.ts';
import { isId, readTarget, type Target } from './read-target.ts';

export { matchSdkSymbol, type SymbolMatch } from './match-symbol.ts';

/** What a request reaches. */
export type OperationMatch =
  | { readonly kind: 'exact'; readonly operation: Operation }
  | {
      readonly kind: 'wrong-method';
      /** The path does not take the method, or what the method does on it takes no body. */
      readonly why: 'method' | 'body';
      readonly allowed: readonly Operation[];
      readonly nearest: Operation;
    }
  | { readonly kind: 'wrong-endpoint'; readonly nearest: Operation | null; readonly why: WrongEndpoint }
  /** A path of the platform that has nothing to do with calls. */
  | { readonly kind: 'other-api' }
  /** No request to the platform, as far as can be told. */
  | { readonly kind: 'foreign' };

/** Why a path is wrong: it is a known slip, lacks `/api/v2`, has another version, is at another host, or is just not there. */
export type WrongEndpoint = 'known' | 'prefix' | 'version' | 'host' | 'unknown';

const FOREIGN: OperationMatch = { kind: 'foreign' };
const OTHER_API: OperationMatch = { kind: 'other-api' };

/** The contracts hold nothing this long; what is longer is no path of theirs. */
const MOST_SEGMENTS = 14;

/** Finds the operation that a request reaches. */
export function matchOperation(
  contracts: Contracts,
  request: { method: string | null; target: string },
  body: JsonNode | null = null,
): OperationMatch {
  const index = contracts.index.paths;
  const target = readTarget(request.target, index.hosts);
  if (target.segments.length > MOST_SEGMENTS) return target.host === 'vendor' ? OTHER_API : FOREIGN;
  const method = request.method?.toUpperCase() ?? null;
  const template = findTemplate(index, target.segments);
  if (template !== null) return withBody(reach(template, method, target), template, body);
  return target.host === 'other' ? FOREIGN : explainMiss(index, method, target);
}

/** The path is real; the host, version and method may still be wrong. */
function reach(template: PathTemplate, method: string | null, target: Target): OperationMatch {
  const { host, hasApi, version } = target;
  // A proxy may stand before the API, but not swallow what makes its paths recognisable.
  if (host === 'other' && !(hasApi && version === 'v2')) return FOREIGN;
  const nearest = preferred(template.operations, method);
  if (version !== null && version !== 'v2') return { kind: 'wrong-endpoint', nearest, why: 'version' };
  if (host === 'vendor' && !(hasApi && version === 'v2')) {
    return { kind: 'wrong-endpoint', nearest, why: 'prefix' };
  }
  if (target.isSite) return { kind: 'wrong-endpoint', nearest, why: 'host' };
  if (method === null || nearest.method === method) return { kind: 'exact', operation: nearest };
  return { kind: 'wrong-method', why: 'method', allowed: template.operations, nearest };
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

/** The operation with the method, or else the one that was likelier meant. */
function preferred(operations: readonly Operation[], method: string | null): Operation {
  const order = [method, ...(INSTEAD_OF[method ?? ''] ?? []), 'POST', 'PATCH', 'PUT', 'GET', 'DELETE'];
  for (const wanted of order) {
    const found = operations.find((operation) => operation.method === wanted);
    if (found !== undefined) return found;
  }
  return operations[0] as Operation;
}

const INSTEAD_OF: Readonly<Record<string, readonly string[]>> = {
  PUT: ['PATCH', 'POST'],
  PATCH: ['PUT', 'POST'],
  POST: ['PUT', 'PATCH'],
  HEAD: ['GET'],
};

function explainMiss(index: PathIndex, method: string | null, target: Target): OperationMatch {
  const { host, hasApi, version, segments } = target;
  const [first = ''] = segments;
  const isNear = /^conversations?$/i.test(first);
  // Without a host or `/api/`, only a conversations path can be told from anybody's path.
  if (host !== 'vendor' && !hasApi && !isNear) return FOREIGN;
  if (host !== 'vendor' && version !== 'v2' && !isNear) return FOREIGN;
  const isClear = hasApi || host === 'vendor' || method !== null;
  const mistake = index.mistakes.find(
    ({ segments: wrong, method: only }) =>
      (only === null || method === null || only === method) && fits(wrong, segments),
  );
  if (mistake !== undefined && isClear)
    return { kind: 'wrong-endpoint', nearest: mistake.operation, why: 'known' };
  if (first.toLowerCase() === 'conversations' && segments.length === 1) return OTHER_API;
  if (index.neighbours.some((known) => fits(known, segments.slice(0, known.length)))) return OTHER_API;
  const wantsCall = segments.some((segment) => CALL_WORDS.test(segment));
  const nearest = alignPath(index.templates, segments, wantsCall);
  if (nearest !== null && (hasApi || host === 'vendor')) {
    return { kind: 'wrong-endpoint', nearest: preferred(nearest.operations, method), why: 'unknown' };
  }
  return host === 'vendor' ? OTHER_API : FOREIGN;
}

const CALL_WORDS = /call|dial|phone|voice|telephon/i;

/** The path with the most words in common; words are told from ids, so that `/calls/outbound` names no conversation. */
function findTemplate(index: PathIndex, segments: readonly string[]): PathTemplate | null {
  const matching = index.templates.filter((template) => fits(template.segments, segments));
  let best: PathTemplate | null = null;
  for (const template of matching) {
    if (best === null || countWords(template) > countWords(best)) best = template;
  }
  return best;
}

function countWords({ segments }: PathTemplate): number {
  return segments.filter((segment) => segment !== null).length;
}

function fits(template: readonly (string | null)[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((word, i) => {
      const segment = segments[i] ?? '';
      return word === null ? isId(segment) : word === segment.toLowerCase();
    })
  );
}
