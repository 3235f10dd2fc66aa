import { z } from 'zod';
import { evidenceSchema, sourceSchema } from './shared-schemas.ts';

const words = z
  .string()
  .min(1)
  .refine((text) => text === text.toLowerCase(), 'must be lower case');

/** A claim's card as a support engineer writes it: `knowledge/claims/<id>.yaml`. */
export const claimCardSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower case with dashes'),
    kind: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, 'must be lower case with dashes'),
    verdict: z.enum(['confirmed', 'contradicted', 'unverified']),
    statement: z.string().min(1).max(200),
    answer: z.string().min(1).max(500),
    reply: z.string().min(1).max(80).nullable().default(null),
    models: z.array(z.string().min(1)).default([]),
    tokens: z.array(z.string().min(1).regex(/^\S+$/, 'must be one word')).default([]),
    phrases: z.array(z.array(z.array(words).min(1)).min(1)).default([]),
    evidence: evidenceSchema,
    sources: z.array(sourceSchema).min(1),
  })
  .refine(({ tokens, phrases }) => tokens.length + phrases.length > 0, {
    path: ['tokens'],
    message: 'A claim needs tokens or phrases to be found by',
  });
