import type { Check } from '../../validator/index.ts';

/** The payload in its own shape: as corrected, or as pasted where nothing had to change; undefined where it is no JSON. */
export function payloadOf(text: string, { corrected, span }: Check): unknown {
  if (corrected !== null) return corrected;
  try {
    return JSON.parse(text.slice(span.start, span.end));
  } catch {
    return undefined;
  }
}
