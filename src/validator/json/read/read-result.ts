import type { JsonNode } from '../node.ts';
import type { Repair } from './repair.ts';

/** How to read. */
export interface ReadOptions {
  /** The payload stands in a message: what follows it is talk, and braces around talk are no payload. */
  readonly stopAtProse?: boolean;
  /** The text is code or a template: names, calls and member access where a value stands are expressions. */
  readonly expressions?: boolean;
}

/** What was read. All offsets are offsets into the text that was given. */
export interface ReadResult {
  /** Null when the text is no payload. */
  readonly node: JsonNode | null;
  /** In the order of the text. */
  readonly repairs: readonly Repair[];
  /** Where the payload ends; where reading stopped when there is none. */
  readonly end: number;
  /** Why there is no payload, as a repair without an edit (`json/unreadable`). */
  readonly unreadable?: Repair;
}
