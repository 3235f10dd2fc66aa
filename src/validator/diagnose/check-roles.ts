import type { Facts } from '../body/facts.ts';
import { checkFrom } from '../contract/check-contract.ts';
import type { Finding } from '../diagnostic.ts';
import type { JsonNode } from '../json/node.ts';
import { propertyAt } from '../json/pointer.ts';
import type { Role } from '../knowledge.ts';

/**
 * Holds values under a dialect's names against the published property that they become: its type is certain, whatever
 * the name. Lists and objects are written in too many ways to be held against anything.
 */
export function checkRoles({ roles, schema, placesCall, table }: Facts): Finding[] {
  if (!placesCall) return [];
  const check = (node: JsonNode, pointer: string, role: Role): Finding[] => {
    const property = schema?.properties?.get(table.properties.get(role) ?? '');
    // That IDs of users and queues are not UUIDs says it better.
    if (property === undefined || (property.identifies !== undefined && role !== 'callee')) return [];
    if (node.kind === 'object' || node.kind === 'array' || node.kind === 'null') return [];
    return checkFrom({
      node,
      schema: property,
      pointer,
      property: propertyAt(pointer) ?? '',
      place: 'member',
    });
  };
  return [
    ...roles.parties.flatMap(({ address }) =>
      address === null ? [] : check(address.node, address.pointer, 'callee'),
    ),
    ...roles.parts.flatMap(({ role, node, pointer }) =>
      OF_PARTIES.has(role) ? [] : check(node, pointer, role),
    ),
  ];
}

/** Parties have addresses, which are checked as such. */
const OF_PARTIES: ReadonlySet<Role> = new Set<Role>(['callee', 'calleeUser', 'callerUser']);
