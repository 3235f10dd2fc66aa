import type { JsonNode } from '../json/node.ts';
import type { Contracts, Intent, Operation } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { deriveIntent } from './derive-intent.ts';
import { leavesOf } from './leaves.ts';
import { splitPath } from './read-target.ts';

export interface Successor {
  readonly operation: Operation;
  /** Set where the body fits the successor alone. */
  readonly intent: Intent | null;
}

/** The operation that replaces a deprecated one, as its body selects it; null where the operation is not deprecated. */
export function findSuccessor(
  contracts: Contracts,
  operation: Operation,
  body: JsonNode | null,
): Successor | null {
  if (!operation.deprecated) return null;
  const path = splitPath(operation.path).slice(2).map(foldName);
  const done = path.at(-1) ?? '';
  // Its successor does the same, however the body reads: a consultation becomes no transfer.
  const alike = contracts.intents.filter(({ cues }) => cues.some((group) => group.path.includes(done)));
  const derived = deriveIntent(alike, {
    path,
    leaves: leavesOf(body),
    said: new Set(),
  });
  if (derived?.byBody === true)
    return { operation: derived.intent.operation, intent: isMisfit(operation, body) ? derived.intent : null };
  const usual = contracts.operations.find(({ id }) => id === operation.successor);
  return usual === undefined ? null : { operation: usual, intent: null };
}

/** Whether a body has a member that the operation's body lacks. */
function isMisfit({ body: schema }: Operation, body: JsonNode | null): boolean {
  if (body?.kind !== 'object' || schema === null) return false;
  return body.members.some(({ key }) => {
    const folded = foldName(key);
    return !schema.folded?.has(folded) && !schema.byAlias?.has(folded);
  });
}
