import type { JsonNode, StringNode } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { AddressType, Dialect } from '../knowledge.ts';
import { type Address, reaches, readAddress } from './address.ts';
import { foldName } from './fold-name.ts';

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

/** How deep parties, their addresses and envelopes nest before the rest is left unread. */
export const DEEPEST = 4;

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

/** The member under the first of some folded names that an object has. */
export function findMember(place: Placed, names: readonly string[]): (Placed & { node: JsonNode }) | null {
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
