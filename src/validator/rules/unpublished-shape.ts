import type { Party } from '../body/read-party.ts';
import type { Part, Roles } from '../body/read-roles.ts';
import type { Finding } from '../diagnostic.ts';
import type { Role } from '../knowledge.ts';
import type { MessageOf } from '../messages.ts';
import type { Rule } from './rule.ts';

/** Addressing or routing in properties that the published body lacks: one finding on the outermost of each. */
export const rule: Rule = {
  code: 'rule/unpublished-shape',
  check({ roles, placesCall, published, table }) {
    if (!placesCall) return [];
    const reachesNobody = !table.destinations.some((name) => published.has(name));
    return roles.outermost.map((part): Finding => {
      return {
        code: rule.code,
        message: messageFor(part, roles, reachesNobody),
        pointer: part.pointer,
        at: part.keyAt,
        data: { property: part.key },
      };
    });
  },
};

function messageFor({ role, pointer }: Part, { parties }: Roles, reachesNobody: boolean): Message {
  if (role === 'callee' && !reachesNobody) return 'callee-beside';
  if (role === 'caller' && parties.some((party) => party.pointer === pointer && hasNumber(party)))
    return 'caller-number';
  return MESSAGES[role] ?? 'other';
}

const hasNumber = ({ address }: Party): boolean =>
  address?.form.kind === 'international' || address?.form.kind === 'national';

type Message = MessageOf<'rule/unpublished-shape'>;

const MESSAGES: Partial<Record<Role, Message>> = {
  caller: 'caller',
  callee: 'callee',
  parties: 'parties',
  routing: 'routing',
};
