import type { Misspelling } from '../body/misspellings.ts';
import type { Finding, PatchOperation } from '../diagnostic.ts';
import { appendToken, parentPointer } from '../json/pointer.ts';
import type { Rule } from './rule.ts';

/** A name in a shape that threads use, which is nearly one that the shape has: `adress` for `address`. */
export const rule: Rule = {
  code: 'rule/misspelt-name',
  check({ roles, placesCall }) {
    return placesCall ? roles.misspelt.map(toFinding) : [];
  },
};

function toFinding({ key, meant, isTaken, pointer, keyAt }: Misspelling): Finding {
  const patch: PatchOperation[] = [
    { op: 'move', from: pointer, path: appendToken(parentPointer(pointer), meant) },
  ];
  return {
    code: rule.code,
    message: isTaken ? 'already-present' : 'default',
    pointer,
    at: keyAt,
    data: { property: key, suggestion: meant },
    fixes: isTaken ? [] : [{ applicability: 'machine-applicable', patch }],
  };
}
