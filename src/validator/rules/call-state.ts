import { defineRule } from './define-rule.ts';
import type { FailedOperation } from './failed.ts';

/** Errors which say that the participant is not connected. */
const REFUSED: readonly string[] = [
  'error/not.a.participant',
  'error/conversation.error.hold.alerting',
  'error/conversations.error.transfer.not.connected',
];
const STATUSES: readonly (number | null)[] = [400, 409];

/** An operation on a connected participant failed: the error says that it was not connected, or nothing tells why. */
export const rule = defineRule({
  code: 'rule/call-state',
  messages: {
    default: [],
    refused: [],
  },
  checkFailed({ operation, body, at, unexplained, errors }) {
    const { needsConnected, bodyRequired } = operation;
    if (needsConnected === null) return [];
    if (needsConnected.length > 0 && !needsConnected.some((name) => holds(body, name))) return [];
    const isRefused = errors.some((card) => REFUSED.includes(card));
    const isRight = STATUSES.includes(unexplained) && (body !== null || !bodyRequired);
    if (!isRefused && !isRight) return [];
    return [{ message: isRefused ? 'refused' : 'default', pointer: null, at }];
  },
});

function holds(body: FailedOperation['body'], name: string): boolean {
  return body?.kind === 'object' && body.members.some(({ key }) => key === name);
}
