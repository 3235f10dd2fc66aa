import type { Party } from '../body/read-party.ts';
import type { Part, Roles } from '../body/read-roles.ts';
import type { Role } from '../knowledge.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  callee: ['property'],
  'callee-beside': ['property'],
  caller: ['property'],
  'caller-number': ['property'],
  other: ['property'],
  parties: ['property'],
  routing: ['property'],
} as const;

type Found = RuleFinding<typeof messages>;

/** Addressing or routing in properties that the published body lacks: one finding on the outermost of each. */
export const rule = defineRule({
  code: 'rule/unpublished-shape',
  messages,
  check({ roles, placesCall, published, table }) {
    if (!placesCall) return [];
    const reachesNobody = !table.destinations.some((name) => published.has(name));
    return roles.outermost.map((part): Found => {
      return {
        message: messageFor(part, roles, reachesNobody),
        pointer: part.pointer,
        at: part.keyAt,
        data: { property: part.key },
      };
    });
  },
});

function messageFor({ role, pointer }: Part, { parties }: Roles, reachesNobody: boolean): Message {
  if (role === 'callee' && !reachesNobody) return 'callee-beside';
  if (role === 'caller' && parties.some((party) => party.pointer === pointer && hasNumber(party)))
    return 'caller-number';
  return MESSAGES[role] ?? 'other';
}

const hasNumber = ({ address }: Party): boolean =>
  address?.form.kind === 'international' || address?.form.kind === 'national';

type Message = Found['message'];

const MESSAGES: Partial<Record<Role, Message>> = {
  caller: 'caller',
  callee: 'callee',
  parties: 'parties',
  routing: 'routing',
};
