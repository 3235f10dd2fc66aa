import { findSuccessor } from '../contract/find-successor.ts';
import type { Contracts, Operation } from '../knowledge.ts';
import { type Mention, operationOf } from '../message/find-context.ts';
import { defineRule } from './define-rule.ts';

/** Conversations that are no calls, as people name them. */
const OTHER_MEDIUM =
  /\b(?:web ?(?:messages?|messaging|chats?)|messaging|chats?|e-?mails?|sms|whatsapp)\b(?! (?:address|me\b))/;

/** An operation for calls on another kind of conversation, which answers 404. */
export const rule = defineRule({
  code: 'rule/wrong-medium',
  messages: {
    default: ['operation', 'found', 'suggestion'],
  },
  checkText({ mentions, view: { lower }, status, knowledge: { contracts } }) {
    const medium = status === 404 || lower.includes('404') ? OTHER_MEDIUM.exec(lower)?.[0] : undefined;
    if (medium === undefined) return [];
    for (const mention of mentions) {
      const operation = mention.match.kind === 'wrong-endpoint' ? null : operationOf(mention);
      const general = operation === null ? null : generalOf(operation, mention, contracts);
      if (operation === null || general === null) continue;
      const data = { operation: operation.name, found: medium, suggestion: general.name };
      return [{ message: 'default', pointer: null, at: mention.at, data }];
    }
    return [];
  },
});

/** The operation that does the same with any conversation, as the body selects it. */
function generalOf({ method, path }: Operation, { body }: Mention, contracts: Contracts): Operation | null {
  if (!path.includes('/calls/{')) return null;
  const general = contracts.operations.find(
    (each) => each.method === method && each.path === path.replace('/calls/', '/'),
  );
  if (general === undefined) return null;
  return findSuccessor(contracts, general, body)?.operation ?? general;
}
