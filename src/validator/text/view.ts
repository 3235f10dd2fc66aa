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

/** Lower case, unit for unit, so that offsets stay: `\u0130` is the one letter whose lower case is longer. */
function toSameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'i').toLowerCase();
}
