import type { JsonNode } from './node.ts';

/** A value in its place: the value, the pointer to it, and where its key stands. */
export interface PlacedText {
  readonly node: JsonNode;
  readonly pointer: string;
  /** Offset of the member's key; of the value itself in a list. */
  readonly keyAt: number;
}
