import type { Finding } from '../../diagnostic.ts';
import { type SchemaSite, show } from './site.ts';

interface NumberRange {
  readonly least: bigint;
  readonly most: bigint;
}

const RANGES: Readonly<Record<string, NumberRange>> = {
  int32: { least: -(2n ** 31n), most: 2n ** 31n - 1n },
  int64: { least: -(2n ** 63n), most: 2n ** 63n - 1n },
};

/** Says that a whole number does not fit into the width that is published; null where it does. */
export function checkRange({ node, schema, pointer, property }: SchemaSite): Finding | null {
  if (node.kind !== 'number') return null;
  const range = RANGES[schema.format ?? ''] ?? (schema.type === 'integer' ? RANGES.int64 : undefined);
  if (range === undefined || isWithin(node.raw, range)) return null;
  const { least, most } = range;
  return {
    code: 'contract/range',
    message: 'default',
    pointer,
    at: node.start,
    data: { property, value: show(node), least: least.toString(), most: most.toString() },
  };
}

/** Compares plain digits exactly, since a double cannot tell 2^63 from its neighbours. */
function isWithin(raw: string, { least, most }: NumberRange): boolean {
  if (/^-?\d{1,25}$/.test(raw)) {
    const exact = BigInt(raw);
    return exact >= least && exact <= most;
  }
  const value = Number(raw);
  return value >= Number(least) && value <= Number(most);
}
