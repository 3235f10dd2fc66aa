import { replaceNode } from '../json/apply-patch.ts';
import type { JsonNode } from '../json/node.ts';
import type { Repair } from '../json/read/repair.ts';
import type { Site } from './facts.ts';

/**
 * Takes a name without quotes where a number belongs for the variable that it was in somebody's code: a text it cannot
 * be. Null where there is none.
 */
export function withVariables(
  body: JsonNode,
  sites: readonly Site[],
  repairs: readonly Repair[],
): JsonNode | null {
  const words = new Set(
    repairs.flatMap(({ code, message, start }) =>
      code === 'json/non-json-literal' && message === 'word' ? start : [],
    ),
  );
  const names = sites.filter((site) => words.has(site.node.start) && isVariable(site));
  if (names.length === 0) return null;
  return names.reduce((current, { pointer, text, node: { start, end } }) => {
    return replaceNode(current, pointer, { kind: 'expression', source: text, start, end });
  }, body);
}

function isVariable({ form, text, expects, party }: Site): boolean {
  const reaches = party?.address?.reaches ?? null;
  const takesNumber = expects === 'number' || (expects === 'party' && (reaches ?? 'phone') === 'phone');
  return takesNumber && form.kind === 'text' && form.scheme === null && /^[A-Za-z_$][\w$.]*$/.test(text);
}
