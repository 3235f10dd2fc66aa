import type { Finding } from '../diagnostic.ts';
import type { Contracts, Operation } from '../knowledge.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { findColonNames } from './colon-names.ts';
import { findTalkOf } from './talk-of.ts';

/** What covers writing in the calls family, where no operation is known. */
const SCOPE = 'conversations';

/** OAuth scopes named in the text that are not of the published form, each once, where the text speaks of scopes. */
export function findScopes(
  { text, lower }: TextView,
  operation: Operation | null,
  contracts: Pick<Contracts, 'operations'>,
  skip: readonly Span[] = [],
): Finding[] {
  const seen = new Set<string>();
  const isSkipped = createInsideTest(skip);
  return findTalkOf(lower, ['scope'])
    .flatMap((talk) => findColonNames(text, talk).filter((name) => isNearest(lower, talk, name.start)))
    .filter(({ start }) => !isSkipped(start))
    .filter(({ name, parts }) => !isPublishedForm(parts) && !seen.has(name) && seen.add(name))
    .map(({ name, start }) => ({
      code: 'rule/unpublished-scope',
      message: isPermission(name, contracts) ? 'permission' : 'default',
      pointer: null,
      at: start,
      data: { scope: name, published: operation?.scopes.anyOf[0] ?? SCOPE },
    }));
}

/** `users`, `users:readonly`. */
function isPublishedForm(parts: readonly string[]): boolean {
  return parts.length === 2 && /^read-?only$/i.test(parts[1] ?? '');
}

/** In a line that speaks of permissions too, a name is what the last such word before it calls it. */
function isNearest(lower: string, talk: Span, at: number): boolean {
  const before = lower.slice(talk.start, at);
  const scope = before.lastIndexOf('scope');
  const permission = before.lastIndexOf('permission');
  if (scope < 0 && permission < 0) return !lower.slice(at, talk.end).includes('permission');
  return scope > permission;
}

function isPermission(name: string, { operations }: Pick<Contracts, 'operations'>): boolean {
  const folded = name.toLowerCase();
  return operations.some(({ permissions }) =>
    permissions.list.some((listed) => listed.toLowerCase() === folded),
  );
}
