import { readUuid } from '../contract/address.ts';
import { type JsonNode, lastOfEach } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['property', 'suggestion', 'value'],
  code: ['found', 'property'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A text that carries quotation marks of its own, beside those of JSON. */
export const rule = defineRule({
  code: 'rule/quoted-value',
  messages,
  check({ body, schema }) {
    if (body.kind !== 'object') return [];
    return [...lastOfEach(body.members).values()].flatMap(({ key, value }): Found[] => {
      if (schema?.properties?.get(key)?.type !== 'string') return [];
      const place = { pointer: appendToken('', key), at: value.start };
      if (value.kind === 'expression' && value.quoted === true)
        return [{ ...place, message: 'code', data: { property: key, found: value.source } }];
      const inside = insideOf(value);
      if (inside === null) return [];
      const data = { property: key, value: `"${inside}"`, suggestion: inside };
      const patch = [{ op: 'replace' as const, path: place.pointer, value: inside }];
      return [
        { ...place, message: 'default', data, fixes: [{ applicability: 'machine-applicable', patch }] },
      ];
    });
  },
});

/** What stands between the quotation marks; that of an ID is told with the ID. */
function insideOf(node: JsonNode): string | null {
  if (node.kind !== 'string' || readUuid(node.value) !== null) return null;
  return /^"([^"]{1,200})"$/.exec(node.value)?.[1] ?? null;
}
