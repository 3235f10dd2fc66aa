import { z } from 'zod';
import { evidenceSchema, sourceSchema } from './shared-schemas.ts';

const sentence = z.string().min(1).max(400);

/** An error's card as a support engineer writes it: `knowledge/errors/<code>.yaml`. */
export const errorCardSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(?:[.-][a-zA-Z0-9]+)*$/, 'must be a code as the API writes it, or words with dashes'),
  status: z.int().min(200).max(599).nullable(),
  title: z.string().min(1).max(100),
  meaning: sentence,
  texts: z
    .array(
      z
        .string()
        .min(8, 'is too short to tell one text from another')
        .refine(
          (text) => text === text.toLowerCase().replace(/\s+/g, ' ').trim(),
          'must be lower case, with single spaces',
        ),
    )
    .default([]),
  causes: z
    .array(
      z.strictObject({
        text: sentence,
        likelierWith: z
          .array(z.string().regex(/^[a-z0-9]+\/[a-z0-9-]+$/, 'must be a diagnostic code'))
          .default([]),
        models: z.array(z.string().min(1)).default([]),
        below: z.string().startsWith('/').nullable().default(null),
      }),
    )
    .min(1),
  next: z.array(sentence).min(1).max(3),
  evidence: evidenceSchema,
  sources: z.array(sourceSchema).min(1),
});
