/** Lower case, unit for unit, so that offsets stay: `\u0130` is the one letter whose lower case is longer. */
export function toSameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'i').toLowerCase();
}
