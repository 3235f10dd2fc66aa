import type { Span } from '../text/span.ts';

/** A request that a program makes, whether or not its body could be read. */
export interface CodeCall {
  /** Where its path stands, or the SDK's method. */
  readonly span: Span;
  readonly method: string | null;
  /** Its URL or path as far as the program tells it, with `{name}` for what it does not; null for an SDK's method. */
  readonly target: string | null;
  readonly unset: readonly UnsetId[];
}

/** An ID for which the program hands over a text of its own that is no ID. */
export interface UnsetId {
  /** The variable, or the argument's name. */
  readonly name: string;
  readonly found: string;
  readonly at: number;
}
