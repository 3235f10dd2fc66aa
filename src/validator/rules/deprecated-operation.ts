import { findSuccessor } from '../contract/find-successor.ts';
import { defineRule } from './define-rule.ts';
import { eachOnce } from './mentions.ts';

/** An operation that another one replaces. */
export const rule = defineRule({
  code: 'rule/deprecated-operation',
  messages: {
    default: ['operation', 'successor'],
    'for-body': ['operation', 'successor'],
  },
  checkText({ mentions, knowledge: { contracts } }) {
    return eachOnce(
      mentions.flatMap(({ match, body, at }) => {
        if (match.kind !== 'exact' && match.kind !== 'operation') return [];
        const { operation } = match;
        const successor = findSuccessor(contracts, operation, body)?.operation;
        if (successor === undefined) return [];
        return {
          message: successor.id === operation.successor ? 'default' : 'for-body',
          pointer: null,
          at,
          data: { operation: operation.name, successor: successor.name },
        } as const;
      }),
    );
  },
});
