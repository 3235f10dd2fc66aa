import { toSameLengthLower } from './same-length-lower.ts';

/** A text with what all who search it need, made once and passed on. */
export interface TextView {
  readonly text: string;
  /** The text in lower case, unit for unit, so that offsets are the same in both. */
  readonly lower: string;
}

/** The view of a text. */
export function viewText(text: string): TextView {
  return { text, lower: toSameLengthLower(text) };
}
