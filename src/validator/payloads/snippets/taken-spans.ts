import type { Span } from '../../text/span.ts';

/** Spans are looked for among those that begin or end nearby, not among all. */
const BUCKET = 512;

/** The parts of a text that are spoken for. */
export class TakenSpans {
  readonly all: Span[] = [];
  readonly #buckets = new Map<number, Span[]>();

  constructor(spans: readonly Span[]) {
    for (const span of spans) this.add(span);
  }

  add(span: Span): void {
    this.all.push(span);
    for (const bucket of bucketsOf(span)) {
      const known = this.#buckets.get(bucket);
      if (known === undefined) this.#buckets.set(bucket, [span]);
      else known.push(span);
    }
  }

  has(span: Span): boolean {
    for (const bucket of bucketsOf(span))
      if (this.#buckets.get(bucket)?.some((taken) => overlaps(taken, span)) === true) return true;
    return false;
  }
}

function* bucketsOf({ start, end }: Span): Generator<number> {
  for (let bucket = Math.floor(start / BUCKET); bucket <= Math.floor(end / BUCKET); bucket++) yield bucket;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
