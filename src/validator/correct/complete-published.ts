import { checkContract } from '../contract/check-contract.ts';
import { checkExpected } from '../contract/check-expected.ts';
import type { Finding, PatchOperation } from '../diagnostic.ts';
import { applyPatch, findNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import { propertyAt } from '../json/pointer.ts';
import type { Schema } from '../knowledge.ts';

/** Each pass can only add what the schema requires inside what the last one added. */
const MOST_PASSES = 3;

/**
 * Makes a body fit its published schema: what is required and missing, or has a value that no program can fix,
 * becomes a placeholder named after its property.
 */
export function completePublished(body: JsonNode, schema: Schema): JsonNode {
  let current = body;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const found = [...checkContract(current, schema), ...checkExpected(current, schema)];
    const operations = found.flatMap((finding) => completionOf(finding, current));
    if (operations.length === 0) return current;
    for (const operation of operations) current = applyPatch(current, [operation]) ?? current;
  }
  return current;
}

function completionOf(finding: Finding, body: JsonNode): PatchOperation[] {
  const { code, pointer } = finding;
  if (pointer === null || pointer === '') return [];
  // A null says what leaving the property out says.
  if (finding.severity === 'info' && !/\/\d+$/.test(pointer)) return [{ op: 'remove', path: pointer }];
  const name = propertyAt(pointer) ?? 'value';
  const value = `<${name}>`;
  const filled = finding.fixes?.find(({ applicability }) => applicability === 'has-placeholders');
  if (filled !== undefined) return [...filled.patch];
  if (code === 'contract/unknown-property') return [{ op: 'remove', path: pointer }];
  if (!code.startsWith('contract/') || finding.severity === 'warning') return [];
  const exists = findNode(body, pointer) !== undefined;
  return [
    exists
      ? { op: 'replace', path: pointer, value: finding.data.expected === 'array' ? [value] : value }
      : { op: 'add', path: pointer, value: placeholderFor(name) },
  ];
}

/** Lists of a required property hold one placeholder, so that its place is plain. */
function placeholderFor(name: string): unknown {
  return name.endsWith('s') && !name.endsWith('ss') ? [`<${name.slice(0, -1)}>`] : `<${name}>`;
}
