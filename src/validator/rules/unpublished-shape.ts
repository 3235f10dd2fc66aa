import type { Finding } from '../diagnostic.ts';
import type { Role } from '../knowledge.ts';
import type { Rule } from './rule.ts';

/** Addressing or routing in properties that the published body lacks: one finding on the outermost of each. */
export const rule: Rule = {
  code: 'rule/unpublished-shape',
  check({ roles, placesCall, published, operation }) {
    if (!placesCall) return [];
    const reachesNobody = ![
      'phoneNumber',
      'callUserId',
      'callQueueId',
      'participants',
      'conversationIds',
    ].some((name) => published.has(name));
    return roles.outermost.map((part): Finding => {
      return {
        code: rule.code,
        message: MESSAGES[part.role] ?? 'other',
        pointer: part.pointer,
        at: part.keyAt,
        data: {
          property: part.key,
          model: operation?.bodyModel ?? 'CreateCallRequest',
          nobody: reachesNobody ? 1 : 0,
        },
      };
    });
  },
};

const MESSAGES: Partial<Record<Role, string>> = {
  caller: 'caller',
  callee: 'callee',
  parties: 'parties',
  routing: 'routing',
};
