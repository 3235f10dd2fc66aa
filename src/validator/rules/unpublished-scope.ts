import type { Span } from '../text/span.ts';
import { findColonNames } from './colon-names.ts';
import { defineRule } from './define-rule.ts';
import { findTalkOf } from './talk-of.ts';

/** What covers writing in the calls family, where no operation is known. */
const SCOPE = 'conversations';

/** OAuth scopes named in the text that are not of the published form, each once, in lines about scopes. */
export const rule = defineRule({
  code: 'rule/unpublished-scope',
  messages: {
    default: ['published', 'scope'],
    forbidden: ['published', 'scope', 'permission'],
    permission: ['published', 'scope'],
  },
  checkText({ view: { text, lower }, operation, status, knowledge: { contracts }, isInside }) {
    const seen = new Set<string>();
    // The login has refused a scope.
    const refused = lower.includes('invalid_scope') ? ({ severity: 'error' } as const) : {};
    // An operation that does many things asks for one permission for each.
    const [permission = '', ...more] = operation?.permissions.list ?? [];
    const other = status === 403 && permission !== '' && more.length === 0 ? 'forbidden' : 'default';
    return findTalkOf(lower, ['scope'])
      .flatMap((talk) => findColonNames(text, talk).filter((name) => isNearest(lower, talk, name.start)))
      .filter(({ start }) => !isInside(start))
      .filter(({ name, parts }) => !isPublishedForm(parts) && !seen.has(name) && seen.add(name))
      .map(({ name, start }) => ({
        message: contracts.index.permissions.has(name.toLowerCase()) ? 'permission' : other,
        pointer: null,
        at: start,
        ...refused,
        data: { scope: name, published: operation?.scopes.anyOf[0] ?? SCOPE, permission },
      }));
  },
});

/** `users`, `users:readonly`. */
function isPublishedForm(parts: readonly string[]): boolean {
  return parts.length === 2 && /^read-?only$/i.test(parts[1] ?? '');
}

/** In a line about scopes and permissions, the nearest word before a name says which it is. */
function isNearest(lower: string, talk: Span, at: number): boolean {
  const before = lower.slice(talk.start, at);
  const scope = before.lastIndexOf('scope');
  const permission = before.lastIndexOf('permission');
  if (scope < 0 && permission < 0) return !lower.slice(at, talk.end).includes('permission');
  return scope > permission;
}
