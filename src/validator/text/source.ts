/**
 * A stretch of text that a reader works on, and where each of its characters stands in the text as pasted.
 * The two differ when a payload sits inside an escaped string (curl, a log line, a string literal in code).
 */
export interface Source {
  readonly text: string;
  /** Offset in the pasted text of `text[0]`; with no `origins`, `text[i]` stands at `base + i`. */
  readonly base: number;
  /** For decoded text: the pasted offset of each UTF-16 unit of `text`, and one more entry for its end. */
  readonly origins?: Int32Array;
}

/** A source that is the pasted text itself, so that offsets in both are the same. */
export function createSource(text: string): Source {
  return { text, base: 0 };
}

/** The offset in the pasted text of `offset` in the source; clamps what lies outside. */
export function originOf(source: Source, offset: number): number {
  if (source.origins === undefined) return source.base + offset;
  const index = Math.max(0, Math.min(offset, source.origins.length - 1));
  return source.origins[index] ?? source.base;
}
