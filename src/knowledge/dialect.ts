import { z } from 'zod';
import type { Dialect } from '../validator/knowledge.ts';
import { foldName } from '../validator/text/fold-name.ts';
import { meaningsOf } from './meanings-of.ts';
import { role } from './roles.ts';
import { evidenceSchema } from './shared-schemas.ts';

const names = z.array(z.string().min(1));
const addressType = z.enum(['phone', 'user', 'queue']);

/** A dialect as a support engineer writes it: `knowledge/dialects/<id>.yaml`. */
export const dialectSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be lower case with dashes')
    .refine((id) => id !== 'published' && id !== 'unknown', 'is taken'),
  title: z.string().min(1),
  rank: z.int(),
  models: names.min(1),
  recognise: z.array(names.min(1)).min(1),
  unmistakable: z.array(names.min(1)).default([]),
  parts: z.record(z.string(), role),
  party: z.strictObject({
    address: names.min(1),
    type: names,
    name: names,
    user: names,
    queue: names,
    side: names.default([]),
  }),
  types: z.partialRecord(addressType, names),
  sides: z.partialRecord(z.enum(['caller', 'callee']), names).default({}),
  write: z.strictObject({ phone: z.string(), user: z.string(), queue: z.string() }),
  evidence: evidenceSchema,
  example: z.unknown(),
});

/** Folds the names of a checked dialect, so that the validator compares them without further work. */
export function compileDialect(raw: z.infer<typeof dialectSchema>): Dialect {
  const fold = (list: readonly string[]): string[] => list.map(foldName);
  return {
    ...raw,
    example: raw.example,
    recognise: raw.recognise.map(foldGroup),
    unmistakable: raw.unmistakable.map(foldGroup),
    parts: new Map(Object.entries(raw.parts).map(([name, role]) => [foldName(name), role])),
    party: {
      address: fold(raw.party.address),
      type: fold(raw.party.type),
      name: fold(raw.party.name),
      user: fold(raw.party.user),
      queue: fold(raw.party.queue),
      side: fold(raw.party.side),
    },
    partyNames: new Set([...Object.values(raw.party).flat(), 'id'].map(foldName)),
    types: meaningsOf(raw.types),
    sides: meaningsOf(raw.sides),
  };
}

function foldGroup(group: readonly string[]): ReadonlySet<string> {
  return new Set(group.map((name) => name.split('/').map(foldName).join('/')));
}
