import type { ArrayNode, JsonNode, Member, ObjectNode, StringNode } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { AddressType, Dialect, Role } from '../knowledge.ts';
import { type Address, reaches, readAddress } from './address.ts';
import { foldName } from './fold-name.ts';
import type { ShapeMatch } from './match-shape.ts';

/** A value in its place: the value, the pointer to it, and where its key stands. */
export interface Placed {
  readonly node: JsonNode;
  readonly pointer: string;
  /** Offset of the member's key; of the value itself in a list. */
  readonly keyAt: number;
}

/** Someone on one side of the call. */
export interface Party extends Placed {
  readonly side: 'caller' | 'callee';
  /** Null where the party holds nothing that could be called. */
  readonly address: PartyAddress | null;
  /** The type that the party states, with what its dialect says of the word. */
  readonly type: (Placed & { readonly word: string; readonly says: AddressType | null }) | null;
  readonly name: string | null;
}

export interface PartyAddress extends Placed {
  /** The text of the address; for an expression its source. */
  readonly text: string;
  readonly form: Address;
  /** Whom it reaches, by its form, the field that holds it and the type stated, in that order; null if unknown. */
  readonly reaches: AddressType | null;
  /** By the name of the field alone (`userId`, `queueId`, `phoneNumber`). */
  readonly field: AddressType | null;
  readonly isCode: boolean;
}

/** A part with a role that is no party. */
export interface Part extends Placed {
  readonly role: Role;
  readonly key: string;
}

/** A body read by roles. */
export interface Roles {
  readonly parties: readonly Party[];
  readonly parts: readonly Part[];
  /** Outermost unpublished properties that hold addressing or routing. */
  readonly outermost: readonly Part[];
  /** Members that no word of the vocabulary knows. */
  readonly unknown: readonly Part[];
}

const PARTY_SIDES: Partial<Record<Role, 'caller' | 'callee'>> = {
  caller: 'caller',
  callerUser: 'caller',
  callee: 'callee',
  calleeUser: 'callee',
};

/** No conference has more; what comes after them is held against the schema only. */
const MOST_PARTIES = 500;

/** How deep parties and envelopes nest before the rest is left unread. */
const DEEPEST = 4;

/** Reads a body by roles; `isPublished` tells which of its own members need no reading. */
export function readRoles(body: JsonNode, match: ShapeMatch, isPublished: (key: string) => boolean): Roles {
  const reader = new RoleReader(match, isPublished);
  if (body.kind === 'object') reader.readBody(body, '', 0);
  return reader;
}

class RoleReader implements Roles {
  readonly parties: Party[] = [];
  readonly parts: Part[] = [];
  readonly outermost: Part[] = [];
  readonly unknown: Part[] = [];
  readonly #match: ShapeMatch;
  readonly #isPublished: (key: string) => boolean;

  constructor(match: ShapeMatch, isPublished: (key: string) => boolean) {
    this.#match = match;
    this.#isPublished = isPublished;
  }

  readBody(body: ObjectNode, pointer: string, depth: number): void {
    for (const member of body.members) this.#readMember(member, appendToken(pointer, member.key), depth);
  }

  #readMember(member: Member, pointer: string, depth: number): void {
    const role = this.#match.roleOf(foldName(member.key));
    const part: Part = {
      role: role ?? 'noise',
      key: member.key,
      node: member.value,
      pointer,
      keyAt: member.keyStart,
    };
    if (depth === 0 && this.#isPublished(member.key) && !this.#isListOfSides(part)) return;
    // In a published body a misspelt name is the contract's to tell.
    if (depth === 0 && this.#match.shape === 'published' && this.#match.isMisspelt(member.key)) return;
    if (role === null) {
      if (depth === 0) this.unknown.push(part);
      return;
    }
    const side = PARTY_SIDES[role];
    if (side !== undefined) {
      if (depth === 0 && (role === 'caller' || role === 'callee')) this.outermost.push(part);
      else if (depth === 0) this.parts.push(part);
      this.#readParties(part, side, role === 'callerUser' || role === 'calleeUser' ? 'user' : null, depth);
      return;
    }
    if (role === 'parties') {
      if (depth === 0) this.outermost.push(part);
      this.#readSides(part, depth);
      return;
    }
    if (role === 'routing' || role === 'envelope') {
      if (depth === 0) this.outermost.push(part);
      if (member.value.kind === 'object' && depth < DEEPEST) this.readBody(member.value, pointer, depth + 1);
      else this.parts.push(part);
      return;
    }
    this.parts.push(QUEUE_ROLES.has(role) ? openId(part) : part);
  }

  /** Whether a published list (`participants`) holds what the published items lack, a `to` or a `from`. */
  #isListOfSides(part: Part): boolean {
    return part.role === 'parties' && this.#match.shape !== 'published' && part.node.kind === 'array';
  }

  /** Reads `participants`: each item holds sides, or is itself a party on one. */
  #readSides(part: Part, depth: number): void {
    for (const item of itemsOf(part)) {
      if (item.node.kind !== 'object') {
        this.#readParties(item, 'callee', null, depth + 1);
        continue;
      }
      const sided = item.node.members.filter((member) => this.#sideOf(member) !== null);
      if (sided.length === 0) {
        this.#readParties(item, this.#statedSide(item.node) ?? 'callee', null, depth + 1);
        continue;
      }
      this.readBody(item.node, item.pointer, depth + 1);
    }
  }

  #sideOf(member: Member): 'caller' | 'callee' | null {
    if (member.value.kind === 'null') return null;
    const role = this.#match.dialect?.parts.get(foldName(member.key)) ?? null;
    return role === 'caller' || role === 'callee' ? role : null;
  }

  #statedSide(party: ObjectNode): 'caller' | 'callee' | null {
    const names = this.#match.dialect?.party.side ?? [];
    for (const member of party.members) {
      if (!names.includes(foldName(member.key)) || member.value.kind !== 'string') continue;
      const side = this.#match.dialect?.sides.get(foldName(member.value.value));
      if (side !== undefined) return side;
    }
    return null;
  }

  #readParties(part: Placed, side: 'caller' | 'callee', field: AddressType | null, depth: number): void {
    if (part.node.kind === 'array') {
      for (const item of itemsOf(part)) if (depth < DEEPEST) this.#readParties(item, side, field, depth + 1);
      return;
    }
    if (this.parties.length >= MOST_PARTIES) return;
    this.parties.push(readParty(part, side, this.#match.dialect, field));
    if (part.node.kind !== 'object' || depth >= DEEPEST) return;
    // Routing beside an address, as in `to: { address, routingData: { queueId } }`.
    for (const member of part.node.members) {
      const role = this.#match.roleOf(foldName(member.key));
      if (role === 'routing' || role === 'skills' || role === 'callerId' || role === 'attributes')
        this.#readMember(member, appendToken(part.pointer, member.key), depth + 1);
    }
  }
}

const QUEUE_ROLES: ReadonlySet<Role> = new Set<Role>(['queue', 'fromQueue', 'toQueue', 'contact']);

/** A queue is also sent as an object that holds its id. */
function openId(part: Part): Part {
  const inner = findMember(part, ['id', 'queueid', 'uuid', 'value']);
  return inner === null ? part : { ...part, node: inner.node, pointer: inner.pointer };
}

function itemsOf(part: Placed): Placed[] {
  if (part.node.kind !== 'array') return [part];
  return (part.node as ArrayNode).items.map((node, index) => ({
    node,
    pointer: appendToken(part.pointer, index),
    keyAt: node.start,
  }));
}

/** Reads one party: a bare address, or an object with an address, perhaps a type, perhaps a name. */
export function readParty(
  place: Placed,
  side: 'caller' | 'callee',
  dialect: Dialect | null,
  field: AddressType | null = null,
): Party {
  if (place.node.kind !== 'object' || dialect === null) {
    return { ...place, side, type: null, name: null, address: toAddress(place, field, null) };
  }
  const stated = findMember(place, dialect.party.type);
  const word = stated?.node.kind === 'string' ? stated.node.value : null;
  const says = word === null ? null : (dialect.types.get(foldName(word)) ?? null);
  const type = stated !== null && word !== null ? { ...stated, word, says } : null;
  const name = findMember(place, dialect.party.name);
  return {
    ...place,
    side,
    type,
    name: name?.node.kind === 'string' ? name.node.value : null,
    address: findAddress(place, dialect, says, DEEPEST),
  };
}

function findAddress(
  place: Placed,
  dialect: Dialect,
  says: AddressType | null,
  depth: number,
): PartyAddress | null {
  const fields: readonly [readonly string[], AddressType | null][] = [
    [dialect.party.address, null],
    [dialect.party.user, 'user'],
    [dialect.party.queue, 'queue'],
    [['id'], null],
  ];
  for (const [names, field] of fields) {
    const found = findMember(place, names);
    if (found === null || found.node.kind === 'null') continue;
    if (found.node.kind === 'object' && depth > 0) {
      const inner = findAddress(found, dialect, says, depth - 1);
      if (inner !== null) return inner;
      continue;
    }
    const address = toAddress(found, field ?? fieldOf(found.pointer), says);
    if (address !== null) return address;
  }
  return null;
}

/** `phoneNumber` and the like say by their name that a number stands in them. */
function fieldOf(pointer: string): AddressType | null {
  const name = foldName(pointer.slice(pointer.lastIndexOf('/') + 1));
  return /phone|number|dnis|^ani$|mobile|tel$/.test(name) ? 'phone' : null;
}

function toAddress(place: Placed, field: AddressType | null, says: AddressType | null): PartyAddress | null {
  const { node } = place;
  if (node.kind === 'expression') {
    const form: Address = { kind: 'text', scheme: null, rest: node.source };
    return {
      ...place,
      text: node.source,
      form,
      field,
      reaches: field ?? says ?? guessFromName(node.source),
      isCode: true,
    };
  }
  const text = textOf(node);
  if (text === null) return null;
  const form = readAddress(text);
  return { ...place, text, form, field, reaches: reachesOf(form, field, says), isCode: false };
}

function reachesOf(form: Address, field: AddressType | null, says: AddressType | null): AddressType | null {
  const byForm = reaches(form);
  if (byForm !== null) return byForm;
  if (form.kind === 'uuid') {
    if (field === 'queue' || (field === null && says === 'queue')) return 'queue';
    return 'user';
  }
  if (field !== null) return field;
  return says ?? guessFromName(form.rest);
}

/** What the words of a variable or a placeholder say (`<user-id>`, `agentId`, `customer_number`). */
function guessFromName(name: string): AddressType | null {
  if (/queue/i.test(name)) return 'queue';
  if (/user|agent/i.test(name)) return 'user';
  if (/phone|number|dnis|mobile|tel|customer|e\.?164/i.test(name)) return 'phone';
  return null;
}

function textOf(node: JsonNode): string | null {
  if (node.kind === 'string') return (node as StringNode).value;
  if (node.kind === 'number') return node.raw;
  return null;
}

function findMember(place: Placed, names: readonly string[]): (Placed & { node: JsonNode }) | null {
  if (place.node.kind !== 'object') return null;
  let best: (Placed & { rank: number }) | null = null;
  for (const member of place.node.members) {
    const rank = names.indexOf(foldName(member.key));
    if (rank < 0 || (best !== null && best.rank < rank)) continue;
    best = {
      rank,
      node: member.value,
      pointer: appendToken(place.pointer, member.key),
      keyAt: member.keyStart,
    };
  }
  return best;
}
