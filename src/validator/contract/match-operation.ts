/**
 * In: a method and a URL or path as somebody wrote them. Out: the operation they reach, or the nearest real one, or
 * that they are none of ours. It never resolves a host and never guesses beyond the contracts.
 */
import type { JsonNode, Member } from '../json/node.ts';
import type { Contracts, Intent, Operation, PathIndex, PathTemplate, Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { type DerivedIntent, deriveIntent } from './derive-intent.ts';
import { leavesOf } from './leaves.ts';
import { alignPath } from './nearest-path.ts';
import { isId, type RequestTarget, readTarget, splitPath } from './read-target.ts';
import { wrapBody } from './wrap-body.ts';

/** What a request reaches. */
export type OperationMatch =
  | { readonly kind: 'exact'; readonly operation: Operation }
  | {
      readonly kind: 'wrong-method';
      /** The path does not take the method, or what the method does on it takes no body. */
      readonly why: 'method' | 'body';
      readonly allowed: readonly Operation[];
      readonly nearest: Operation;
      /** What is meant, where the method tells it. */
      readonly intent?: Intent;
    }
  | {
      readonly kind: 'wrong-endpoint';
      readonly nearest: Operation | null;
      readonly why: WrongEndpoint;
      /** What is meant, where that was told by more than the path. */
      readonly intent: Intent | null;
      /** The nearest path of another medium, where that is meant. */
      readonly medium?: string | null;
    }
  /** A path of the platform that has nothing to do with calls. */
  | { readonly kind: 'other-api' }
  /** No request to the platform, as far as can be told. */
  | { readonly kind: 'foreign' };

/**
 * Why a path is wrong: it is a known slip, lacks `/api/v2`, has another version, is at another host, is just not there, or
 * takes another body (`body`).
 */
export type WrongEndpoint = 'known' | 'prefix' | 'version' | 'host' | 'unknown' | 'body';

/** What stands around a request. */
export interface Around {
  /** What it sends. */
  readonly body: JsonNode | null;
  /** The intents' cues among the words of the message. */
  readonly said: ReadonlySet<string>;
  /** The message names the vendor. */
  readonly namesVendor: boolean;
}

export const NOTHING_AROUND: Around = { body: null, said: new Set(), namesVendor: false };

const FOREIGN: OperationMatch = { kind: 'foreign' };
const OTHER_API: OperationMatch = { kind: 'other-api' };

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
    asTaken(reached, around.body, contracts) ?? withIntent(reached, template, around.body, intend);
  // Many products have conversations: a path of one word, with a method that ours lacks, or without `api` is one of theirs.
  const isAnyones = countWords(template) === 1 || match.kind === 'wrong-method' || !target.hasApi;
  return isAnyones && !isTrusted ? FOREIGN : match;
}

/** Families of paths that no other product has; ours has interactions under another name. */
const FAMILY =
  /^(?:conversations?\/(?:\w*(?:call|dial|phone|voice|telephon|outbound|conference)\w*(?:\/|$)|.*\bparticipants\/[^/]+\/\w)|interactions?\/.)/;

/** Media that people make up below `/api/v2/conversations`; other products have conversations of an ID there. */
const MADE_UP_MEDIUM = /^(?:web|messaging|webmessaging|interactions|bots|recordings|cobrowse)$/i;

/** How the paths begin that people take for this API's. */
const NEAR = /^(?:conversations?|interactions?)$/i;

/** An ID as the vendor makes them, as its data actions take them, or as its pages write them. */
const VENDORS_ID =
  /\/api\/v2\/conversations\/\{conversationId\}\/participants\/\{participantId\}|\/(?:\$\$\{input\.[^/]{1,80}\}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})(?:\/|$)/i;

/** Whether a request is the vendor's: by its host, the message, the path itself, an ID in it, or the names in its body. */
function isVendors(
  { index, usual }: Contracts,
  written: string,
  { host, hasApi, version, segments }: RequestTarget,
  { body, namesVendor }: Around,
): boolean {
  if (host === 'vendor' || namesVendor) return true;
  if (host !== 'none' && version !== null && version !== 'v2') return false;
  if (host === 'other') return hasApi && version === 'v2' && FAMILY.test(segments.join('/').toLowerCase());
  if (FAMILY.test(segments.join('/').toLowerCase())) return true;
  const keys = leavesOf(body).map(({ key }) => key);
  if (keys.some((key) => usual?.body?.roles?.unmistakable.has(key))) return true;
  if (!NEAR.test(segments[0] ?? '')) return false;
  if (hasApi && version === 'v2' && MADE_UP_MEDIUM.test(segments[1] ?? '')) return true;
  return (
    VENDORS_ID.test(written) ||
    keys.some((key) => COMPOUND.test(key) && index.propertyNames.get(foldName(key)) === key)
  );
}

/** A name of one word may be anybody's. */
const COMPOUND = /[a-z][A-Z]/;

/** The path is real; the host, version and method may still be wrong. */
function reach(template: PathTemplate, method: string | null, target: RequestTarget): OperationMatch {
  const { host, hasApi, version } = target;
  const nearest = preferred(template.operations, method);
  const wrong = { kind: 'wrong-endpoint', nearest, intent: null } as const;
  if (version !== null && version !== 'v2') return { ...wrong, why: 'version' };
  if (host === 'vendor' && !(hasApi && version === 'v2')) return { ...wrong, why: 'prefix' };
  if (target.isSite) return { ...wrong, why: 'host' };
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
): OperationMatch {
  const isSuspect =
    match.kind === 'wrong-method' || (match.kind === 'exact' && isOfAnother(match.operation, body));
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

/** Whether a body has members, and none that the operation's or a part of that has. */
export function isOfAnother(operation: Operation, body: JsonNode | null): boolean {
  const { body: schema } = operation;
  if (body?.kind !== 'object' || body.members.length === 0) return false;
  if (schema !== null && wrapBody(body, operation, schema) !== null) return false;
  // A conversation lists its parties in answers: nothing is done to them there, unless the path is about them.
  const isTold = ({ key, value }: Member): boolean =>
    schema?.properties?.has('selfUri') === true &&
    value.kind === 'array' &&
    value.items.some(({ kind }) => kind === 'object') &&
    !operation.path.endsWith(key);
  const members = body.members.filter((member) => !isTold(member));
  return members.length === 0 || !holdsOwn({ ...body, members }, schema ?? {});
}

/** Whether a schema has a name of a body; a list or an object under such a name counts by the names in it. */
function holdsOwn(node: JsonNode, { properties, folded, byAlias, items }: Schema): boolean {
  if (node.kind === 'array' && node.items.length > 0 && items !== undefined)
    return node.items.some((item) => holdsOwn(item, items));
  if (node.kind !== 'object' || node.members.length === 0) return true;
  return node.members.some(({ key, value }) => {
    const name = foldName(key);
    const inner = properties?.get(folded?.get(name) ?? key);
    if (inner?.properties === undefined && inner?.items?.properties === undefined)
      return inner !== undefined || byAlias?.has(name) === true;
    return holdsOwn(value, inner);
  });
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
  DELETE: ['PATCH'],
};

interface Miss extends Pick<Around, 'body'> {
  readonly isTrusted: boolean;
  readonly intend: () => DerivedIntent | null;
}

function explainMiss(
  index: PathIndex,
  method: string | null,
  { host, hasApi, version, segments }: RequestTarget,
  { isTrusted, body, intend }: Miss,
): OperationMatch {
  const [first = ''] = segments;
  const isNear = NEAR.test(first);
  // Without a host or `/api/`, only a conversations path can be told from another product's.
  if (host !== 'vendor' && !hasApi && !isNear) return FOREIGN;
  if (host !== 'vendor' && version !== 'v2' && !isNear) return FOREIGN;
  const isClear = hasApi || host === 'vendor' || method !== null;
  const neighbours = index.neighbours.filter(({ segments: known }) =>
    fits(known, segments.slice(0, known.length)),
  );
  const isNeighbour =
    neighbours.some(({ method: only }) => only === null || method === null || only === method) ||
    index.media.some(
      ({ segments: known, methods }) =>
        (method === null || methods.includes(method)) && fits(known, segments),
    );
  const isOtherMedium = !isNeighbour && isNear && namesMedium(index, segments);
  const isDeeper = host === 'vendor' && segments.some((segment) => NEAR.test(segment));
  const isOurs = (isNear || isDeeper) && isClear && !isNeighbour;
  const meant = isOurs || isClear ? intend() : null;
  const isMessage = /^(?:messages?|typing)$/i.test(segments.at(-1) ?? '');
  const derived = isOtherMedium && (isMessage || !isForAnyMedium(meant)) ? null : meant;
  const isMeant = isOurs || isUnknownToTwin(index, method, segments, body);
  if (isMeant && derived?.byBody === true)
    return { ...wrongEndpoint(derived.intent), why: neighbours.length > 0 ? 'body' : 'unknown' };
  const mistake = index.mistakes.find(
    ({ segments: wrong, method: only }) =>
      (only === null || method === null || only === method) && fits(wrong, segments),
  );
  // A target that is told beside what is done (`transfer`, `queue`) says more than a well-known slip.
  const isTold =
    derived !== null &&
    derived.intent.cues.length > 1 &&
    /\{participantId\}/.test(derived.intent.operation.path);
  if (mistake !== undefined && isClear && !isTold)
    return {
      kind: 'wrong-endpoint',
      nearest: mistake.operation,
      why: 'known',
      intent: derived?.intent.operation === mistake.operation ? derived.intent : null,
    };
  if (first.toLowerCase() === 'conversations' && segments.length === 1) return OTHER_API;
  if (isNeighbour) return OTHER_API;
  if (isOtherMedium && isClear && derived === null) {
    const medium = nearestOfMedium(index, method, segments);
    return { kind: 'wrong-endpoint', nearest: null, why: 'unknown', intent: null, medium };
  }
  const wantsCall = segments.some((segment) => CALL_WORDS.test(segment));
  if ((isOurs || (wantsCall && host === 'vendor')) && derived !== null) return wrongEndpoint(derived.intent);
  // One word alone is like no other word.
  const isLong = segments.length > 2;
  const nearest = alignPath(index.templates, segments, wantsCall || (isOurs && isTrusted && isLong));
  if (nearest !== null && (hasApi || host === 'vendor')) {
    const operation = preferred(nearest.operations, method);
    // What a request changes is nothing that a path which only reads could do.
    const isOther = operation.method === 'GET' && method !== null && method !== 'GET' && method !== 'HEAD';
    return { kind: 'wrong-endpoint', nearest: isOther ? null : operation, why: 'unknown', intent: null };
  }
  if (isOurs && isTrusted && hasApi)
    return { kind: 'wrong-endpoint', nearest: null, why: 'unknown', intent: null };
  return host === 'vendor' ? OTHER_API : FOREIGN;
}

/** Whether a path is, or pretends to be, one of another medium (`/conversations/webchats/{id}`). */
function namesMedium({ mediaWords }: PathIndex, [, medium = '']: readonly string[]): boolean {
  return !isId(medium) && mediaWords.some((word) => isOfMedium(medium.toLowerCase(), word));
}

/** `webchats` for `chat`, and `cobrowse` for `cobrowsesession`. */
const isOfMedium = (given: string, word: string): boolean =>
  given.includes(word) || (given.length >= SHORTEST_MEDIUM && word.startsWith(given));

const SHORTEST_MEDIUM = 5;

/** `PATCH /api/v2/…`: the path of the same medium that is most like a made-up one, and changes something where that did. */
function nearestOfMedium(
  { media, mediaWords }: PathIndex,
  method: string | null,
  segments: readonly string[],
): string | null {
  const lower = segments[1]?.toLowerCase() ?? '';
  const words = mediaWords.filter((word) => isOfMedium(lower, word));
  const reads = method === null || method === 'GET' || method === 'HEAD';
  const able = media.filter(
    (each) =>
      words.some((word) => each.segments[1]?.startsWith(word)) &&
      !fits(each.segments, segments) &&
      each.methods.some((one) => reads || one !== 'GET'),
  );
  const last = segments.at(-1) ?? '';
  const end = isId(last) ? null : last.toLowerCase();
  const alike = preferring(able, (each) => each.segments.at(-1) === end);
  const near = alignPath(
    preferring(alike, (each) => each.segments.length === segments.length),
    segments,
    true,
  );
  if (near === null) return null;
  return `${near.methods.find((each) => each === method) ?? near.methods.at(-1)} ${near.path}`;
}

/** Those that hold, where any does. */
function preferring<T>(all: readonly T[], holds: (each: T) => boolean): readonly T[] {
  const some = all.filter(holds);
  return some.length > 0 ? some : all;
}

/** Whether what is meant is done on a conversation of any medium. */
function isForAnyMedium(derived: DerivedIntent | null): boolean {
  const path = derived?.intent.operation.path ?? '';
  return isId(splitPath(path)[3] ?? '');
}

/**
 * Whether one conversation of another medium (`/conversations/chats/{id}`) is sent a body that its twin among the calls,
 * which takes the same, does not have: then what the body means is another operation.
 */
function isUnknownToTwin(
  { templates }: PathIndex,
  method: string | null,
  [family = '', medium, id = '', ...rest]: readonly string[],
  body: JsonNode | null,
): boolean {
  if (family.toLowerCase() !== 'conversations' || medium === undefined || !isId(id) || rest.length > 0)
    return false;
  const twin = templates.find((template) => fits(template.segments, ['conversations', 'calls', id]));
  const operation = twin?.operations.find((each) => each.method === method);
  return operation !== undefined && isOfAnother(operation, body);
}

function wrongEndpoint(intent: Intent): OperationMatch & { readonly kind: 'wrong-endpoint' } {
  return { kind: 'wrong-endpoint', nearest: intent.operation, why: 'unknown', intent };
}

const CALL_WORDS = /call|dial|phone|voice|telephon/i;

/**
 * The path with the most words in common; words are told from ids, so that `/calls/outbound` names no conversation. Where
 * no path has these words, a gap may stand for one (`/conversations/{media}/{id}`): then a call is meant before anything else.
 */
function findTemplate(index: PathIndex, segments: readonly string[]): PathTemplate | null {
  const long = index.templatesOfLength.get(segments.length) ?? [];
  const matching = long.filter((template) => fits(template.segments, segments));
  if (matching.length > 0)
    return matching.reduce((best, each) => (countWords(each) > countWords(best) ? each : best));
  if (!segments.some((segment) => segment.includes('{}'))) return null;
  const open = long.filter((template) => fits(template.segments, segments, true));
  return open.find(({ segments: words }) => words.includes('calls')) ?? open[0] ?? null;
}

function countWords({ segments }: PathTemplate): number {
  return segments.filter((segment) => segment !== null).length;
}

function fits(
  template: readonly (string | null)[],
  segments: readonly string[],
  gapsAreWords = false,
): boolean {
  return (
    template.length === segments.length &&
    template.every((word, i) => {
      const segment = segments[i] ?? '';
      if (word === null) return isId(segment);
      return word === segment.toLowerCase() || (gapsAreWords && segment.includes('{}'));
    })
  );
}
