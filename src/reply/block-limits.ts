/** What Slack takes, and what we plan to stay within. Sizes are characters. */
export const LIMITS = {
  /** Blocks of a message, of a modal or Home tab. */
  blocks: 50,
  viewBlocks: 100,
  /** Slack refuses messages near 13,200 over all blocks, as far as is known. */
  message: 12_000,
  /** Slack refuses views over 250 kB. */
  view: 200_000,
  header: 150,
  sectionText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  modalTitle: 24,
  modalInput: 3000,
  metadata: 3000,
  /** Our own: a longer body is no longer read in a message, and goes beside it as a file. */
  body: 3000,
  /** Our own: a longer line is shown by its beginning. */
  line: 600,
} as const;
