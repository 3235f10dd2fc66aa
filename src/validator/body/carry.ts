/**
 * In: a body and what its author wants the call to do. Out: the body of the operation that does it, with each value at the
 * property that means it; null where the body is that already. What the values are is not judged here.
 */

import { readAddress } from '../contract/address.ts';
import { hasType } from '../contract/keywords/type.ts';
import { isAt, type Leaf, leavesOf } from '../contract/leaves.ts';
import { wrapBody } from '../contract/wrap-body.ts';
import { findNode, toNode } from '../json/apply-patch.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { printJson } from '../json/print.ts';
import type { Carry, Intent, Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { isNothing } from './is-nothing.ts';

export interface Carried {
  readonly body: ObjectNode;
  /** Where each value that changed its place came from and went to. */
  readonly moves: ReadonlyMap<JsonNode, string>;
}

/** Carries a body over. */
export function carry(body: JsonNode, intent: Intent): Carried | null {
  const schema = intent.operation.body;
  if (body.kind !== 'object' || schema === null) return null;
  const part = wrapBody(body, intent.operation, schema)?.members[0];
  if (part !== undefined) return asPart(body, part, schema);
  const leaves = leavesOf(body);
  const moves = new Map<JsonNode, string>();
  let result = ownMembers(body, schema, intent);
  for (const rule of intent.body) {
    const property = propertyAt(schema, rule.to);
    const source = findSource(rule, leaves, property);
    const value =
      source?.node ?? (rule.otherwise === undefined ? null : toNode(rule.otherwise, body.start, body.start));
    if (value === null) continue;
    if (source !== null) moves.set(source.from, rule.to);
    result = put(result, rule.to.split('/').slice(1), value);
  }
  return { body: result, moves };
}

/** The pairs of a map that were sent without it. */
function asPart(body: ObjectNode, part: Member, schema: Schema): Carried {
  const value = asValue(part.value, schema.properties?.get(part.key) ?? {}) ?? part.value;
  const moves = new Map(body.members.map((member) => [member.value, `/${member.key}`]));
  return { body: { ...body, members: [{ ...part, value }] }, moves };
}

/** What the operation has already stays, under its published name. */
function ownMembers(body: ObjectNode, schema: Schema, intent: Intent): ObjectNode {
  const filled = new Set(intent.body.map(({ to }) => to.split('/')[1]));
  const members = [...lastOfEach(body.members).values()].flatMap((member): Member[] => {
    const key = schema.folded?.get(foldName(member.key));
    const property = schema.properties?.get(key ?? '');
    if (key === undefined || property === undefined || filled.has(key) || isNothing(member.value)) return [];
    return hasType(member.value, property) ? [{ ...member, key }] : [];
  });
  return { ...body, members };
}

interface CarrySource {
  readonly node: JsonNode;
  /** The value as it stands in the body. */
  readonly from: JsonNode;
}

function findSource({ from }: Carry, leaves: readonly Leaf[], schema: Schema): CarrySource | null {
  for (const name of from) {
    for (const leaf of leaves) {
      if (!isAt(leaf, name) || isNothing(leaf.node)) continue;
      const node = asValue(leaf.node, schema);
      if (node !== null) return { node, from: leaf.node };
    }
  }
  return null;
}

/** A value as a property takes it: a scheme before an ID taken off, maps that only hold maps opened, scalars as text. */
function asValue(node: JsonNode, schema: Schema): JsonNode | null {
  if (node.kind === 'expression') return node;
  if (schema.type === 'object') return asMap(node, schema);
  if (schema.type === 'array') return node.kind === 'array' ? node : null;
  if (schema.type === 'boolean') return node.kind === 'boolean' ? node : null;
  if (node.kind === 'number') return { kind: 'string', value: node.raw, start: node.start, end: node.end };
  if (node.kind !== 'string') return null;
  return { ...node, value: node.value.replace(/^(?:queue|user|agent|acd):/i, '') };
}

/** What stands under an ID alone is opened; of a map of texts the other values are written as text, objects as JSON. */
function asMap(node: JsonNode, schema: Schema): JsonNode | null {
  const [only, ...more] = node.kind === 'object' ? node.members : [];
  if (node.kind !== 'object' || only === undefined) return null;
  if (more.length === 0 && only.value.kind === 'object' && readAddress(only.key).kind === 'uuid')
    return asMap(only.value, schema);
  if (schema.additionalProperties?.type !== 'string') return node;
  const members = node.members.map((member) => ({ ...member, value: asText(member.value) }));
  return { ...node, members };
}

function asText(node: JsonNode): JsonNode {
  if (node.kind === 'string' || node.kind === 'expression' || node.kind === 'null') return node;
  return toNode(node.kind === 'number' ? node.raw : printJson(toPlain(node), 0), node.start, node.end);
}

function propertyAt(schema: Schema, pointer: string): Schema {
  let current: Schema | undefined = schema;
  for (const name of pointer.split('/').slice(1)) current = current?.properties?.get(name);
  return current ?? {};
}

function put(object: ObjectNode, [name = '', ...deeper]: readonly string[], value: JsonNode): ObjectNode {
  const known = findNode(object, `/${name}`);
  const holder: ObjectNode =
    known?.kind === 'object' ? known : { kind: 'object', members: [], start: value.start, end: value.end };
  const placed = deeper.length === 0 ? value : put(holder, deeper, value);
  const member = { key: name, keyStart: placed.start, keyEnd: placed.start, value: placed };
  const others = object.members.filter(({ key }) => key !== name);
  return { ...object, members: [...others, member] };
}
