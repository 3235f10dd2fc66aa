import type { Finding } from '../diagnostic.ts';
import { type JsonNode, lastOfEach } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { placeholderFor } from './keywords/required.ts';

/** Bodies nest no deeper. */
const DEEPEST = 4;

/** What a body lacks that the request does nothing without, although no schema requires it. */
export function checkExpected(node: JsonNode, schema: Schema, pointer = '', depth = 0): Finding[] {
  if (depth > DEEPEST) return [];
  if (node.kind === 'array') {
    const { items = {} } = schema;
    return node.items.flatMap((item, index) =>
      checkExpected(item, items, appendToken(pointer, `${index}`), depth + 1),
    );
  }
  if (node.kind !== 'object') return [];
  const given = new Set(
    [...lastOfEach(node.members).values()].flatMap(({ key, value }) =>
      value.kind === 'null' ? [] : foldName(key),
    ),
  );
  const isGiven = (name: string): boolean =>
    given.has(foldName(name)) ||
    (schema.properties?.get(name)?.aliases ?? []).some((alias) => given.has(foldName(alias)));
  const own = (schema.expected ?? [])
    .filter((group) => !group.some(isGiven))
    .map((group) => missingOneOf(group, schema, pointer, node.start));
  const inner = [...lastOfEach(node.members).values()].flatMap(({ key, value }) => {
    const property = schema.properties?.get(key);
    return property === undefined ? [] : checkExpected(value, property, appendToken(pointer, key), depth + 1);
  });
  return [...own, ...inner];
}

function missingOneOf(names: readonly string[], schema: Schema, holder: string, at: number): Finding {
  const [name = ''] = names;
  const pointer = appendToken(holder, name);
  const value = placeholderFor(schema.properties?.get(name) ?? {}) ?? `<${name}>`;
  return {
    code: 'contract/required',
    message: names.length > 1 ? 'one-of' : 'expected',
    pointer,
    at,
    data: { property: name, list: names.join(', ') },
    evidence: 'observed',
    fixes: [
      {
        applicability: 'has-placeholders',
        patch: [{ op: 'add', path: pointer, value }],
        when: 'when-filled',
      },
    ],
  };
}
