import type { Check, PatchOperation } from '../../validator/index.ts';
import { splitPointer } from '../../validator/json/pointer.ts';
import type { Use } from './lookup.ts';

/** A check whose bodies hold the ID where the name, or a placeholder for it, stood. */
export function fillIn(check: Check, { published, pointer }: Use, name: string, id: string): Check {
  const put = (body: unknown, at: string | null): unknown =>
    at === null
      ? body
      : replaceAt(body, splitPointer(at), (old) => (old === name || PLACEHOLDER.test(old) ? id : old));
  // What had nothing to correct before is its own published body.
  const before = check.corrected ?? (check.shape === 'published' ? check.published : null);
  return {
    ...check,
    published: put(check.published, published),
    placeholders: check.placeholders.filter((each) => each !== published),
    corrected: put(before, pointer),
    patch: pointer === null ? check.patch : withReplaced(check.patch, pointer, id),
    alternatives: check.alternatives.map((each) => ({ ...each, body: put(each.body, pointer) })),
    gaps: {
      corrected: check.gaps.corrected.filter((each) => each.pointer !== pointer),
      published: check.gaps.published.filter((each) => each.pointer !== published),
    },
  };
}

const PLACEHOLDER = /^<[^<>]+>$/;

/** The last operation at the place wins, so the one that put the placeholder there goes. */
function withReplaced(patch: readonly PatchOperation[], path: string, value: string): PatchOperation[] {
  const kept = patch.filter((each) => each.op !== 'replace' || each.path !== path);
  return [...kept, { op: 'replace', path, value }];
}

/** A copy of a value with another string at a place; the value itself where no string is there. */
function replaceAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (old: string) => string,
): unknown {
  if (key === undefined) return typeof value === 'string' ? change(value) : value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const put = (inner: unknown, at: string): unknown => (at === key ? replaceAt(inner, rest, change) : inner);
  if (Array.isArray(value)) return value.map((inner: unknown, index) => put(inner, String(index)));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [name, put(inner, name)]),
  );
}
