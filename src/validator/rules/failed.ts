import type { JsonNode } from '../json/node.ts';
import type { Contracts, Operation } from '../knowledge.ts';
import type { UnsetId } from '../payloads/code-call.ts';
import type { Format } from '../report.ts';

/** An operation of which the text says that it failed. */
export interface FailedOperation {
  readonly operation: Operation;
  /** Null where the text has none. */
  readonly body: JsonNode | null;
  /** How the body is written down. */
  readonly format: Format | null;
  /** Where a place in the body stands in the text. */
  readonly placeOf: (at: number) => number;
  readonly at: number;
  /** The status where nothing explains it: neither a finding nor the error itself. */
  readonly unexplained: number | null;
  /** The names of the cards of its errors. */
  readonly errors: readonly string[];
  /** IDs for which its code hands over a text that is none. */
  readonly unset: readonly UnsetId[];
  readonly contracts: Contracts;
}
