import { type JsonNode, lastOfEach, type StringNode } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['property', 'found', 'suggestion'],
} as const;

/** Text of a data action's input stands in quotes as it is: a quote or a line break in it ends the JSON. */
export const rule = defineRule({
  code: 'template/unescaped-value',
  messages,
  check({ body, schema }) {
    const findings: RuleFinding<typeof messages>[] = [];
    const open: [JsonNode, Schema | undefined, string, string][] = [[body, schema ?? undefined, '', '']];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, expected, pointer, property] = next;
      if (node.kind === 'string' && expected !== undefined && isFreeText(expected) && INPUT.test(node.value))
        findings.push(toFinding(node, pointer, property));
      if (node.kind !== 'object') continue;
      for (const { key, value } of lastOfEach(node.members).values())
        open.push([
          value,
          expected?.properties?.get(key) ?? expected?.additionalProperties,
          appendToken(pointer, key),
          key,
        ]);
    }
    return findings;
  },
});

/** IDs, numbers, times and listed values hold nothing that needs an escape. */
function isFreeText({ type, identifies, dials, format, enum: values }: Schema): boolean {
  return type === 'string' && (identifies ?? dials ?? format ?? values) === undefined;
}

const INPUT = /(?<!jsonString\(\$*)\${1,2}!?\{input\.\w{1,80}\}/;

function toFinding(
  { value, start }: StringNode,
  pointer: string,
  property: string,
): RuleFinding<typeof messages> {
  const [found = ''] = INPUT.exec(value) ?? [];
  const suggestion = `$esc.jsonString(${found})`;
  return {
    message: 'default',
    pointer,
    at: start,
    data: { property, found, suggestion },
    fixes: [
      {
        applicability: 'machine-applicable',
        patch: [{ op: 'replace', path: pointer, value: value.replace(INPUT, () => suggestion) }],
      },
    ],
  };
}
