import type { Severity, SlotData } from '../../validator/diagnostic.ts';
import type { Knowledge, Operation } from '../../validator/knowledge.ts';
import type { Report } from '../../validator/report.ts';
import type { Lookup, LookupOutcome, Needs, OrgFinding, Use } from './lookup.ts';
import type { OrgCode, OrgMessage } from './messages.ts';
import { tellConversation } from './tell-conversation.ts';

/** Who reads the answer: everybody in a channel, or only who asked. */
export type Audience = 'channel' | 'asker';

/** What to say of a finding, before its card gives it words. */
export interface Told {
  readonly code: OrgCode;
  readonly message: OrgMessage;
  readonly data: SlotData;
  readonly use: Use;
  readonly severity?: Severity;
}

export interface Circumstances {
  readonly report: Report;
  readonly knowledge: Knowledge;
  readonly audience: Audience;
  /** The user who calls, where the text names one. */
  readonly caller: string | null;
}

/** What one finding says at each place that it concerns; nothing if all is well. */
export function tell({ lookup, outcome }: OrgFinding, circumstances: Circumstances): readonly Told[] {
  if (outcome.kind === 'failed') return [];
  return lookup.uses.flatMap((use) => tellUse(lookup, outcome, use, circumstances));
}

function tellUse(
  lookup: Lookup,
  outcome: LookupOutcome,
  use: Use,
  circumstances: Circumstances,
): readonly Told[] {
  switch (lookup.kind) {
    case 'thing':
      if (outcome.kind === 'user') return tellUser(outcome, 'callee', use);
      return outcome.kind === 'missing' ? [missing(lookup.thing, 'id', { id: lookup.id }, use)] : [];
    case 'caller':
      if (outcome.kind === 'missing') return [missing('user', 'id', { id: lookup.id }, use)];
      return outcome.kind === 'user'
        ? [...tellUser(outcome, 'caller', use), ...tellPermissions(outcome, lookup.needs, use)]
        : [];
    case 'name':
      return tellName(lookup, outcome, use, circumstances.audience);
    case 'number':
      return outcome.kind === 'number' ? tellNumber(lookup.number, outcome, use, circumstances) : [];
    case 'conversation':
      return tellConversation(lookup, outcome, use, circumstances);
    default:
      return lookup satisfies never;
  }
}

const MISSING = {
  queue: 'org/queue-not-found',
  user: 'org/user-not-found',
  skill: 'org/skill-not-found',
  language: 'org/language-not-found',
  'wrapup-code': 'org/wrapup-code-not-found',
  contact: 'org/contact-not-found',
} as const;

const NAMED = {
  queue: 'org/queue-name',
  user: 'org/user-name',
  skill: 'org/skill-name',
  language: 'org/language-name',
  'wrapup-code': 'org/wrapup-code-name',
} as const;

function missing(thing: keyof typeof MISSING, message: 'id' | 'name', data: SlotData, use: Use): Told {
  return { code: MISSING[thing], message, data: { ...data, property: use.property }, use };
}

/** A longer list of IDs doesn't help to choose. */
const MOST_LISTED = 5;

function tellName(
  { thing, name }: Extract<Lookup, { kind: 'name' }>,
  outcome: LookupOutcome,
  use: Use,
  audience: Audience,
): readonly Told[] {
  const ids = outcome.kind === 'matches' ? outcome.ids : [];
  const [id] = ids;
  if (id === undefined) return [missing(thing, 'name', { found: name }, use)];
  const data = { found: name, property: use.property };
  if (ids.length === 1) return [{ code: NAMED[thing], message: 'default', data: { ...data, id }, use }];
  const list = ids.slice(0, MOST_LISTED).join(', ');
  // A list of people is for who asked alone.
  const message = thing === 'user' && audience === 'channel' ? 'several' : 'several-listed';
  return [{ code: NAMED[thing], message, data: { ...data, count: ids.length, list }, use }];
}

type UserOutcome = Extract<LookupOutcome, { kind: 'user' }>;

function tellUser({ isActive, hasStation }: UserOutcome, side: 'caller' | 'callee', use: Use): Told[] {
  const data = { property: use.property };
  if (!isActive) return [{ code: 'org/user-inactive', message: 'default', data, use }];
  if (hasStation !== false) return [];
  return [
    { code: 'org/no-station', message: side, data, use, ...(side === 'callee' && { severity: 'warning' }) },
  ];
}

function tellPermissions({ permissions }: UserOutcome, needs: Needs | null, use: Use): Told[] {
  if (permissions === null || needs === null) return [];
  const lacking = needs.list.filter((each) => !permissions.some((held) => covers(held, each)));
  const isEnough = needs.match === 'any' ? lacking.length < needs.list.length : lacking.length === 0;
  if (isEnough) return [];
  const data = { permissions: lacking.join(', ') };
  return [{ code: 'org/missing-permission', message: needs.match, data, use }];
}

/** The operation that a report is about. */
export function operationOf({ operation }: Report, { contracts }: Knowledge): Operation | undefined {
  return contracts.operations.find(({ name }) => name === operation);
}

/** `conversation:*:*` holds every permission of its domain. */
function covers(held: string, needed: string): boolean {
  const parts = held.split(':');
  const wanted = needed.split(':');
  return wanted.every((part, index) => parts[index] === part || parts[index] === '*');
}

function tellNumber(
  number: string,
  { place, pending, owner }: Extract<LookupOutcome, { kind: 'number' }>,
  use: Use,
  { caller, audience }: Circumstances,
): Told[] {
  const code = 'org/number-not-assigned';
  if (place === 'none') return [{ code, message: 'default', data: { number }, use }];
  if (pending !== null)
    return [{ code: 'org/number-pending', message: 'default', data: { number, state: pending }, use }];
  if (place === 'pool') return [{ code, message: 'pool', data: { number }, use, severity: 'warning' }];
  if (owner === null || caller === null || owner.toLowerCase() === caller.toLowerCase()) return [];
  const message = audience === 'channel' ? 'other-user' : 'other-user-listed';
  return [{ code, message, data: { number, id: owner }, use, severity: 'warning' }];
}
