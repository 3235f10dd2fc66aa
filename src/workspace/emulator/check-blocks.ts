import type { z } from 'zod';
import { BLOCK, VIEW } from './block-schema.ts';
import { LIMITS } from './limits.ts';
import { asJson, asObjects, asText, isJson, type Json } from './wire.ts';

export type Surface = 'message' | 'modal' | 'home';

/** One thing Slack would refuse, with the JSON Pointer of the place. */
export interface BlockFault {
  readonly pointer: string;
  readonly message: string;
  /** Slack's error code where it isn't the general one. */
  readonly error?: string;
}

/** Everything Slack would refuse in these blocks, in document order; nothing when they are fine. */
export function checkBlocks(blocks: unknown, surface: Surface, base = '/blocks'): BlockFault[] {
  if (!Array.isArray(blocks)) return [{ pointer: base, message: 'must be a list of blocks' }];
  const maximum = surface === 'message' ? LIMITS.message.blocks : LIMITS.view.blocks;
  if (blocks.length > maximum) {
    return [{ pointer: base, message: `no more than ${maximum} items allowed` }];
  }
  const faults = blocks.flatMap((block, index) => checkShape(block, `${base}/${index}`));
  if (faults.length > 0) return faults;
  const list = asObjects(blocks);
  return [...checkIds(list, base), ...checkTotals(list, surface, base)];
}

/** Everything Slack would refuse in a view, blocks included. */
export function checkView(view: unknown): BlockFault[] {
  const result = VIEW.safeParse(view);
  if (!result.success) return toFaults(result.error, '/view');
  const surface = result.data.type;
  const faults = checkBlocks(result.data.blocks, surface, '/view/blocks');
  const hasInput = asObjects(result.data.blocks).some((block) => block.type === 'input');
  if (surface === 'modal' && hasInput && asJson(view).submit === undefined) {
    faults.push({ pointer: '/view/submit', message: 'required when a modal has input blocks' });
  }
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.view.bytes) {
    faults.push({
      pointer: '/view',
      message: `no more than ${LIMITS.view.bytes} bytes allowed`,
      error: 'view_too_large',
    });
  }
  return faults;
}

/** All characters that a reader would see in the blocks, over every depth. */
export function countCharacters(value: unknown): number {
  let total = 0;
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (Array.isArray(next)) pending.push(...next);
    else if (isJson(next)) {
      for (const [key, inner] of Object.entries(next)) {
        if (key === 'text' && typeof inner === 'string') total += inner.length;
        else pending.push(inner);
      }
    }
  }
  return total;
}

function checkShape(block: unknown, pointer: string): BlockFault[] {
  const result = BLOCK.safeParse(block);
  return result.success ? [] : toFaults(result.error, pointer);
}

function toFaults(error: z.ZodError, base: string): BlockFault[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return { pointer: base + path.join(''), message: issue.message };
  });
}

function checkIds(blocks: Json[], base: string): BlockFault[] {
  const faults: BlockFault[] = [];
  const seen = new Set<string>();
  for (const [index, block] of blocks.entries()) {
    const id = asText(block.block_id);
    if (id !== undefined && seen.has(id)) {
      faults.push({ pointer: `${base}/${index}/block_id`, message: `block_id "${id}" already exists` });
    }
    if (id !== undefined) seen.add(id);
    const actions = asObjects(block.elements).map((element) => asText(element.action_id));
    const repeated = actions.findIndex((action, at) => action !== undefined && actions.indexOf(action) < at);
    if (repeated >= 0) {
      const pointer = `${base}/${index}/elements/${repeated}/action_id`;
      faults.push({ pointer, message: `action_id "${actions[repeated]}" already exists for the block` });
    }
  }
  return faults;
}

function checkTotals(blocks: Json[], surface: Surface, base: string): BlockFault[] {
  if (surface !== 'message' || countCharacters(blocks) <= LIMITS.message.characters) return [];
  const message = `a message has no more than ${LIMITS.message.characters} characters over all blocks`;
  return [{ pointer: base, message, error: 'msg_blocks_too_long' }];
}
