import { type ArrayNode, type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import type { PlacedText } from '../json/placed.ts';
import { appendToken } from '../json/pointer.ts';
import type { AddressType, Role } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import type { ShapeMatch } from './match-shape.ts';
import { DEEPEST, findMember, type Party, readParty } from './read-party.ts';

/** A part with a role that is no party. */
export interface Part extends PlacedText {
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
  /** Nested members with unknown names. */
  readonly unread: readonly Part[];
}

const PARTY_SIDES: Partial<Record<Role, 'caller' | 'callee'>> = {
  caller: 'caller',
  callerUser: 'caller',
  callee: 'callee',
  calleeUser: 'callee',
};

/** No conference has more; what comes after them is held against the schema only. */
const MOST_PARTIES = 500;

/** Each is a separate note; more of them are not read. */
const MOST_UNREAD = 50;

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
  readonly unread: Part[] = [];
  readonly #match: ShapeMatch;
  readonly #isPublished: (key: string) => boolean;

  constructor(match: ShapeMatch, isPublished: (key: string) => boolean) {
    this.#match = match;
    this.#isPublished = isPublished;
  }

  readonly #isPart = (folded: string): boolean => this.#match.roleOf(folded) !== null;

  readBody(body: ObjectNode, pointer: string, depth: number): void {
    for (const member of lastOfEach(body.members).values())
      this.#readMember(foldName(member.key), member, appendToken(pointer, member.key), depth);
  }

  #readMember(name: string, member: Member, pointer: string, depth: number): void {
    const role = this.#match.roleOf(name);
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
      else this.#noteUnread(part);
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

  #noteUnread(part: Part): void {
    if (this.unread.length < MOST_UNREAD) this.unread.push(part);
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

  #readParties(part: PlacedText, side: 'caller' | 'callee', field: AddressType | null, depth: number): void {
    if (part.node.kind === 'array') {
      for (const item of itemsOf(part)) if (depth < DEEPEST) this.#readParties(item, side, field, depth + 1);
      return;
    }
    if (this.parties.length >= MOST_PARTIES) return;
    const party = readParty(part, side, this.#match.dialect, this.#isPart, field);
    this.parties.push(party);
    for (const member of party.unread) this.#noteUnread({ ...member, role: 'noise' });
    if (part.node.kind !== 'object' || depth >= DEEPEST) return;
    // Routing beside an address, as in `to: { address, routingData: { queueId } }`.
    for (const member of part.node.members) {
      const name = foldName(member.key);
      const role = this.#match.roleOf(name);
      if (role === 'routing' || role === 'skills' || role === 'callerId' || role === 'attributes')
        this.#readMember(name, member, appendToken(part.pointer, member.key), depth + 1);
    }
  }
}

const QUEUE_ROLES: ReadonlySet<Role> = new Set<Role>(['queue', 'fromQueue', 'toQueue', 'contact']);

/** A queue is also sent as an object that holds its id. */
function openId(part: Part): Part {
  const inner = findMember(part, ['id', 'queueid', 'uuid', 'value']);
  return inner === null ? part : { ...part, node: inner.node, pointer: inner.pointer };
}

function itemsOf(part: PlacedText): PlacedText[] {
  if (part.node.kind !== 'array') return [part];
  return (part.node as ArrayNode).items.map((node, index) => ({
    node,
    pointer: appendToken(part.pointer, index),
    keyAt: node.start,
  }));
}
