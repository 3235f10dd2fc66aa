import type { Finding } from '../diagnostic.ts';
import type { Knowledge, Operation } from '../knowledge.ts';
import type { ReportedError } from '../report.ts';
import { createInsideTest } from '../text/inside-spans.ts';
import type { Span } from '../text/span.ts';
import type { TextView } from '../text/view.ts';
import { type ColonName, findColonNames } from './colon-names.ts';
import { findTalkOf } from './talk-of.ts';

type Known = Pick<Knowledge, 'contracts' | 'claims'>;

/** Names as long as an answer bears. */
const MOST_NAMED = 6;

/** Of the permissions that an operation lists, as many as a line bears. */
const MOST_LISTED = 4;

/**
 * Permissions named in the text that no operation lists, each once. Names of other domains are left alone: what the
 * rest of the platform has is not known here.
 */
export function findPermissions(
  { text, lower }: TextView,
  operation: Operation | null,
  knowledge: Known,
  skip: readonly Span[] = [],
): Finding[] {
  if (!text.includes(':')) return [];
  const isSkipped = createInsideTest(skip);
  const isTalk = createInsideTest(findTalkOf(lower, ['permission', 'privilege']));
  const names = listNames(knowledge);
  const seen = new Set<string>();
  return findColonNames(text, { start: 0, end: text.length })
    .filter((name) => isUnpublished(name, isTalk(name.start), names) && !isSkipped(name.start))
    .filter(({ start }) => !isCalledScope(lower, start))
    .filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
    .slice(0, MOST_NAMED)
    .map(({ name, parts, start }) => toFinding(name, parts.length, start, operation));
}

function toFinding(permission: string, parts: number, at: number, operation: Operation | null): Finding {
  const { list = [], match } = operation?.permissions ?? {};
  const listed = list.slice(0, MOST_LISTED);
  const told = listed.length === 0 ? 'unlisted' : listed.length > 1 && match === 'any' ? 'any' : 'default';
  return {
    code: 'rule/unpublished-permission',
    message: parts === 2 ? 'incomplete' : told,
    pointer: null,
    at,
    data: { permission, documented: listed.join(', ') },
  };
}

function isUnpublished({ name, parts }: ColonName, isTalk: boolean, names: Names): boolean {
  if (names.listed.has(name.toLowerCase())) return false;
  if (names.doubted.has(name)) return true;
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

interface Names {
  /** Every permission that some operation lists, in lower case. */
  readonly listed: ReadonlySet<string>;
  /** Permissions that threads claim and nothing published confirms. */
  readonly doubted: ReadonlySet<string>;
}

const made = new WeakMap<Knowledge['contracts'], Names>();

function listNames({ contracts, claims }: Known): Names {
  const known = made.get(contracts);
  if (known !== undefined) return known;
  const doubtful = claims.filter(({ kind, verdict }) => kind === 'permission' && verdict !== 'confirmed');
  const names: Names = {
    listed: new Set(
      contracts.operations.flatMap(({ permissions }) => permissions.list.map((name) => name.toLowerCase())),
    ),
    doubted: new Set(doubtful.flatMap(({ tokens }) => tokens)),
  };
  made.set(contracts, names);
  return names;
}

/** The permissions that a 403 body names, to be repeated with where they are granted. */
export function findMissingPermissions(text: string, errors: readonly ReportedError[]): Finding[] {
  for (const { status, message } of errors) {
    if (message === null || (status !== null && status !== 403) || !/permission/i.test(message)) continue;
    const names = findColonNames(message, { start: 0, end: message.length }).filter(
      ({ parts }) => parts.length >= 3,
    );
    const [first] = names;
    if (first === undefined) continue;
    const permissions = names.slice(0, MOST_NAMED).map(({ name }) => name);
    const isChoice = /at least one|any of|one of/i.test(message);
    return [
      {
        code: 'rule/missing-permission',
        message: permissions.length === 1 ? 'default' : isChoice ? 'any' : 'all',
        pointer: null,
        at: Math.max(0, text.indexOf(first.name)),
        data: { permission: permissions[0] ?? '', permissions: permissions.join(', ') },
      },
    ];
  }
  return [];
}
