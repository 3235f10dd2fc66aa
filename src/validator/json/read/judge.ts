import type { JsonNode } from '../node.ts';
import type { Reader } from './reader.ts';

/** Whether what was read is a payload, not talk or code that happens to stand in brackets. */
export function isPayload(reader: Reader, node: JsonNode): boolean {
  if (node.kind === 'array' && reader.signs.quotedKeys === 0) return isPayloadList(reader, node.items.length);
  if (node.kind === 'object' && !hasPair(reader))
    return node.members.length === 0 && reader.repairs.length === 0;
  if (isHeadless(reader)) return reader.options.stopAtProse !== true && isSound(reader, node);
  const { signs, options } = reader;
  const forIt = 3 * signs.quotedKeys + 2 * signs.strings + signs.scalars;
  const against = 2 * signs.bareValues + 2 * signs.semicolons + signs.stray;
  if (forIt > against) return true;
  // `{ from: agent, to: user }` alone in a fence may be meant; in a sentence it is talk.
  return options.stopAtProse !== true && signs.semicolons === 0 && signs.stray === 0 && signs.bareKeys > 1;
}

/** Lists without objects: `[a-z]`, `[INFO]` and `[docs](…)` are none; in talk only clean ones are. */
function isPayloadList(reader: Reader, length: number): boolean {
  if (length === 0 || reader.options.stopAtProse === true) return reader.repairs.length === 0;
  return reader.signs.bareValues === 0 || reader.signs.strings > reader.signs.bareValues;
}

/** A key with its separator, or without one but with both texts in whole quotes. */
function hasPair(reader: Reader): boolean {
  if (reader.signs.pairs > 0) return true;
  if (reader.options.stopAtProse === true) return false;
  const broken = reader.repairs.some((repair) => repair.code === 'json/unterminated-string');
  return !broken && reader.signs.quotedKeys > 0 && reader.signs.strings > 0;
}

/** It begins with an unquoted key, without a bracket. */
function isHeadless(reader: Reader): boolean {
  return reader.repairs.some(
    (repair) => repair.code === 'json/unquoted-key' && repair.start === reader.rootKeyAt,
  );
}

function isSound(reader: Reader, node: JsonNode): boolean {
  return (
    node.kind === 'object' &&
    node.members.length > 1 &&
    reader.signs.strings > 0 &&
    reader.text[node.end - 1] === '}'
  );
}
