import type { JsonNode } from '../json/node.ts';
import type { Contracts, Intent, Operation } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { deriveIntent } from './derive-intent.ts';
import { suitsAnother } from './is-of-another.ts';
import { leavesOf } from './leaves.ts';
import { splitPath } from './read-target.ts';

/** What is meant by a body that has nothing of its operation's; null where it is the operation's, or neither it nor what is `said` around it tells. */
export function findMeant(
  contracts: Contracts,
  operation: Operation,
  body: JsonNode | null,
  said: ReadonlySet<string> = new Set(),
): Intent | null {
  if (!suitsAnother(operation, body, contracts.operations)) return null;
  const derived = deriveIntent(contracts.intents, {
    path: splitPath(operation.path).slice(2).map(foldName),
    method: operation.method,
    leaves: leavesOf(body),
    said: new Set(),
  });
  const isOther = derived?.byBody === true && derived.intent.operation.bodyModel !== operation.bodyModel;
  if (isOther) return derived.intent;
  if (said.size === 0) return null;
  // The operation may do what is said, with another body.
  const path = splitPath(operation.path).map(foldName);
  const own = contracts.intents.filter(
    (intent) =>
      intent.operation.id === operation.id &&
      deriveIntent([intent], { path, leaves: [], said: new Set() }) === null,
  );
  return deriveIntent(own, { path, leaves: [], said })?.intent ?? null;
}
