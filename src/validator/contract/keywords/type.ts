import type { Finding, Fix } from '../../diagnostic.ts';
import type { ArrayNode, ExpressionNode, JsonNode, NumberNode, ObjectNode } from '../../json/node.ts';
import { toPlain } from '../../json/plain.ts';
import { printJson } from '../../json/print.ts';
import type { Schema } from '../../knowledge.ts';
import { readAddress } from '../address.ts';
import type { ContractMessage } from '../messages.ts';
import { type SchemaSite, show } from './site.ts';

const CODE = 'contract/type';

/** Whether a value has the JSON type that its schema asks for; code has any. */
export function hasType(node: JsonNode, schema: Schema): boolean {
  if (schema.type === undefined) return true;
  if (node.kind === 'expression') return mayHaveType(node, schema.type);
  if (schema.type === 'integer') return node.kind === 'number' && isWhole(node);
  return node.kind === schema.type;
}

/** Code has any type but where it shows which: a text with holes, or where a list is due, the name of a single thing. */
function mayHaveType({ type, source, hole }: ExpressionNode, wanted: string): boolean {
  if (type !== undefined) return type === wanted;
  return wanted !== 'array' || hole === true || !SINGLE.test(source);
}

const SINGLE = /^[\w.$?]{0,100}(?:phone|number|mobile|tel|Id|_id)$|^(?:id|ani)$/i;

/** Says that a value is of another JSON type than published, and how to write it where that is plain. */
export function checkType(site: SchemaSite): Finding {
  const { node, schema, pointer, place } = site;
  const { message, fixes } = explainType(site);
  const index = place === 'item' ? `[${pointer.slice(pointer.lastIndexOf('/') + 1)}]` : '';
  return {
    code: CODE,
    message,
    pointer,
    at: node.start,
    data: {
      property: site.property + index,
      found: node.kind === 'expression' ? (node.type ?? 'string') : node.kind,
      expected: schema.type ?? '',
      value: show(node),
      ...fixedOf(fixes),
      list: namesOf(schema),
    },
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(message === 'null' ? ({ severity: 'info', evidence: 'inferred' } as const) : {}),
  };
}

interface Explanation {
  readonly message: ContractMessage<typeof CODE>;
  readonly fixes: readonly Fix[];
}

function explainType(site: SchemaSite): Explanation {
  const { node, schema, place } = site;
  if (place === 'body') return { message: 'body', fixes: takeOut(site) };
  if (node.kind === 'null') return { message: 'null', fixes: [] };
  if (node.kind === 'number' && schema.type === 'integer') return { message: 'fraction', fixes: [] };
  if (schema.type === 'array') return explainSingle(site);
  if (node.kind === 'array') return explainList(site, node);
  if (schema.type === 'string') return explainString(site);
  if (node.kind === 'string' && schema.type === 'object') return explainAddress(site);
  if (node.kind === 'string') return explainQuoted(site, node.value);
  return { message: 'default', fixes: [] };
}

/** The one body in a list. */
function takeOut({ node, schema, pointer }: SchemaSite): Fix[] {
  const [only, ...more] = node.kind === 'array' ? node.items : [];
  const isBody = only?.kind === 'object' && only.members.some(({ key }) => schema.properties?.has(key));
  return isBody && more.length === 0 ? [replace(pointer, toPlain(only))] : [];
}

/** One value where a list belongs. */
function explainSingle({ node, schema, pointer }: SchemaSite): Explanation {
  const { items } = schema;
  // A gap may stand for the whole list.
  if (items === undefined || (node.kind === 'string' && /^<[^<>]*>$/.test(node.value)))
    return { message: 'default', fixes: [] };
  const item = hasType(node, items) ? toPlain(node) : asAddressObject(node, items);
  if (item === null) return { message: 'default', fixes: [] };
  return { message: 'wrap', fixes: [replace(pointer, [item])] };
}

/** A bare number or address where an object with one property for it belongs: that object, else null. */
function asAddressObject(node: JsonNode, schema: Schema): Record<string, string> | null {
  if (node.kind !== 'string' || schema.properties === undefined) return null;
  const { kind } = readAddress(node.value);
  if (kind !== 'international' && kind !== 'national' && kind !== 'mailbox') return null;
  const [name, ...others] = [...schema.properties].filter(([, { dials }]) => dials !== undefined);
  return name === undefined || others.length > 0 ? null : { [name[0]]: node.value };
}

/** Text where an object belongs. */
function explainAddress({ node, schema, pointer }: SchemaSite): Explanation {
  const object = asAddressObject(node, schema);
  if (object !== null) return { message: 'address', fixes: [replace(pointer, object)] };
  const properties = [...(schema.properties ?? [])];
  const [first] = properties;
  // Of an address or an id the text may be, its own property is to be chosen, and not by us.
  const isChoice =
    properties.filter(([, { dials, identifies }]) => (dials ?? identifies) !== undefined).length > 1;
  if (first === undefined || first[1].type !== 'string' || isChoice) return { message: 'default', fixes: [] };
  const patch = [{ op: 'replace', path: pointer, value: { [first[0]]: `<${first[0]}>` } }] as const;
  return { message: 'object', fixes: [{ applicability: 'has-placeholders', patch }] };
}

/** More names than these say less, not more. */
const MOST_NAMES = 5;

function namesOf({ properties }: Schema): string {
  return [...(properties?.keys() ?? [])].slice(0, MOST_NAMES).join(', ');
}

/** A list where one value belongs. */
function explainList({ schema, pointer }: SchemaSite, node: ArrayNode): Explanation {
  const [only, ...more] = node.items;
  const map = schema.additionalProperties === undefined ? null : asMap(node);
  if (map !== null) return { message: 'pairs', fixes: [replace(pointer, map)] };
  if (only === undefined || more.length > 0 || !hasType(only, schema)) return { message: 'list', fixes: [] };
  return { message: 'list', fixes: [replace(pointer, toPlain(only))] };
}

/** `[{ "name": …, "value": … }]` as a map; null where an item is no such pair. */
function asMap({ items }: ArrayNode): Record<string, unknown> | null {
  const pairs = items.flatMap((item): [string, unknown][] => {
    const members = item.kind === 'object' && item.members.length === 2 ? item.members : [];
    const name = members.find(({ key }) => key === 'name' || key === 'key')?.value;
    const value = members.find(({ key }) => key === 'value')?.value;
    return name?.kind === 'string' && value !== undefined ? [[name.value, toPlain(value)]] : [];
  });
  return pairs.length > 0 && pairs.length === items.length ? Object.fromEntries(pairs) : null;
}

/** Something else where text belongs. */
function explainString({ node, schema, pointer, place }: SchemaSite): Explanation {
  if (node.kind === 'number') {
    const fixes =
      schema.format === undefined && schema.enum === undefined ? [replace(pointer, node.raw)] : [];
    return { message: 'number', fixes };
  }
  if (node.kind === 'boolean') {
    const fixes = place === 'value' ? [replace(pointer, String(node.value))] : [];
    return { message: place === 'value' ? 'boolean' : 'default', fixes };
  }
  if (node.kind === 'object' && place === 'value') return { message: 'nested', fixes: encode(node, pointer) };
  const held = node.kind === 'object' ? heldIn(node, schema) : null;
  if (held !== null) return { message: 'opened', fixes: [replace(pointer, held)] };
  return { message: 'default', fixes: [] };
}

/** The one number or id in an object that stands where that number or id itself belongs; null where nothing is certain. */
function heldIn({ members }: ObjectNode, { dials, identifies }: Schema): string | null {
  if (members.length > MOST_MEMBERS || (dials === undefined && identifies === undefined)) return null;
  const wanted = dials === undefined ? 'uuid' : 'international';
  const [only, ...more] = members.flatMap(({ value }) =>
    value.kind === 'string' && readAddress(value.value).kind === wanted ? [value.value] : [],
  );
  return only === undefined || more.length > 0 ? null : only;
}

/** Quotes around what should be a number or a truth value. */
function explainQuoted({ schema, pointer }: SchemaSite, value: string): Explanation {
  const meant = readScalar(value.trim(), schema);
  return meant === null
    ? { message: 'default', fixes: [] }
    : { message: 'quoted', fixes: [replace(pointer, meant)] };
}

function readScalar(text: string, schema: Schema): number | boolean | null {
  if (schema.type === 'boolean') return BOOLEANS.get(text.toLowerCase()) ?? null;
  if (schema.type !== 'integer' && schema.type !== 'number') return null;
  const plain = /^-?(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null;
  return plain;
}

const BOOLEANS = new Map([
  ['true', true],
  ['false', false],
]);

/** A larger object isn't meant as an attribute's value, and printing it would not help. */
const MOST_MEMBERS = 50;

function encode(node: ObjectNode, pointer: string): Fix[] {
  if (node.members.length > MOST_MEMBERS || !node.members.every(({ value }) => isScalar(value))) return [];
  const patch = [{ op: 'replace', path: pointer, value: printJson(toPlain(node), 0) }] as const;
  return [{ applicability: 'maybe-incorrect', patch, when: 'when-encoded' }];
}

function isScalar(node: JsonNode): boolean {
  return node.kind !== 'object' && node.kind !== 'array' && node.kind !== 'expression';
}

/** Whether a number is whole, however it is written: `5.0` and `1e2` are. */
function isWhole({ raw }: NumberNode): boolean {
  const value = Number(raw);
  return Number.isInteger(value) || !Number.isFinite(value);
}

function replace(path: string, value: unknown): Fix {
  return { applicability: 'machine-applicable', patch: [{ op: 'replace', path, value }] };
}

function fixedOf(fixes: readonly Fix[]): Record<string, string> {
  const [operation] = fixes[0]?.patch ?? [];
  if (operation === undefined || !('value' in operation)) return {};
  return { fixed: printJson(operation.value, 0) };
}
