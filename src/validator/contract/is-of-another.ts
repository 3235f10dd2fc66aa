/** In: an operation and a body. Out: whether the body was meant for another operation. */
import type { JsonNode, Member } from '../json/node.ts';
import type { Operation, Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { wrapBody } from './wrap-body.ts';

/** Whether a body has members, and none that the operation's or a part of that has. */
export function isOfAnother(operation: Operation, body: JsonNode | null): boolean {
  const { body: schema } = operation;
  if (body?.kind !== 'object' || body.members.length === 0) return false;
  if (schema !== null && wrapBody(body, operation, schema) !== null) return false;
  // A conversation lists its parties in answers: nothing is done to them there, unless the path is about them.
  const isTold = ({ key, value }: Member): boolean =>
    schema?.properties?.has('selfUri') === true &&
    value.kind === 'array' &&
    value.items.some(({ kind }) => kind === 'object') &&
    !operation.path.endsWith(key);
  const members = body.members.filter((member) => !isTold(member));
  return members.length === 0 || !holdsOwn({ ...body, members }, schema ?? {});
}

/** Whether another operation is meant: the body has none of this one's names, or another one has all of them and this one lacks some. */
export function suitsAnother(
  operation: Operation,
  body: JsonNode | null,
  operations: readonly Operation[],
): boolean {
  if (isOfAnother(operation, body)) return true;
  if (body?.kind !== 'object') return false;
  const names = [...new Set(body.members.map(({ key }) => foldName(key)))];
  const hasAll = ({ body: schema }: Operation): boolean =>
    names.every((name) => schema?.folded?.has(name) === true || schema?.byAlias?.has(name) === true);
  return !hasAll(operation) && operations.some((other) => other.method !== 'GET' && hasAll(other));
}

/** Whether a schema has a name of a body; a list or an object under such a name counts by the names in it. */
function holdsOwn(node: JsonNode, { properties, folded, byAlias, items }: Schema): boolean {
  if (node.kind === 'array' && node.items.length > 0 && items !== undefined)
    return node.items.some((item) => holdsOwn(item, items));
  if (node.kind !== 'object' || node.members.length === 0) return true;
  return node.members.some(({ key, value }) => {
    const name = foldName(key);
    const inner = properties?.get(folded?.get(name) ?? key);
    if (inner?.properties === undefined && inner?.items?.properties === undefined)
      return inner !== undefined || byAlias?.has(name) === true;
    return holdsOwn(value, inner);
  });
}
