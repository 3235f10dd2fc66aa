/**
 * In: a text and its report. Out: what to look up of it in the organization, most useful first, within the requests
 * that one answer may make. Pure; it never asks anything itself.
 */

import type { Check, Knowledge, Report } from '../../validator/index.ts';
import { foldName } from '../../validator/text/fold-name.ts';
import { MOST_REQUESTS } from '../client/budget.ts';
import { ID } from '../client/operations.ts';
import { findPointer } from './find-pointer.ts';
import type { Lookup, Needs, Use } from './lookup.ts';
import { payloadOf } from './payload-of.ts';
import { readBodyLookups } from './read-body-lookups.ts';

/** Plans the lookups; empty where the text names nothing that can be looked up. */
export function planLookups(text: string, report: Report, knowledge: Knowledge): readonly Lookup[] {
  const needs = readNeeds(report, knowledge);
  const found = [
    ...readPathLookups(text, report, needs),
    ...report.checks.flatMap((check, index) => [
      ...readCaller(text, check, index, { knowledge, needs }),
      ...readBodyLookups(text, check, index, knowledge),
    ]),
  ];
  const wanted = joinSame(found).sort((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind));
  return takeWithin(wanted, MOST_REQUESTS);
}

/** A name that becomes an ID corrects the body, so it comes first; then what most often is the cause. */
const RANK: readonly Lookup['kind'][] = ['name', 'caller', 'conversation', 'number', 'thing'];

/** IDs in the path of the request: the conversation, whose participant, and for whom a call is placed. */
function readPathLookups(text: string, { operation }: Report, needs: Needs | null): Lookup[] {
  if (operation === null) return [];
  const ids = readPathIds(text, operation.slice(operation.indexOf(' ') + 1));
  const use = (property: string): Use[] => {
    const at = ids.get(property)?.at ?? 0;
    return [{ check: null, property, published: null, pointer: null, at }];
  };
  const [conversation, participant, user] = ['conversationId', 'participantId', 'userId'].map(
    (name) => ids.get(name)?.id,
  );
  return [
    ...(user === undefined ? [] : [{ kind: 'caller', id: user, needs, uses: use('userId') } as const]),
    ...(conversation === undefined
      ? []
      : [
          {
            kind: 'conversation',
            id: conversation,
            participant: participant ?? null,
            uses: use(participant === undefined ? 'conversationId' : 'participantId'),
          } as const,
        ]),
  ];
}

/** The UUIDs that stand in a path's parameters, by their names, where the text has the path with at least one of them. */
function readPathIds(text: string, path: string): Map<string, { readonly id: string; readonly at: number }> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (names.length === 0) return new Map();
  const written = path.replace(/^\/api\/v2/, '').replace(/\{\w+\}/g, '([^/\\s"\'?#]{1,80})');
  const match = new RegExp(`${written}(?![\\w/-])`, 'di').exec(text);
  return new Map(
    names.flatMap((name, index) => {
      const id = match?.[index + 1];
      const at = match?.indices?.[index + 1]?.[0];
      return id !== undefined && at !== undefined && ID.test(id) ? [[name, { id, at }] as const] : [];
    }),
  );
}

/** The same thing named in several places is looked up once. The user who calls is looked up as that. */
function joinSame(lookups: readonly Lookup[]): Lookup[] {
  const byKey = new Map<string, Lookup>();
  const callers = new Set(lookups.flatMap((each) => (each.kind === 'caller' ? each.id.toLowerCase() : [])));
  for (const lookup of lookups) {
    if (lookup.kind === 'thing' && lookup.thing === 'user' && callers.has(lookup.id.toLowerCase())) continue;
    const key = keyOf(lookup);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? lookup : { ...known, uses: [...known.uses, ...lookup.uses] });
  }
  return [...byKey.values()];
}

function keyOf(lookup: Lookup): string {
  switch (lookup.kind) {
    case 'thing':
      return `${lookup.thing} ${lookup.id.toLowerCase()}`;
    case 'name':
      return `${lookup.thing} named ${lookup.name}`;
    case 'number':
      return lookup.number;
    default:
      return `${lookup.kind} ${lookup.id.toLowerCase()}`;
  }
}

/** A number may need a second request: for the pools, if no user has it. */
function takeWithin(lookups: readonly Lookup[], most: number): Lookup[] {
  let left = most;
  return lookups.filter(({ kind }) => {
    const cost = kind === 'number' ? 2 : 1;
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

const PERMISSION = /\b[a-zA-Z]{2,40}:[a-zA-Z]{2,40}:[a-zA-Z]{2,40}\b/g;

/**
 * The permissions that a refused call needs: those that the error names, which count for more than any list, else those
 * that the operation documents. Null where nothing says that permissions are the question.
 */
function readNeeds({ status, errors, operation }: Report, { contracts }: Knowledge): Needs | null {
  const codes = errors.map(({ code }) => code);
  if (status !== 403 && !codes.some((code) => code?.startsWith('missing.'))) return null;
  const named = new Set(errors.flatMap(({ message }) => message?.match(PERMISSION) ?? []));
  if (named.size > 0)
    return { match: codes.includes('missing.permissions') ? 'all' : 'any', list: [...named] };
  const documented = contracts.operations.find(({ name }) => name === operation)?.permissions;
  if (documented === undefined || documented.match === 'none' || documented.list.length === 0) return null;
  return { match: documented.match, list: documented.list };
}

/** The user that a dialect names as the caller: the published body has no place for one, and a call needs their station. */
function readCaller(
  text: string,
  check: Check,
  index: number,
  { knowledge, needs }: { readonly knowledge: Knowledge; readonly needs: Needs | null },
): readonly Lookup[] {
  const dialect = knowledge.dialects.find(({ id }) => id === check.shape);
  const payload = payloadOf(text, check);
  if (dialect === undefined || typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([property, value]): Lookup[] => {
    const role = dialect.parts.get(foldName(property));
    const id = role === 'caller' || role === 'callerUser' ? findId(value) : undefined;
    if (id === undefined) return [];
    const at = Math.max(check.span.start, text.indexOf(id, check.span.start));
    const use = { check: index, property, published: null, pointer: findPointer(payload, id), at };
    return [{ kind: 'caller', id, needs, uses: [use] }];
  });
}

/** An ID that is a value, or stands directly inside it. */
function findId(value: unknown): string | undefined {
  const values = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  return values.find((each) => typeof each === 'string' && ID.test(each));
}
