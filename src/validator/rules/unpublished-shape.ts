import type { Finding } from '../diagnostic.ts';
import type { Role } from '../knowledge.ts';
import { DESTINATIONS } from './destinations.ts';
import type { Rule } from './rule.ts';

/** Addressing or routing in properties that the published body lacks: one finding on the outermost of each. */
export const rule: Rule = {
  code: 'rule/unpublished-shape',
  check({ roles, placesCall, published }) {
    if (!placesCall) return [];
    const reachesNobody = !DESTINATIONS.some((name) => published.has(name));
    return roles.outermost.map((part): Finding => {
      return {
        code: rule.code,
        message: messageFor(part.role, reachesNobody),
        pointer: part.pointer,
        at: part.keyAt,
        data: { property: part.key },
      };
    });
  },
};

function messageFor(role: Role, reachesNobody: boolean): string {
  if (role === 'callee' && !reachesNobody) return 'callee-beside';
  return MESSAGES[role] ?? 'other';
}

const MESSAGES: Partial<Record<Role, string>> = {
  caller: 'caller',
  callee: 'callee',
  parties: 'parties',
  routing: 'routing',
};
