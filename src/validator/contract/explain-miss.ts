/** In: a path that the contracts do not have. Out: the operation that was meant, or that the path is none of ours. */
import type { JsonNode } from '../json/node.ts';
import type { Intent, PathIndex } from '../knowledge.ts';
import type { DerivedIntent } from './derive-intent.ts';
import { fits, preferred } from './find-template.ts';
import { isOfAnother } from './is-of-another.ts';
import { NEAR } from './is-vendors.ts';
import { alignPath } from './nearest-path.ts';
import { type Around, FOREIGN, type OperationMatch, OTHER_API } from './operation-match.ts';
import { isId, type RequestTarget, splitPath } from './read-target.ts';

interface Miss extends Pick<Around, 'body'> {
  readonly isTrusted: boolean;
  readonly intend: () => DerivedIntent | null;
}

/** What a request to such a path is taken for. */
export function explainMiss(
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
