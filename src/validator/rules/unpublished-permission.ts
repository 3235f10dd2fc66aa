import type { Knowledge } from '../knowledge.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import { type ColonName, findColonNames } from './colon-names.ts';
import { defineRule } from './define-rule.ts';
import { findTalkOf } from './talk-of.ts';

/** As many names as an answer has room for. */
const MOST_NAMED = 6;

/** Of the permissions that an operation lists, as many as a line has room for. */
const MOST_LISTED = 4;

/**
 * Permissions named in the text that no operation lists, each once. Names of other domains are left alone: what the
 * rest of the platform has is not known here.
 */
export const rule = defineRule({
  code: 'rule/unpublished-permission',
  messages: {
    default: ['documented', 'permission'],
    any: ['documented', 'permission'],
    incomplete: ['documented', 'permission'],
    unlisted: ['documented', 'permission'],
  },
  checkText({ view: { text, lower }, operation, knowledge, isInside }) {
    if (!text.includes(':')) return [];
    const isTalk = createInsideTest(findTalkOf(lower, ['permission', 'privilege']));
    const { list = [], match } = operation?.permissions ?? {};
    const listed = list.slice(0, MOST_LISTED);
    const told = listed.length === 0 ? 'unlisted' : listed.length > 1 && match === 'any' ? 'any' : 'default';
    const seen = new Set<string>();
    return findColonNames(text, { start: 0, end: text.length })
      .filter((name) => isUnpublished(name, isTalk(name.start), knowledge) && !isInside(name.start))
      .filter(({ start }) => !isCalledScope(lower, start))
      .filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
      .slice(0, MOST_NAMED)
      .map(({ name, parts, start }) => ({
        message: parts.length === 2 ? 'incomplete' : told,
        pointer: null,
        at: start,
        data: { permission: name, documented: listed.join(', ') },
      }));
  },
});

function isUnpublished(
  { name, parts }: ColonName,
  isTalk: boolean,
  { contracts, doubtedPermissions }: Knowledge,
): boolean {
  if (contracts.index.permissions.has(name.toLowerCase())) return false;
  if (doubtedPermissions.has(name)) return true;
  if (parts.length === 2) return isTalk && OURS.test(parts[0] ?? '');
  return parts.length === 3 && isOurs(parts);
}

const OURS = /^(?:calls?|conversations?)$/i;
const OBJECTS = /^(?:calls?|agentlesscall|conference|callback|communication|participant)$/i;

/** Of the calls family: its domain, and one of the objects that its operations act on. */
function isOurs([domain = '', object = '']: readonly string[]): boolean {
  return /^calls?$/i.test(domain) || (OURS.test(domain) && OBJECTS.test(object));
}

/** Whether the nearest word before says scope, which another check answers. */
function isCalledScope(lower: string, at: number): boolean {
  const before = lower.slice(Math.max(0, at - 240), at);
  return before.lastIndexOf('scope') > before.lastIndexOf('permission');
}
