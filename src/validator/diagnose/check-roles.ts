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
export function checkRoles({ roles, schema, placesCall }: Facts): Finding[] {
  if (!placesCall) return [];
  const check = (node: JsonNode, pointer: string, becomes: string): Finding[] => {
    const property = schema?.properties?.get(becomes);
    if (property === undefined || node.kind === 'object' || node.kind === 'array' || node.kind === 'null')
      return [];
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
      address === null ? [] : check(address.node, address.pointer, 'phoneNumber'),
    ),
    ...roles.parts.flatMap(({ role, node, pointer }) => check(node, pointer, BECOMES[role] ?? '')),
  ];
}

/** Ids of users and queues are left out: that they are no UUID says it better. */
const BECOMES: Partial<Record<Role, string>> = {
  callerId: 'callerId',
  callerName: 'callerIdName',
  label: 'label',
  uui: 'uuiData',
  priority: 'priority',
};
