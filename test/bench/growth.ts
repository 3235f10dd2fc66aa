import { hostileInputs } from './hostile-inputs.ts';

export interface Growth {
  readonly name: string;
  /** Best of several runs at each size. */
  readonly milliseconds: readonly number[];
  /** The largest factor from one size to its double. */
  readonly worst: number;
}

const sizes = [250_000, 500_000, 1_000_000];

/** Rounds over all sizes, so that a slow moment of the machine touches one of them and not the comparison. */
const rounds = 5;

/** How the time of `work` grows with each hostile input. */
export function measureGrowth(work: (text: string) => unknown): readonly Growth[] {
  return Object.entries(hostileInputs).map(([name, make]) => {
    const texts = sizes.map(make);
    const best = texts.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round++) {
      for (const [at, text] of texts.entries()) {
        best[at] = Math.min(
          best[at] ?? 0,
          timeOf(() => work(text)),
        );
      }
    }
    const factors = best.slice(1).map((time, at) => time / (best[at] ?? time));
    return { name, milliseconds: best, worst: Math.max(...factors) };
  });
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
