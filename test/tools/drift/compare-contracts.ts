import type { Contracts, Operation, Schema } from '../../../src/validator/knowledge.ts';
import type { Declarations, DeclaredProperty, DeclaredType } from './read-declarations.ts';

/** How far contracts and SDK agree. */
export interface Drift {
  /** One line each; empty where they agree. */
  readonly differences: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Holds the contracts against the vendor's own declarations, both ways. */
export function compareContracts(contracts: Contracts, declared: Declarations): Drift {
  const differences: string[] = [];
  const counts = {
    operations: 0,
    models: 0,
    properties: 0,
    required: 0,
    enums: 0,
    enumsDeclared: 0,
    open: 0,
  };

  for (const operation of contracts.operations) {
    counts.operations++;
    differences.push(...compareOperation(operation, declared));
  }
  differences.push(...findMissing(contracts, declared));
  for (const [name, model] of contracts.models) {
    counts.models++;
    const other = declared.models.get(name);
    if (other === undefined) {
      differences.push(`${name}: the SDK has no such model`);
      continue;
    }
    differences.push(...compareModel(name, model, other, counts));
  }
  return { differences, counts };
}

function compareOperation(
  { id, name, bodyModel, bodyRequired }: Operation,
  declared: Declarations,
): string[] {
  const method = declared.methods.get(id);
  if (method === undefined) return [`${id}: the SDK has no such method`];
  const found: string[] = [];
  const route = declared.routes.get(id);
  if (route !== name) found.push(`${id}: ${name} here, ${route ?? 'nothing'} in the SDK`);
  const here = bodyModel === null ? 'no body' : `${bodyModel}${bodyRequired ? '' : ' (optional)'}`;
  const there =
    method.body === null ? 'no body' : `${method.body.model}${method.body.required ? '' : ' (optional)'}`;
  if (here !== there) found.push(`${id}: ${here} here, ${there} in the SDK`);
  return found;
}

/** What the family is: everything below calls and callbacks. */
const FAMILY = /^[A-Z]+ \/api\/v2\/conversations\/(?:calls|callbacks)(?:\/|$)/;

function findMissing(contracts: Contracts, declared: Declarations): string[] {
  const known = new Set(contracts.operations.map(({ id }) => id));
  return [...declared.routes]
    .filter(([id, route]) => FAMILY.test(route) && !known.has(id))
    .map(([id, route]) => `${id}: ${route} is missing here`);
}

function compareModel(
  name: string,
  model: Schema,
  other: ReadonlyMap<string, DeclaredProperty>,
  counts: Record<'properties' | 'required' | 'enums' | 'enumsDeclared' | 'open', number>,
): string[] {
  const found: string[] = [];
  const properties = model.properties ?? new Map<string, Schema>();
  for (const property of other.keys()) {
    if (!properties.has(property)) found.push(`${name}.${property} is missing here`);
  }
  for (const [property, schema] of properties) {
    counts.properties++;
    const theirs = other.get(property);
    if (theirs === undefined) {
      found.push(`${name}.${property} is not in the SDK`);
      continue;
    }
    const required = model.required?.includes(property) ?? false;
    if (required) counts.required++;
    if (required !== theirs.required)
      found.push(`${name}.${property}: ${required ? 'required' : 'optional'} here, not so in the SDK`);
    if (schema.enum !== undefined || schema.items?.enum !== undefined) counts.enums++;
    if (theirs.type.kind === 'enum') counts.enumsDeclared++;
    const here = describe(schema);
    const there = describeDeclared(theirs.type, schema);
    if (here.includes('open')) counts.open++;
    if (here !== there) found.push(`${name}.${property}: ${here} here, ${there} in the SDK`);
  }
  return found;
}

function describe(schema: Schema): string {
  if (schema.name !== undefined) return schema.name;
  switch (schema.type) {
    case 'array':
      return `list of ${describe(schema.items ?? {})}`;
    case 'object':
      return schema.additionalProperties === undefined
        ? 'open'
        : `map of ${describe(schema.additionalProperties)}`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return schema.enum === undefined ? 'string' : `one of ${[...schema.enum].sort().join()}`;
    default:
      return schema.type ?? 'anything';
  }
}

/** A declared type in the same words. An open object here stands for any object there; a plain string there may be listed here. */
function describeDeclared(type: DeclaredType, schema: Schema | undefined): string {
  const isOpen = schema?.type === 'object' && schema.name === undefined && schema.properties === undefined;
  switch (type.kind) {
    case 'array':
      return `list of ${describeDeclared(type.of, schema?.items)}`;
    case 'map':
      return `map of ${describeDeclared(type.of, schema?.additionalProperties)}`;
    case 'model':
      return isOpen ? 'open' : type.name;
    case 'object':
      return 'open';
    case 'enum':
      return `one of ${[...type.values].sort().join()}`;
    case 'string':
      return schema?.enum === undefined ? 'string' : describe(schema);
    default:
      return type.kind;
  }
}
