import { execFileSync } from 'node:child_process';
import type { Round } from './regime.ts';

/** The rounds of a new process. Nothing in it writes colors, which take half as long again. */
export function runRegime(...args: readonly string[]): Round[] {
  const file = new URL('./regime.ts', import.meta.url).pathname;
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
  return JSON.parse(execFileSync(process.execPath, [file, ...args], { env, encoding: 'utf8' }));
}

/** The middle of some figures with the quarters below and above it. */
export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/** What a subject takes, and how many times what `base` takes in the same round. */
export function compare(
  rounds: readonly Round[],
  subject: string,
  base: string,
): { time: Spread; ratio: Spread } {
  const of = (round: Round, name: string): number => round[name] ?? Number.NaN;
  return {
    time: spreadOf(rounds.map((round) => of(round, subject))),
    ratio: spreadOf(rounds.map((round) => of(round, subject) / of(round, base))),
  };
}
