import { asJson, asObjects, type Json } from './wire.ts';

export interface FoundElement {
  readonly element: Json;
  readonly blockId: string;
}

/** The interactive element with this action id, at any depth of the blocks. */
export function findElement(
  blocks: readonly Json[],
  actionId: string,
  blockId?: string,
): FoundElement | undefined {
  for (const block of blocks) {
    const nested = findElement(asObjects(block.child_blocks), actionId, blockId);
    if (nested !== undefined) return nested;
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const elements = [asJson(block.accessory), asJson(block.element), ...asObjects(block.elements)];
    const element = elements.find((one) => one.action_id === actionId);
    if (element !== undefined) return { element, blockId: String(block.block_id) };
  }
  return undefined;
}
