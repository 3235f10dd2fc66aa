import type { AddressType, Role, RoleTable } from '../knowledge.ts';

/** Of a model in which nothing is marked. */
export const NO_ROLES: RoleTable = {
  properties: new Map(),
  destinations: [],
  dependents: new Map(),
  unmistakable: new Set(),
  parties: null,
};

/** The role of a destination by what its address reaches. */
export const DESTINATION_ROLES: Readonly<Record<AddressType, Role>> = {
  phone: 'callee',
  user: 'calleeUser',
  queue: 'toQueue',
};

/** The pointer to the published property with a role; null where the model has none. */
export function pointerTo(table: RoleTable, role: Role): string | null {
  const name = table.properties.get(role);
  return name === undefined ? null : `/${name}`;
}
