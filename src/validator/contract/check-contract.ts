/**
 * In: a body as read and its published schema. Out: what does not fit, in the order of the text, one finding a place.
 * It never judges code that stands for a value, nor what lies below an unknown property, and knows no wording.
 */
import type { Finding } from '../diagnostic.ts';
import { holdsHole } from '../json/holes.ts';
import { type JsonNode, lastOfEach, type Member, type ObjectNode } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';
import { checkEnum, checkOtherProperty } from './keywords/enum.ts';
import { checkFormat } from './keywords/format.ts';
import { checkRange } from './keywords/range.ts';
import { missing } from './keywords/required.ts';
import type { SchemaSite } from './keywords/site.ts';
import { checkType, hasType } from './keywords/type.ts';
import { findMeant, type Meant, unknownProperty } from './keywords/unknown-property.ts';

/** Beyond this many unknown properties the text is no body, and guessing at each would cost. */
const MOST_GUESSES = 200;

interface Run {
  readonly findings: Finding[];
  readonly stack: SchemaSite[];
  guesses: number;
}

/** Holds a body against its published schema; linear in the body, at any depth. */
export function checkContract(node: JsonNode, schema: Schema): Finding[] {
  return checkFrom({ node, schema, pointer: '', property: '', place: 'body' });
}

/** Holds one value of a body, and all below it, against the schema of a property. */
export function checkFrom(root: SchemaSite): Finding[] {
  const run: Run = { findings: [], stack: [root], guesses: 0 };
  for (let site = run.stack.pop(); site !== undefined; site = run.stack.pop()) visit(run, site);
  return run.findings;
}

function visit(run: Run, site: SchemaSite): void {
  const { node, schema } = site;
  if (!hasType(node, schema)) {
    run.findings.push(checkType(site));
    return;
  }
  if (node.kind === 'expression') return;
  if (node.kind === 'string' && holdsHole(node.value)) return;
  const finding = checkEnum(site) ?? checkFormat(site) ?? checkRange(site);
  if (finding !== null) run.findings.push(finding);
  if (node.kind === 'object') visitObject(run, site, node);
  if (node.kind === 'array' && schema.items !== undefined) {
    const { items } = schema;
    pushAll(
      run,
      node.items.map((item, index) => below(site, item, items, index, 'item')),
    );
  }
}

function visitObject(run: Run, site: SchemaSite, node: ObjectNode): void {
  const { properties, additionalProperties } = site.schema;
  // An object with neither is published as open: anything goes.
  if (properties === undefined && additionalProperties === undefined) return;
  const members = lastOfEach(node.members);
  const unknown = [...members.values()].filter(({ key }) => properties?.get(key) === undefined);
  const judged = additionalProperties === undefined ? unknown.map((member) => guess(run, member, site)) : [];
  const misspelt = new Set(
    judged.flatMap(({ near }) => (near.length === 1 ? near.map(({ name }) => name) : [])),
  );
  const isPresent = (name: string): boolean => members.has(name);
  reportMissing(run, site, node, members, misspelt);
  for (const meant of judged) run.findings.push(unknownProperty(site, meant, isPresent));
  const next: SchemaSite[] = [];
  for (const { key, value } of members.values()) {
    const schema = properties?.get(key) ?? additionalProperties;
    if (schema === undefined || isMissing(site, key, value)) continue;
    const action = enumOfOther(site, key, value);
    if (action !== null) {
      run.findings.push(action);
      continue;
    }
    next.push(below(site, value, schema, key, properties?.has(key) ? 'member' : 'value'));
  }
  pushAll(run, next);
}

/** Where a list of values is asked for what another property of the object does, that is what was meant. */
function enumOfOther(site: SchemaSite, key: string, value: JsonNode): Finding | null {
  const { properties } = site.schema;
  return properties === undefined ? null : checkOtherProperty(properties, site.pointer, key, value);
}

function reportMissing(
  run: Run,
  site: SchemaSite,
  node: ObjectNode,
  members: ReadonlyMap<string, Member>,
  misspelt: ReadonlySet<string>,
): void {
  for (const name of site.schema.required ?? []) {
    const member = members.get(name);
    // A misspelt name says it already, and better.
    if (member === undefined && misspelt.has(name)) continue;
    const isNull = member !== undefined && isMissing(site, name, member.value);
    if (member === undefined || isNull)
      run.findings.push(missing(site, name, (member?.value ?? node).start, isNull));
  }
}

/** A required property that holds null is as good as missing. */
function isMissing(site: SchemaSite, name: string, value: JsonNode): boolean {
  return value.kind === 'null' && (site.schema.required?.includes(name) ?? false);
}

function guess(run: Run, member: Member, { schema }: SchemaSite): Meant {
  if (run.guesses++ < MOST_GUESSES) return findMeant(member, schema);
  return { member, near: [], isAlias: false };
}

function below(
  site: SchemaSite,
  node: JsonNode,
  schema: Schema,
  token: string | number,
  place: SchemaSite['place'],
): SchemaSite {
  const property = typeof token === 'string' ? token : site.property;
  return { node, schema, pointer: appendToken(site.pointer, token), property, place };
}

/** Puts the first on top, so that findings come in the order of the text. */
function pushAll(run: Run, sites: readonly SchemaSite[]): void {
  for (let index = sites.length - 1; index >= 0; index--) run.stack.push(sites[index] as SchemaSite);
}
