import { type Address, readAddress } from '../contract/address.ts';
import { wrapBody } from '../contract/wrap-body.ts';
import { holdsHole } from '../json/holes.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import type { PlacedText } from '../json/placed.ts';
import { appendToken } from '../json/pointer.ts';
import type { Intent, Knowledge, Operation, Role, RoleTable, Schema } from '../knowledge.ts';
import { AS_IT_STANDS, type Sending } from '../payloads/sending.ts';
import { foldName } from '../text/fold-name.ts';
import { type Carried, carry } from './carry.ts';
import { isNothing } from './is-nothing.ts';
import { matchShape, type ShapeMatch } from './match-shape.ts';
import type { NumberJudge } from './phone-number.ts';
import type { Party } from './read-party.ts';
import { type Roles, readRoles } from './read-roles.ts';
import { NO_ROLES } from './role-table.ts';

/** What rules look at: one body, read against its operation and its shape. Never changed by a rule. */
export interface Facts {
  readonly body: JsonNode;
  readonly operation: Operation | null;
  /** The published schema that the body is held against. */
  readonly schema: Schema | null;
  readonly match: ShapeMatch;
  readonly roles: Roles;
  /** Published top-level members that hold something, by name; the last of duplicates. */
  readonly published: ReadonlyMap<string, Member>;
  /** Every string (or number) that stands for a dialable address or a platform object, in document order. */
  readonly sites: readonly Site[];
  /** Which published property has which role. */
  readonly table: RoleTable;
  /** Whether the body places a call: its model has properties that name whom to call. */
  readonly placesCall: boolean;
  readonly judge: NumberJudge;
  /** How the body gets into the request. */
  readonly sending: Sending;
  /** What its author wants, where the operation was chosen by that. */
  readonly intent: Intent | null;
  /** The body of the operation that is meant, where this one was written for another. */
  readonly carried: Carried | null;
  /** The body with what is missing around it, where this one is only a part. */
  readonly wrapped: ObjectNode | null;
}

export interface Site extends PlacedText {
  /** `number`: dialed or shown; `party`: whatever its dialect allows; else the kind of object it identifies. */
  readonly expects: string;
  readonly text: string;
  readonly form: Address;
  /** The field's documentation asks for E.164. */
  readonly e164: boolean;
  readonly party: Party | null;
}

/** Reads everything that rules ask about a body, once. */
export function gatherFacts(
  body: JsonNode,
  operation: Operation | null,
  schema: Schema | null,
  knowledge: Knowledge,
  judge: NumberJudge,
  sending: Sending = AS_IT_STANDS,
  intent: Intent | null = null,
): Facts {
  const match = matchShape(body, schema, knowledge.vocabularies);
  const properties = schema?.properties;
  const isPublished = (key: string): boolean => properties?.has(key) ?? false;
  const roles = readRoles(body, match, isPublished);
  const table = schema?.roles ?? NO_ROLES;
  const placesCall = table.destinations.length > 0;
  return {
    body,
    operation,
    schema,
    match,
    roles,
    published: publishedMembers(body, isPublished),
    table,
    placesCall,
    judge,
    sending,
    intent,
    carried: intent === null || intent.body.length === 0 ? null : carry(body, intent),
    wrapped: intent === null && schema !== null ? wrapBody(body, operation, schema) : null,
    sites: [
      ...contractSites(body, schema, match),
      ...(placesCall ? roleSites(roles, table, schema) : []),
    ].sort((a, b) => a.node.start - b.node.start || (a.pointer < b.pointer ? -1 : 1)),
  };
}

function publishedMembers(
  body: JsonNode,
  isPublished: (key: string) => boolean,
): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  if (body.kind !== 'object') return members;
  for (const member of body.members) if (isPublished(member.key)) members.set(member.key, member);
  for (const [key, member] of members) if (isNothing(member.value)) members.delete(key);
  return members;
}

/** A body with more of them is no request; its first ones tell what is wrong with it. */
const MOST_SITES = 1000;

/** Sites that the schema marks, found along the schema only, so a pasted depth cannot make this deep. */
function contractSites(body: JsonNode, schema: Schema | null, match: ShapeMatch): Site[] {
  const sites: Site[] = [];
  if (schema === null) return sites;
  const pending: [JsonNode, Schema, string, number][] = [[body, schema, '', body.start]];
  for (let next = pending.pop(); next !== undefined && sites.length < MOST_SITES; next = pending.pop()) {
    const [node, expected, pointer, keyAt] = next;
    if (node.kind === 'object') {
      for (const member of lastOfEach(node.members).values()) {
        const inner = propertyOf(expected, member.key);
        if (inner === undefined) continue;
        if (pointer === '' && match.shape !== 'published' && match.roleOf(foldName(member.key)) === 'parties')
          continue;
        pending.push([member.value, inner, appendToken(pointer, member.key), member.keyStart]);
      }
    } else if (node.kind === 'array') {
      const inner = expected.items;
      if (inner === undefined) continue;
      for (const [index, item] of node.items.entries())
        pending.push([item, inner, appendToken(pointer, index), item.start]);
    } else {
      const expects = expected.identifies ?? (expected.dials === undefined ? null : 'number');
      const site =
        expects === null ? null : toSite({ node, pointer, keyAt }, expects, expected.dials === 'e164', null);
      if (site !== null) sites.push(site);
    }
  }
  return sites;
}

/** The schema of a property, also where its name is only misspelt: what stands there is judged all the same. */
function propertyOf(schema: Schema, key: string): Schema | undefined {
  return schema.properties?.get(key) ?? schema.properties?.get(schema.folded?.get(foldName(key)) ?? '');
}

/** What stands in the published property of a role: the kind of object that it identifies, `number`, or nothing to judge. */
function expectedOf(role: Role, table: RoleTable, schema: Schema | null): string | undefined {
  const name = table.properties.get(role === 'queue' ? 'toQueue' : role);
  const property = schema?.properties?.get(name ?? '');
  const value = property?.items ?? property;
  return value?.identifies ?? (value?.dials === undefined ? undefined : 'number');
}

/** Parts that are parties are read as such. */
const OF_PARTIES: ReadonlySet<Role> = new Set<Role>(['callee', 'calleeUser', 'parties']);

function roleSites(roles: Roles, table: RoleTable, schema: Schema | null): Site[] {
  const sites: Site[] = [];
  for (const party of roles.parties) {
    const address = party.address;
    if (address === null || address.isCode) continue;
    sites.push({ ...address, expects: 'party', e164: false, party });
  }
  for (const part of roles.parts) {
    const expects = OF_PARTIES.has(part.role) ? undefined : expectedOf(part.role, table, schema);
    if (expects === undefined) continue;
    for (const [index, node] of (part.node.kind === 'array' ? part.node.items : [part.node]).entries()) {
      const pointer = part.node.kind === 'array' ? appendToken(part.pointer, index) : part.pointer;
      const site = toSite({ node, pointer, keyAt: part.keyAt }, expects, false, null);
      if (site !== null) sites.push(site);
    }
  }
  return sites;
}

function toSite(place: PlacedText, expects: string, e164: boolean, party: Party | null): Site | null {
  const { node } = place;
  const text = node.kind === 'string' ? node.value : node.kind === 'number' ? node.raw : null;
  if (text === null || holdsHole(text)) return null;
  return { ...place, expects, text, form: readAddress(text), e164, party };
}
