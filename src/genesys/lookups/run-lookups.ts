import type { ReadAnswer } from '../client/answer.ts';
import { createBudget, type RequestBudget } from '../client/budget.ts';
import type { OrgClient } from '../client/client.ts';
import {
  findLanguages,
  findNumbers,
  findPoolNumbers,
  findQueues,
  findSkills,
  findWrapupCodes,
  getContact,
  getConversation,
  getLanguage,
  getQueue,
  getSkill,
  getUser,
  getWrapupCode,
  searchUsers,
} from '../client/operations.ts';
import type { Leg, Lookup, LookupOutcome, NamedKind, OrgFinding } from './lookup.ts';

/** Does all lookups of one answer side by side, within its time and requests. What fails is a finding too. */
export async function runLookups(
  client: OrgClient,
  plan: readonly Lookup[],
  budget: RequestBudget = createBudget(() => performance.now()),
): Promise<readonly OrgFinding[]> {
  return await Promise.all(
    plan.map(async (lookup) => ({ lookup, outcome: await run(lookup, client, budget) })),
  );
}

async function run(lookup: Lookup, client: OrgClient, budget: RequestBudget): Promise<LookupOutcome> {
  switch (lookup.kind) {
    case 'thing':
      if (lookup.thing === 'user') return await readUser(lookup.id, ['station'], client, budget);
      return toOutcome(await client.read(BY_ID[lookup.thing], { id: lookup.id }, budget), () => ({
        kind: 'exists',
      }));
    case 'caller':
      return await readUser(
        lookup.id,
        lookup.needs === null ? ['station'] : ['station', 'authorization'],
        client,
        budget,
      );
    case 'name':
      return lookup.thing === 'user'
        ? await searchUser(lookup.name, client, budget)
        : await findByName(lookup.name, BY_NAME[lookup.thing], client, budget);
    case 'number':
      return await readNumber(lookup.number, client, budget);
    case 'conversation':
      return await readConversation(lookup.id, client, budget);
    default:
      return lookup satisfies never;
  }
}

const BY_ID = {
  queue: getQueue,
  skill: getSkill,
  language: getLanguage,
  'wrapup-code': getWrapupCode,
  contact: getContact,
} as const;

const BY_NAME = {
  queue: findQueues,
  skill: findSkills,
  language: findLanguages,
  'wrapup-code': findWrapupCodes,
} as const satisfies Record<Exclude<NamedKind, 'user'>, unknown>;

const PAGE = '100';

function toOutcome<T>(answer: ReadAnswer<T>, read: (value: T) => LookupOutcome): LookupOutcome {
  if (answer.kind === 'found') return read(answer.value);
  if (answer.kind === 'missing') return { kind: 'missing' };
  return { kind: 'failed', why: answer.why, permissions: answer.permissions ?? [] };
}

async function readUser(
  id: string,
  expand: readonly string[],
  client: OrgClient,
  budget: RequestBudget,
): Promise<LookupOutcome> {
  const answer = await client.read(getUser, { id, query: { expand, state: 'any' } }, budget);
  return toOutcome(answer, ({ state, station, authorization }) => {
    if (state === 'deleted') return { kind: 'missing' };
    const stations = station && [station.effectiveStation, station.associatedStation, station.defaultStation];
    return {
      kind: 'user',
      isActive: state == null || state === 'active',
      hasStation: stations ? stations.some((each) => each != null) : null,
      permissions: authorization?.permissions ?? null,
    };
  });
}

/** By the e-mail, or by the whole name. The answer holds IDs only. */
async function searchUser(value: string, client: OrgClient, budget: RequestBudget): Promise<LookupOutcome> {
  const fields = [value.includes('@') ? 'email' : 'name'];
  const query = JSON.stringify({ pageSize: Number(PAGE), query: [{ type: 'EXACT', fields, value }] });
  const q64 = Buffer.from(query).toString('base64');
  const answer = await client.read(searchUsers, { query: { q64 } }, budget);
  return toOutcome(answer, ({ results }) => ({ kind: 'matches', ids: results.map(({ id }) => id) }));
}

async function findByName(
  name: string,
  operation: (typeof BY_NAME)[keyof typeof BY_NAME],
  client: OrgClient,
  budget: RequestBudget,
): Promise<LookupOutcome> {
  const answer = await client.read(operation, { query: { name, pageSize: PAGE } }, budget);
  return toOutcome(answer, ({ entities }) => ({ kind: 'matches', ids: pickNamed(entities, name) }));
}

/** The API also answers with longer names. An exact-case match wins. */
function pickNamed(
  entities: readonly { readonly id: string; readonly name: string }[],
  name: string,
): string[] {
  const fold = (text: string): string => text.trim().toLowerCase();
  const same = entities.filter((each) => fold(each.name) === fold(name));
  const exact = same.filter((each) => each.name === name);
  return (exact.length > 0 ? exact : same).map(({ id }) => id);
}

/** Among the numbers that belong to somebody, then among those that only lie in a pool. */
async function readNumber(number: string, client: OrgClient, budget: RequestBudget): Promise<LookupOutcome> {
  const assigned = await client.read(findNumbers, { query: { phoneNumber: number, pageSize: PAGE } }, budget);
  const own =
    assigned.kind === 'found'
      ? assigned.value.entities.find((each) => each.phoneNumber === number)
      : undefined;
  if (own !== undefined) {
    const isPending = own.state != null && own.state !== 'active';
    return {
      kind: 'number',
      place: 'assigned',
      pending: isPending ? (own.state ?? null) : null,
      owner: ownerOf(own),
    };
  }
  if (assigned.kind === 'failed') return toOutcome(assigned, () => ({ kind: 'missing' }));
  const query = { type: 'ASSIGNED_AND_UNASSIGNED', numberMatch: number, pageSize: PAGE };
  const pooled = await client.read(findPoolNumbers, { query }, budget);
  if (pooled.kind === 'missing') return { kind: 'number', place: 'none', pending: null, owner: null };
  return toOutcome(pooled, ({ entities }) => {
    const found = entities.find((each) => each.number === number);
    const place = found === undefined ? 'none' : found.assigned === true ? 'assigned' : 'pool';
    return { kind: 'number', place, pending: null, owner: found === undefined ? null : ownerOf(found) };
  });
}

function ownerOf({ owner, ownerType }: Owned): string | null {
  return ownerType?.toUpperCase() === 'USER' ? (owner?.id ?? null) : null;
}

interface Owned {
  readonly owner?: { readonly id: string } | null | undefined;
  readonly ownerType?: string | null | undefined;
}

async function readConversation(
  id: string,
  client: OrgClient,
  budget: RequestBudget,
): Promise<LookupOutcome> {
  const answer = await client.read(getConversation, { id }, budget);
  return toOutcome(answer, ({ endTime, participants }) => ({
    kind: 'conversation',
    hasEnded: endTime != null,
    participants: participants.flatMap((each): Leg[] => {
      if (each.id == null) return [];
      return [{ id: each.id, side: sideOf(each.purpose ?? ''), state: each.calls?.at(-1)?.state ?? null }];
    }),
  }));
}

function sideOf(purpose: string): Leg['side'] {
  if (purpose === 'agent' || purpose === 'user') return 'agent';
  return purpose === 'customer' || purpose === 'external' ? 'customer' : 'other';
}
