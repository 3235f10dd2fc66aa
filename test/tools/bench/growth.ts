import { hostileInputs } from './hostile-inputs.ts';
import { processorTime } from './processor-time.ts';

export interface Growth {
  readonly name: string;
  /** Of a processor; best of several runs at each size. */
  readonly milliseconds: readonly number[];
  /** The largest factor from one size to its double. */
  readonly worst: number;
}

const sizes = [250_000, 500_000, 1_000_000];

/** Rounds over all sizes, so that a slow moment of the machine touches one of them and not the comparison. */
const mostRounds = 5;

/** An input that takes longer than this in all has been measured well enough. */
const longest = 5000;

/** How the time of `work` grows with each hostile input, one after the other. */
export function* measureGrowth(work: (text: string) => unknown): Generator<Growth> {
  for (const [name, make] of Object.entries(hostileInputs)) {
    const texts = sizes.map(make);
    const best = texts.map(() => Number.POSITIVE_INFINITY);
    let spent = 0;
    for (let round = 0; round < mostRounds && spent < longest; round++) {
      for (const [at, text] of texts.entries()) {
        const time = processorTime(() => work(text));
        best[at] = Math.min(best[at] ?? time, time);
        spent += time;
      }
    }
    const factors = best.slice(1).map((time, at) => time / (best[at] ?? time));
    yield { name, milliseconds: best, worst: Math.max(...factors) };
  }
}
