import { createId } from './ids.ts';
import { isJson, type Json } from './wire.ts';

/**
 * Blocks as Slack hands them back: every block with a block_id, plain text with `emoji`, mrkdwn with `verbatim`.
 * The blocks given stay as they are.
 */
export function normalizeBlocks(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({ block_id: createId('', 5), ...complete(structuredClone(block)) }));
}

/** Fills in what Slack adds to text objects and inputs at any depth of `root`, which it changes. */
export function complete(root: Json): Json {
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (isJson(value)) {
      if (value.type === 'plain_text') value.emoji ??= true;
      if (value.type === 'mrkdwn') value.verbatim ??= false;
      if (value.type === 'input') Object.assign(value, { optional: false, dispatch_action: false, ...value });
      pending.push(...Object.values(value));
    } else if (Array.isArray(value)) pending.push(...value);
  }
  return root;
}
