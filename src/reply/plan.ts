import { costOf, LIMITS } from './block-limits.ts';
import type { Block, Snippet } from './blocks.ts';

/** A part of a reply in several sizes, the richest first. The last one is what must stand in any case, often nothing. */
export interface Part {
  /** Parts of higher rank grow first when room is short. */
  readonly rank: number;
  readonly sizes: readonly (readonly Block[])[];
  /** A body that stands whole in the first sizes only; in the others it is told that it is left out. */
  readonly body?: { readonly snippet: Snippet; readonly wholeIn: number } | undefined;
}

export interface Plan {
  readonly blocks: Block[];
  /** Bodies that had no room. */
  readonly leftOut: readonly Snippet[];
}

/**
 * Chooses a size for each part so that the whole stays within the budget: all begin at their smallest, then each, in
 * order of rank, takes the richest size that still fits. Parts keep their order; nothing is cut.
 */
export function planParts(
  parts: readonly Part[],
  budget: number = LIMITS.message,
  mostBlocks: number = LIMITS.blocks,
): Plan {
  const chosen = parts.map((part) => part.sizes.at(-1) ?? []);
  let cost = chosen.reduce((sum, blocks) => sum + costOf(blocks), 0);
  let count = chosen.reduce((sum, blocks) => sum + blocks.length, 0);
  const byRank = [...parts.entries()].sort(([i, a], [j, b]) => b.rank - a.rank || i - j);
  for (const [index, part] of byRank) {
    const present = chosen[index] ?? [];
    const room = budget - cost + costOf(present);
    const places = mostBlocks - count + present.length;
    const size = part.sizes.find((blocks) => costOf(blocks) <= room && blocks.length <= places);
    if (size === undefined) continue;
    cost += costOf(size) - costOf(present);
    count += size.length - present.length;
    chosen[index] = size;
  }
  const leftOut = parts.flatMap(({ sizes, body }, index) => {
    const isWhole = body !== undefined && sizes.indexOf(chosen[index] ?? []) < body.wholeIn;
    return body === undefined || isWhole ? [] : [body.snippet];
  });
  return { blocks: chosen.flat(), leftOut };
}
