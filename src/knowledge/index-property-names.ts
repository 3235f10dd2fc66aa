import type { Contracts, Schema } from '../validator/knowledge.ts';
import { foldName } from '../validator/text/fold-name.ts';

/** Every property name of every published body by its folded form, for reading names that code writes in another case. */
export function indexPropertyNames({
  operations,
}: Pick<Contracts, 'operations'>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const seen = new Set<Schema>();
  const pending = operations.flatMap(({ body }) => (body === null ? [] : [body]));
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    for (const [name, inner] of schema.properties ?? []) {
      const folded = foldName(name);
      if (!names.has(folded)) names.set(folded, name);
      pending.push(inner);
    }
    if (schema.items !== undefined) pending.push(schema.items);
    if (schema.additionalProperties !== undefined) pending.push(schema.additionalProperties);
  }
  return names;
}
