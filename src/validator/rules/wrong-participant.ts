import { findSuccessor } from '../contract/find-successor.ts';
import type { Finding } from '../diagnostic.ts';
import type { Contracts } from '../knowledge.ts';
import type { Failed } from './failed.ts';

const REFUSED = 'error/not.a.participant';
const STATUSES: readonly (number | null)[] = [400, 403, 404, 409];

/** Whose participant ID an operation takes, where it failed and nothing else tells why. */
export function findWrongParticipant(
  { operation, body, at, unexplained, errors }: Failed,
  contracts: Contracts,
): Finding[] {
  const whose = operation.participant ?? findSuccessor(contracts, operation, body)?.operation.participant;
  if (whose == null || !(errors.includes(REFUSED) || STATUSES.includes(unexplained))) return [];
  return [{ code: 'rule/wrong-participant', message: whose, pointer: null, at, data: {} }];
}
