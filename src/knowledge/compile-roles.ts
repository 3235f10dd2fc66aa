import type { Role, RoleTable, Schema } from '../validator/knowledge.ts';
import type { SchemaOrReference } from './contracts-schema.ts';

/** The role table of a model, from the marks of its properties; null where none is marked. */
export function compileRoles(
  properties: ReadonlyMap<string, Schema>,
  written: Readonly<Record<string, SchemaOrReference>>,
): RoleTable | null {
  const marked = Object.entries(written).flatMap(([name, property]) =>
    '$ref' in property ? [] : [{ name, property }],
  );
  const roles = new Map<Role, string>();
  const dependents = new Map<string, string>();
  for (const { name, property } of marked) {
    if (property['x-role'] !== undefined) roles.set(property['x-role'], name);
    if (property['x-only-with'] !== undefined) dependents.set(name, property['x-only-with']);
  }
  if (roles.size === 0) return null;
  const named = (mark: 'x-destination' | 'x-unmistakable'): string[] =>
    marked.flatMap(({ name, property }) => (property[mark] === true ? name : []));
  return {
    properties: roles,
    destinations: named('x-destination'),
    dependents,
    unmistakable: new Set(named('x-unmistakable')),
    parties: properties.get(roles.get('parties') ?? '')?.items?.roles ?? null,
  };
}
