import { type ExpressionNode, type JsonNode, lastOfEach } from '../json/node.ts';
import { appendToken } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['property', 'found'],
  'may-be-empty': ['property', 'found'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A hole of a template stands without quotes where text belongs, or where nothing may come into it. */
export const rule = defineRule({
  code: 'template/unquoted-value',
  messages,
  check({ body, schema }) {
    const findings: Found[] = [];
    const open: [JsonNode, Schema | null, string, string][] = [[body, schema, '', '']];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [node, expected, pointer, property] = next;
      if (expected === null) continue;
      if (node.kind === 'expression' && node.hole === true) {
        if (expected.type === 'string') findings.push(toFinding(node, pointer, property));
        else if (QUIET.test(node.source)) findings.push(mayBeEmpty(node, pointer, property));
      }
      if (node.kind === 'object')
        for (const { key, value } of lastOfEach(node.members).values())
          open.push([value, expected.properties?.get(key) ?? null, appendToken(pointer, key), key]);
      if (node.kind === 'array')
        for (const [index, item] of node.items.entries())
          open.push([item, expected.items ?? null, appendToken(pointer, index), property]);
    }
    return findings;
  },
});

/** What is written so leaves nothing behind where it has no value. */
const QUIET = /^\$\$?!/;

function mayBeEmpty({ source, start }: ExpressionNode, pointer: string, property: string): Found {
  const data = { property, found: source };
  return { message: 'may-be-empty', pointer, at: start, data, severity: 'warning' };
}

function toFinding({ source, start }: ExpressionNode, pointer: string, property: string): Found {
  return {
    message: 'default',
    pointer,
    at: start,
    data: { property, found: source },
    fixes: [
      { applicability: 'machine-applicable', patch: [{ op: 'replace', path: pointer, value: source }] },
    ],
  };
}
