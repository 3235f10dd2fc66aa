import type { Block } from './blocks.ts';

/** What Slack takes, and what we plan to stay within. Sizes are characters. */
export const LIMITS = {
  /** Blocks of a message, of a modal or Home tab. */
  blocks: 50,
  viewBlocks: 100,
  /** Slack refuses near 13,200 over all blocks, as far as is known; counted here as JSON, which is more than it counts. */
  message: 12_000,
  header: 150,
  sectionText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  modalTitle: 24,
  modalInput: 3000,
  /** Our own: findings are for reading, so a message holds no more at once. */
  findings: 8,
  /** A finding whose words quote more than this falls back on its card's title. */
  findingText: 700,
  pointer: 120,
  rungs: 4,
  list: 5,
} as const;

/** What a list of blocks has cost before: a plan asks the same ones several times over, and none changes. */
const costs = new WeakMap<readonly Block[], number>();

/** What blocks take of a message's budget: their length as JSON, button values aside. */
export function costOf(blocks: readonly Block[]): number {
  const known = costs.get(blocks);
  if (known !== undefined) return known;
  const cost = lengthWithoutValues(blocks);
  costs.set(blocks, cost);
  return cost;
}

/** Naming each key to a function makes JSON several times slower, and most blocks have no buttons. */
function lengthWithoutValues(blocks: readonly Block[]): number {
  const whole = JSON.stringify(blocks);
  if (!whole.includes('"value":')) return whole.length;
  return JSON.stringify(blocks, (key, value: unknown) => (key === 'value' ? undefined : value)).length;
}
