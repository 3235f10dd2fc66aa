import type { Misspelling } from '../body/misspellings.ts';
import type { PatchOperation } from '../diagnostic.ts';
import { appendToken, parentPointer } from '../json/pointer.ts';
import { defineRule, type RuleFinding } from './define-rule.ts';

const messages = {
  default: ['property', 'suggestion'],
  'already-present': ['property', 'suggestion'],
} as const;

type Found = RuleFinding<typeof messages>;

/** A name in a shape that threads use, which is nearly one that the shape has: `adress` for `address`. */
export const rule = defineRule({
  code: 'rule/misspelt-name',
  messages,
  check({ roles, placesCall }) {
    // In the right case the name is not published either, which says more.
    const isTold = ({ pointer, key, meant }: Misspelling): boolean =>
      key.toLowerCase() === meant.toLowerCase() && roles.outermost.some((part) => part.pointer === pointer);
    return placesCall ? roles.misspelt.filter((each) => !isTold(each)).map(toFinding) : [];
  },
});

function toFinding({ key, meant, isTaken, pointer, keyAt }: Misspelling): Found {
  const patch: PatchOperation[] = [
    { op: 'move', from: pointer, path: appendToken(parentPointer(pointer), meant) },
  ];
  return {
    message: isTaken ? 'already-present' : 'default',
    pointer,
    at: keyAt,
    data: { property: key, suggestion: meant },
    fixes: isTaken ? [] : [{ applicability: 'machine-applicable', patch }],
  };
}
