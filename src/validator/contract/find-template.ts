/** In: the pieces of a path, and a method. Out: the path of the contracts that they fit, and the operation on it. */
import type { Operation, PathIndex, PathTemplate } from '../knowledge.ts';
import { isId } from './read-target.ts';

/**
 * The path with the most words in common; words are told from ids, so that `/calls/outbound` names no conversation. Where
 * no path has these words, a gap may stand for one (`/conversations/{media}/{id}`): then a call is meant before anything else.
 */
export function findTemplate(index: PathIndex, segments: readonly string[]): PathTemplate | null {
  const long = index.templatesOfLength.get(segments.length) ?? [];
  const matching = long.filter((template) => fits(template.segments, segments));
  if (matching.length > 0)
    return matching.reduce((best, each) => (countWords(each) > countWords(best) ? each : best));
  if (!segments.some((segment) => segment.includes('{}'))) return null;
  const open = long.filter((template) => fits(template.segments, segments, true));
  return open.find(({ segments: words }) => words.includes('calls')) ?? open[0] ?? null;
}

export function countWords({ segments }: PathTemplate): number {
  return segments.filter((segment) => segment !== null).length;
}

export function fits(
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

/** The operation with the method, or else the one that was likelier meant. */
export function preferred(operations: readonly Operation[], method: string | null): Operation {
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
