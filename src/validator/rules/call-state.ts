import type { Finding } from '../diagnostic.ts';
import type { Failed } from './failed.ts';

/** Errors which say that the participant is not connected. */
const REFUSED: readonly string[] = [
  'error/not.a.participant',
  'error/conversation.error.hold.alerting',
  'error/conversations.error.transfer.not.connected',
];
const STATUSES: readonly (number | null)[] = [400, 409];

/** An operation on a connected participant failed: the error says that it was not connected, or nothing tells why. */
export function findCallState({ operation, body, at, unexplained, errors }: Failed): Finding[] {
  const { needsConnected, bodyRequired } = operation;
  if (needsConnected === null) return [];
  if (needsConnected.length > 0 && !needsConnected.some((name) => holds(body, name))) return [];
  const isRefused = errors.some((card) => REFUSED.includes(card));
  const isRight = STATUSES.includes(unexplained) && (body !== null || !bodyRequired);
  if (!isRefused && !isRight) return [];
  const message = isRefused ? 'refused' : 'default';
  return [{ code: 'rule/call-state', message, pointer: null, at, data: {} }];
}

function holds(body: Failed['body'], name: string): boolean {
  return body?.kind === 'object' && body.members.some(({ key }) => key === name);
}
