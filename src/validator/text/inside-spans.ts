import type { Span } from './span.ts';

/** A test for whether an offset lies in one of `spans`, quick however many there are. */
export function createInsideTest(spans: readonly Span[]): (at: number) => boolean {
  if (spans.length === 0) return () => false;
  const sorted = joinSpans(spans);
  return (at) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sorted[middle]?.start ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const span = sorted[low];
    return span !== undefined && at >= span.start && at < span.end;
  };
}

/** In order, with those that overlap made one. */
function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}
