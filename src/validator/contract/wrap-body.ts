import type { Finding } from '../diagnostic.ts';
import type { JsonNode, Member, ObjectNode } from '../json/node.ts';
import { toPlain } from '../json/plain.ts';
import { printJson } from '../json/print.ts';
import type { Operation, Schema } from '../knowledge.ts';
import { describesAnswers } from './keywords/required.ts';
import { hasType } from './keywords/type.ts';
import { findMeant } from './keywords/unknown-property.ts';

/** An object with more members is no part of a body. */
const MOST_MEMBERS = 100;

/**
 * Puts a body that is only what belongs in a property that the operation needs (`{"address": …}` for a list of
 * participants, a bare list) into that property; null where it is no such part.
 */
export function wrapBody(body: JsonNode, operation: Operation | null, schema: Schema): ObjectNode | null {
  const [only, ...more] = body.kind === 'array' ? body.items : [body];
  const lone = only?.kind === 'object' && more.length === 0 ? only.members : [];
  if (lone.length > MOST_MEMBERS) return null;
  const ofAnswers = describesAnswers(schema);
  const needed = ofAnswers ? purposeOf(operation, schema) : neededIn(schema);
  const names = needed.length > 0 || body.kind === 'object' ? needed : (schema.properties?.keys() ?? []);
  const [holder, ...others] = [...names].flatMap((key): Member[] => {
    const value = asHeld(body, schema.properties?.get(key) ?? {});
    return value === null ? [] : [{ key, value, keyStart: body.start, keyEnd: body.start }];
  });
  if (holder === undefined || others.length > 0) return null;
  if (!ofAnswers && lone.some((member) => isKnown(member, schema))) return null;
  return { kind: 'object', members: [holder], start: body.start, end: body.end };
}

/** Says what is missing around a body, and of a map of texts that it takes no other values. */
export function missingAround(body: JsonNode, wrapped: ObjectNode, schema: Schema): Finding {
  const [holder] = wrapped.members;
  const property = holder?.key ?? '';
  const text = schema.properties?.get(property)?.additionalProperties;
  const isText =
    text === undefined ||
    (body.kind === 'object' && body.members.every((member) => hasType(member.value, text)));
  const value = toPlain(wrapped);
  return {
    code: 'contract/required',
    message: isText ? 'around' : 'around-text',
    pointer: '',
    at: body.start,
    data: { property, fixed: printJson(value, 0) },
    fixes: [{ applicability: 'machine-applicable', patch: [{ op: 'replace', path: '', value }] }],
  };
}

const neededIn = ({ required = [], expected = [] }: Schema): readonly string[] => [
  ...required,
  ...expected.flatMap((group) => (group.length === 1 ? group : [])),
];

/** What a path is about (`…/participants`) is needed there, also where the model is that of answers. */
export const purposeOf = (operation: Operation | null, { required = [] }: Schema): readonly string[] =>
  operation?.method === 'POST' ? required.filter((name) => operation.path.split('/').includes(name)) : [];

function asHeld(body: JsonNode, holder: Schema): JsonNode | null {
  const { items } = holder;
  if (items === undefined) return isPartOf(body, holder) ? body : null;
  const held = body.kind === 'array' ? body : { ...body, kind: 'array' as const, items: [body] };
  return held.items.length > 0 && held.items.every((item) => isPartOf(item, items)) ? held : null;
}

function isPartOf(node: JsonNode, schema: Schema): boolean {
  if (node.kind === 'array' || node.kind === 'null' || !hasType(node, schema)) return false;
  if (node.kind !== 'object') return true;
  if (node.members.length === 0) return false;
  return schema.additionalProperties === undefined
    ? node.members.every((member) => isKnown(member, schema))
    : node.members.every(({ value }) => value.kind !== 'object' && value.kind !== 'array');
}

const isKnown = (member: Member, schema: Schema): boolean =>
  schema.properties?.has(member.key) === true || findMeant(member, schema).near.length > 0;
