import type { Facts } from '../body/facts.ts';
import { isNothing } from '../body/is-nothing.ts';
import type { Party, PartyAddress } from '../body/read-party.ts';
import type { Part } from '../body/read-roles.ts';
import { DESTINATION_ROLES } from '../body/role-table.ts';
import { readAddress, readUuid } from '../contract/address.ts';
import { toNode } from '../json/apply-patch.ts';
import { holdsHole } from '../json/holes.ts';
import type { JsonNode, Member } from '../json/node.ts';
import type { AddressType, Role, RoleTable, Schema } from '../knowledge.ts';
import type { NoteId } from '../phrases.ts';
import { findStrayNumber, givenDestinations } from '../rules/destinations.ts';

/** The same intent in the published request body, and what could not be carried over. */
export interface Translation {
  readonly body: JsonNode;
  readonly notes: readonly Note[];
}

/** A sentence of `knowledge/phrases.yaml`, by its id, with what fills its slots. */
export interface Note {
  readonly phrase: NoteId;
  readonly data: Readonly<Record<string, string>>;
}

/** Writes a body of a dialect in the published model, from its roles alone. */
export function toPublished(facts: Facts): Translation {
  const writer = new PublishedWriter(facts);
  writer.writePublished();
  writer.writeCallees();
  writer.writeCallers();
  writer.writeParts();
  return { body: writer.finish(), notes: writer.notes };
}

/** A published body with the destination that it lacks: the number that must be it, or its place. */
export function addDestination(facts: Facts): Translation {
  const { body, table } = facts;
  const key = table.properties.get('callee');
  if (body.kind !== 'object' || key === undefined) return { body, notes: [] };
  const stray = findStrayNumber(facts);
  const value =
    stray === null ? toNode(ID_PLACEHOLDERS.phone, body.start, body.start) : internationalOf(stray, facts);
  const destination: Member = { key, keyStart: value.start, keyEnd: value.start, value };
  const others = body.members.filter((member) => member.key !== key && member.key !== stray?.key);
  const note: Note =
    stray === null
      ? { phrase: 'no-destination', data: {} }
      : { phrase: 'stray-number', data: { property: stray.key } };
  return { body: { ...body, members: [destination, ...others] }, notes: [note] };
}

/** Under an unknown name no rule has looked at the number yet, nor at a scheme before it. */
function internationalOf({ node }: Part, { judge }: Facts): JsonNode {
  if (node.kind !== 'string') return node;
  return { ...node, value: judge(readAddress(node.value).rest).normalized };
}

const ID_PLACEHOLDERS: Readonly<Record<AddressType, string>> = {
  phone: '<phone-number>',
  user: '<user-id>',
  queue: '<queue-id>',
};

class PublishedWriter {
  readonly notes: Note[] = [];
  readonly #noted = new Set<string>();
  readonly #facts: Facts;
  readonly #values = new Map<string, JsonNode>();
  readonly #stray: Part | null;
  readonly #table: RoleTable;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.#table = facts.table;
    this.#stray = findStrayNumber(facts);
  }

  /** What already stands under published names stays as it is. */
  writePublished(): void {
    const lists = new Set(this.#facts.roles.outermost.map((part) => part.key));
    for (const [name, member] of this.#facts.published)
      if (!lists.has(name)) this.#values.set(name, member.value);
  }

  writeCallees(): void {
    if (givenDestinations(this.#facts).length > 0) return;
    const all = distinct(this.#facts.roles.parties.filter((party) => party.side === 'callee'));
    const numbers = all.filter((address) => kindOf(address) !== 'queue');
    // A queue beside somebody to call is the one to call for; example text for it needs no place.
    const callees = numbers.length > 0 ? numbers : all;
    const [queue] = all.filter(
      (address) => !callees.includes(address) && address.form.kind !== 'placeholder',
    );
    if (queue !== undefined) this.#callFor(queue);
    const [only, second] = callees;
    if (only === undefined && this.#stray !== null) return this.#writeStray(this.#stray);
    if (only === undefined) return this.#writeQueueDestination();
    if (second === undefined) return this.#writeDestination(only);
    const { parties } = this.#table;
    const items = callees.flatMap((address) => {
      const field = parties?.properties.get(DESTINATION_ROLES[kindOf(address)]);
      return field === undefined ? [] : toObject([[field, writtenAs(address)]], address.node);
    });
    this.#set('parties', { kind: 'array', items, start: only.node.start, end: only.node.end });
    this.#note('several-callees', {});
  }

  #writeStray(stray: Part): void {
    this.#set('callee', internationalOf(stray, this.#facts));
    this.#note('stray-number', { property: stray.key });
  }

  /** Without another destination, a queue is the destination, unless the call is placed on its behalf. */
  #writeQueueDestination(): void {
    const queue = this.#facts.roles.parts.find((part) => part.role === 'toQueue' || part.role === 'queue');
    if (queue !== undefined && queue.node.kind !== 'object' && this.#table.properties.has('toQueue')) {
      this.#set('toQueue', idNode(queue.node, 'queue'));
      if (queue.role === 'queue') this.#note('queue-as-destination', { property: queue.key });
      return;
    }
    this.#set('callee', toNode('<phone-number>', this.#facts.body.start, this.#facts.body.start));
    this.#note('no-destination', {});
  }

  #writeDestination(address: PartyAddress): void {
    this.#set(DESTINATION_ROLES[kindOf(address)], writtenAs(address));
  }

  writeCallers(): void {
    for (const party of this.#facts.roles.parties) {
      if (party.side === 'caller') this.#writeCaller(party);
    }
  }

  #writeCaller(party: Party): void {
    const { address } = party;
    if (address === null || address.form.kind === 'empty') return;
    const kind = address.reaches;
    if (kind === 'phone') {
      if (this.#has('callerId') && !this.#renameCaller()) return this.#note('second-caller-id', {});
      if (!this.#set('callerId', writtenAs(address))) return this.#note('caller-unreadable', {});
      if (party.name?.trim() && !this.#has('callerName')) {
        this.#set('callerName', toNode(party.name, address.node.start, address.node.end));
      }
      return this.#note('caller-id-if-meant', {});
    }
    if (kind === 'queue') return this.#callFor(address);
    this.#note(kind === 'user' ? 'caller-is-token' : 'caller-unreadable', {});
  }

  #callFor(queue: PartyAddress): void {
    if (!this.#has('fromQueue')) this.#set('fromQueue', writtenAs(queue));
    this.#note('calls-for-queue', {});
  }

  /** A text where the caller's number belongs is the caller's name, beside the number itself. */
  #renameCaller(): boolean {
    const shown = this.#values.get(this.#table.properties.get('callerId') ?? '');
    if (shown?.kind !== 'string' || this.#has('callerName')) return false;
    const { kind, scheme } = readAddress(shown.value);
    return kind === 'text' && scheme === null && this.#set('callerName', shown);
  }

  writeParts(): void {
    for (const part of this.#facts.roles.parts) this.#writePart(part);
    const { unknown, unread } = this.#facts.roles;
    for (const { key, node } of [...unknown, ...unread])
      if (!isNothing(node) && node !== this.#stray?.node) this.#note('dropped', { property: key });
  }

  #writePart(part: Part): void {
    if (isNothing(part.node)) return;
    switch (part.role) {
      case 'queue':
      case 'fromQueue':
      case 'toQueue':
        if (part.node.kind === 'object' || this.#holds(part.node)) return;
        return this.#writeQueue(part);
      case 'attributes':
        return this.#writeAttributes(part);
      case 'callerUser':
      case 'calleeUser':
        return;
      default:
        return this.#writeValue(part);
    }
  }

  #writeQueue(part: Part): void {
    const id = idNode(part.node, 'queue');
    if (part.role === 'toQueue' && !this.#has('toQueue') && givenDestinations(this.#facts).length === 0)
      return;
    if (!this.#has('fromQueue') && this.#set('fromQueue', id))
      return this.#note('queue-as-origin', { property: part.key });
    this.#note('dropped', { property: part.key });
  }

  /** Whether a value has been written already, as the destination. */
  #holds(node: JsonNode): boolean {
    return this.#values.get(this.#table.properties.get('toQueue') ?? '')?.start === node.start;
  }

  #writeValue(part: Part): void {
    const name = this.#table.properties.get(part.role);
    const needed = name === undefined ? undefined : this.#table.dependents.get(name);
    if (needed !== undefined && !this.#values.has(needed))
      return this.#note('queue-only', { property: part.key });
    const value = name === undefined ? null : toValue(part.node, this.#propertyOf(name));
    if (name === undefined || value === null || this.#values.has(name))
      return this.#note('dropped', { property: part.key });
    this.#values.set(name, value);
    this.#noteRenamed(part, name);
  }

  #propertyOf(name: string): Schema {
    return this.#facts.schema?.properties?.get(name) ?? {};
  }

  #has(role: Role): boolean {
    return this.#values.has(this.#table.properties.get(role) ?? '');
  }

  /** Writes a value where the model has a property with the role; tells whether it has. */
  #set(role: Role, value: JsonNode): boolean {
    const name = this.#table.properties.get(role);
    if (name !== undefined) this.#values.set(name, value);
    return name !== undefined;
  }

  /** At the top the finding on the unknown name has said it. */
  #noteRenamed(part: Part, name: string): void {
    if (part.key !== name && part.pointer.lastIndexOf('/') > 0)
      this.#note('renamed', { property: part.key, name });
  }

  /** The published map holds strings only: other scalars are written as text, nested values are named and left out. */
  #writeAttributes(part: Part): void {
    const name = this.#table.properties.get('attributes');
    if (part.node.kind !== 'object' || name === undefined)
      return this.#note('dropped', { property: part.key });
    const known = this.#values.get(name);
    const members: Member[] = known?.kind === 'object' ? [...known.members] : [];
    for (const member of part.node.members) {
      if (member.value.kind === 'object' || member.value.kind === 'array')
        this.#note('attribute-dropped', { property: member.key });
      else if (member.value.kind !== 'null') members.push({ ...member, value: asString(member.value) });
    }
    if (members.length === 0) return;
    this.#values.set(name, { kind: 'object', members, start: part.node.start, end: part.node.end });
    this.#note('attributes', { property: part.key });
  }

  /** In the order of the published schema. */
  finish(): JsonNode {
    for (const [name, needed] of this.#table.dependents)
      if (!this.#values.has(needed) && this.#values.delete(name))
        this.#note('queue-only', { property: name });
    const order = [...(this.#facts.schema?.properties?.keys() ?? [])];
    const written = [...this.#values].sort(([a], [b]) => rank(order, a) - rank(order, b));
    return toObject(written, this.#facts.body);
  }

  #note(phrase: NoteId, data: Record<string, string>): void {
    const key = `${phrase} ${data.property ?? ''}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.notes.push({ phrase, data });
  }
}

/** Anything that is no id is dialed: `phoneNumber` takes other addresses too. */
function kindOf(address: PartyAddress): AddressType {
  return address.reaches ?? 'phone';
}

function writtenAs(address: PartyAddress): JsonNode {
  if (address.isCode) return address.node;
  const kind = kindOf(address);
  if (kind !== 'phone') return idNode(address.node, kind);
  if (address.form.kind === 'placeholder')
    return toNode(placeholderText(address.form.rest, kind), address.node.start, address.node.end);
  const strip = address.form.scheme !== null && !address.form.scheme.startsWith('sip');
  const isDressed = address.form.kind === 'uuid';
  return toNode(strip || isDressed ? address.form.rest : address.text, address.node.start, address.node.end);
}

/** An id as sent, without prefix or braces; what is no id becomes a placeholder. */
function idNode(node: JsonNode, kind: AddressType): JsonNode {
  if (node.kind === 'expression' || (node.kind === 'string' && holdsHole(node.value))) return node;
  const text = node.kind === 'string' ? node.value : node.kind === 'number' ? node.raw : '';
  const id = readUuid(text) ?? /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.exec(text)?.[0];
  return toNode(id === undefined || /^[0-]+$/.test(id) ? ID_PLACEHOLDERS[kind] : id, node.start, node.end);
}

function placeholderText(text: string, kind: AddressType): string {
  return /^<[^<>]+>$/.test(text) ? text : ID_PLACEHOLDERS[kind];
}

function asString(node: JsonNode): JsonNode {
  if (node.kind === 'number') return { kind: 'string', value: node.raw, start: node.start, end: node.end };
  if (node.kind === 'boolean')
    return { kind: 'string', value: String(node.value), start: node.start, end: node.end };
  return node;
}

/** A value as a published property takes it; null where it cannot hold it. */
function toValue(node: JsonNode, { type, identifies }: Schema): JsonNode | null {
  if (type === 'array') return listNode(node);
  const value = (identifies === undefined ? null : idInside(node)) ?? node;
  if (value.kind === 'object' || value.kind === 'array') return null;
  return type === 'string' ? asString(value) : value;
}

function listNode(node: JsonNode): JsonNode {
  const items = (node.kind === 'array' ? node.items : [node]).map((item) =>
    item.kind === 'object' ? (idInside(item) ?? item) : item.kind === 'boolean' ? item : asString(item),
  );
  return { kind: 'array', items, start: node.start, end: node.end };
}

/** Skills are also sent as objects with an `id`. */
function idInside(node: JsonNode): JsonNode | null {
  if (node.kind !== 'object') return null;
  return node.members.findLast((member) => /id$/i.test(member.key))?.value ?? null;
}

function distinct(parties: readonly Party[]): PartyAddress[] {
  const seen = new Set<string>();
  const addresses: PartyAddress[] = [];
  for (const { address } of parties) {
    if (address === null || address.form.kind === 'empty' || seen.has(address.text)) continue;
    seen.add(address.text);
    addresses.push(address);
  }
  return addresses;
}

function toObject(entries: readonly (readonly [string, JsonNode])[], place: JsonNode): JsonNode {
  const members = entries.map(([key, value]) => ({ key, keyStart: value.start, keyEnd: value.start, value }));
  return { kind: 'object', members, start: place.start, end: place.end };
}

function rank(order: readonly string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}
