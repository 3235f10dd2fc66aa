import type { JsonNode } from '../json/node.ts';
import type { Reader } from './reader.ts';

/** Whether what was read is a payload, not talk or code that happens to stand in brackets. */
export function isPayload(reader: Reader, node: JsonNode): boolean {
  const { signs, options } = reader;
  const forIt = 3 * signs.quotedKeys + 2 * signs.strings + signs.scalars;
  const against = 2 * signs.bareValues + 2 * signs.semicolons + signs.stray;
  if (node.kind === 'array' && signs.quotedKeys === 0 && signs.bareValues > 0)
    return signs.strings > signs.bareValues;
  if (node.kind === 'array' && node.items.length === 0) return reader.repairs.length === 0;
  if (forIt > against) return true;
  // `{ from: agent, to: user }` alone in a fence may be meant; in a sentence it is talk.
  return options.stopAtProse !== true && signs.semicolons === 0 && signs.stray === 0 && signs.bareKeys > 1;
}
