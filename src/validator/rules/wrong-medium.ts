import { findSuccessor } from '../contract/find-successor.ts';
import { matchOperation } from '../contract/match-operation.ts';
import type { Contracts, Operation } from '../knowledge.ts';
import { type Mention, operationOf } from '../message/find-context.ts';
import { defineRule } from './define-rule.ts';
import { pathOf } from './mentions.ts';

/** Conversations that are no calls, as people name them. */
const OTHER_MEDIUM =
  /\b(?:web ?(?:messages?|messaging|chats?)|messaging|chats?|e-?mails?|sms|whatsapp)\b(?! (?:address|me\b))/;

/** Calls as people name them, and no call of a function. */
const CALL =
  /\b(?:(?:phone|voice|telephone|inbound|outbound) ?(?:calls?|conversations?|interactions?)|for calls)\b/;

/** A path below another medium. */
const OF_MEDIUM = /(?<=\/conversations\/)(chats|emails|messages|cobrowsesessions)(?=\/)/i;

/** An operation for calls on another kind of conversation, or the other way round, which answers 404. */
export const rule = defineRule({
  code: 'rule/wrong-medium',
  messages: {
    default: ['operation', 'found', 'suggestion'],
    call: ['path', 'found', 'suggestion'],
  },
  checkText({ mentions, view: { lower }, status, knowledge: { contracts } }) {
    if (status !== 404 && !lower.includes('404')) return [];
    const medium = OTHER_MEDIUM.exec(lower)?.[0];
    for (const mention of mentions) {
      const twin = CALL.test(lower) ? twinOf(mention, contracts) : null;
      if (twin !== null) return [{ message: 'call', pointer: null, at: mention.at, data: twin }];
      const operation = mention.match.kind === 'wrong-endpoint' ? null : operationOf(mention);
      const general = operation === null ? null : generalOf(operation, mention, contracts);
      if (medium === undefined || operation === null || general === null) continue;
      const data = { operation: operation.name, found: medium, suggestion: general.name };
      return [{ message: 'default', pointer: null, at: mention.at, data }];
    }
    return [];
  },
});

/** The operation that does with a call what a path of another medium does there. */
function twinOf(mention: Mention, contracts: Contracts) {
  if (mention.kind !== 'request' || mention.match.kind !== 'other-api') return null;
  const { target, method } = mention.request;
  const [found] = OF_MEDIUM.exec(target) ?? [];
  const twin = matchOperation(contracts, { method, target: target.replace(OF_MEDIUM, 'calls') });
  if (found === undefined || twin.kind !== 'exact') return null;
  return { path: pathOf(target), found, suggestion: twin.operation.name };
}

/** The operation that does the same with any conversation, as the body selects it. */
function generalOf({ method, path }: Operation, { body }: Mention, contracts: Contracts): Operation | null {
  if (!path.includes('/calls/{')) return null;
  const general = contracts.operations.find(
    (each) => each.method === method && each.path === path.replace('/calls/', '/'),
  );
  if (general === undefined) return null;
  return findSuccessor(contracts, general, body)?.operation ?? general;
}
