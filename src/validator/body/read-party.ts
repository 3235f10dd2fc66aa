import { type Address, reaches, readAddress } from '../contract/address.ts';
import { holdsHole } from '../json/holes.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode, type StringNode } from '../json/node.ts';
import type { PlacedText } from '../json/placed.ts';
import { appendToken } from '../json/pointer.ts';
import type { AddressType, Dialect } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';

/** Someone on one side of the call. */
export interface Party extends PlacedText {
  readonly side: 'caller' | 'callee';
  /** Null where the party holds nothing that could be called. */
  readonly address: PartyAddress | null;
  /** The type that the party states, with what its dialect says of the word. */
  readonly type: (PlacedText & { readonly word: string; readonly says: AddressType | null }) | null;
  readonly name: string | null;
  /** Members without a meaning. */
  readonly unread: readonly (PlacedText & { readonly key: string })[];
}

export interface PartyAddress extends PlacedText {
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
  place: PlacedText,
  side: 'caller' | 'callee',
  dialect: Dialect | null,
  isPart: (folded: string) => boolean,
  field: AddressType | null = null,
): Party {
  if (place.node.kind !== 'object' || dialect === null) {
    return {
      ...place,
      side,
      type: null,
      name: null,
      address: toAddress(place, field, null),
      unread: [],
    };
  }
  return { ...place, side, ...new PartyReader(dialect, isPart).read(place.node, place.pointer) };
}

class PartyReader {
  readonly #dialect: Dialect;
  readonly #isPart: (folded: string) => boolean;
  readonly #unread: (PlacedText & { key: string })[] = [];

  constructor(dialect: Dialect, isPart: (folded: string) => boolean) {
    this.#dialect = dialect;
    this.#isPart = isPart;
  }

  read(node: ObjectNode, pointer: string): Pick<Party, 'type' | 'name' | 'address' | 'unread'> {
    const { party, types } = this.#dialect;
    const members = this.#membersOf(node, pointer);
    const stated = firstNamed(members, party.type);
    const word = stated?.node.kind === 'string' ? stated.node.value : null;
    const says = word === null ? null : (types.get(foldName(word)) ?? null);
    const type = stated !== null && word !== null ? { ...stated, word, says } : null;
    const name = firstNamed(members, party.name);
    return {
      type,
      name: name?.node.kind === 'string' ? name.node.value : null,
      address: this.#findAddress(members, says, DEEPEST),
      unread: this.#unread,
    };
  }

  #membersOf(node: ObjectNode, pointer: string): PlacedMember[] {
    return [...lastOfEach(node.members).values()].map((member) => {
      const name = foldName(member.key);
      const placed = placeMember(name, member, pointer);
      if (!this.#dialect.partyNames.has(name) && !this.#isPart(name))
        this.#unread.push({ ...placed, key: member.key });
      return placed;
    });
  }

  #findAddress(
    members: readonly PlacedMember[],
    says: AddressType | null,
    depth: number,
  ): PartyAddress | null {
    const { party } = this.#dialect;
    const fields: readonly [readonly string[], AddressType | null][] = [
      [party.address, null],
      [party.user, 'user'],
      [party.queue, 'queue'],
      [['id'], null],
    ];
    for (const [names, field] of fields) {
      const found = firstNamed(members, names);
      if (found === null || found.node.kind === 'null') continue;
      if (found.node.kind === 'object' && depth > 0) {
        const inner = this.#findAddress(this.#membersOf(found.node, found.pointer), says, depth - 1);
        if (inner !== null) return inner;
        continue;
      }
      const address = toAddress(found, field ?? fieldOf(found.name), says);
      if (address !== null) return address;
    }
    return null;
  }
}

interface PlacedMember extends PlacedText {
  /** Folded. */
  readonly name: string;
}

function placeMember(name: string, { key, keyStart, value }: Member, pointer: string): PlacedMember {
  return { name, node: value, pointer: appendToken(pointer, key), keyAt: keyStart };
}

/** The member of an object under the first of some folded names; of duplicates the last. */
export function findMember({ node, pointer }: PlacedText, names: readonly string[]): PlacedText | null {
  if (node.kind !== 'object') return null;
  return firstNamed(
    node.members.map((member) => placeMember(foldName(member.key), member, pointer)),
    names,
  );
}

function firstNamed(members: readonly PlacedMember[], names: readonly string[]): PlacedMember | null {
  let best: PlacedMember | null = null;
  let least = names.length;
  for (const member of members) {
    const rank = names.indexOf(member.name);
    if (rank < 0 || rank > least) continue;
    [best, least] = [member, rank];
  }
  return best;
}

/** `phoneNumber` and the like say by their name that a number stands in them. */
function fieldOf(name: string): AddressType | null {
  return /phone|number|dnis|^ani$|mobile|tel$/.test(name) ? 'phone' : null;
}

function toAddress(
  place: PlacedText,
  field: AddressType | null,
  says: AddressType | null,
): PartyAddress | null {
  const { node } = place;
  const text = node.kind === 'expression' ? node.source : textOf(node);
  if (text === null) return null;
  if (node.kind === 'expression' || holdsHole(text)) {
    const form: Address = { kind: 'text', scheme: null, rest: text };
    return { ...place, text, form, field, reaches: field ?? says ?? guessFromName(text), isCode: true };
  }
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
