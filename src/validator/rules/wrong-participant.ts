import { findSuccessor } from '../contract/find-successor.ts';
import { defineRule } from './define-rule.ts';

const REFUSED = 'error/not.a.participant';
const STATUSES: readonly (number | null)[] = [400, 403, 404, 409];

/** Whose participant ID an operation takes, where it failed and nothing else tells why. */
export const rule = defineRule({
  code: 'rule/wrong-participant',
  messages: {
    agent: [],
    customer: [],
  },
  checkFailed({ operation, body, at, unexplained, errors, contracts }) {
    const whose = operation.participant ?? findSuccessor(contracts, operation, body)?.operation.participant;
    if (whose == null || !(errors.includes(REFUSED) || STATUSES.includes(unexplained))) return [];
    return [{ message: whose, pointer: null, at }];
  },
});
