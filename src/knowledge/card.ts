import { z } from 'zod';
import { evidenceSchema, sourceSchema } from './shared-schemas.ts';

const card = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+\/[a-z0-9-]+$/, 'must be `family/id`, lower case with dashes'),
  title: z.string().min(1).max(100),
  severity: z.enum(['error', 'warning', 'info']),
  evidence: evidenceSchema,
  messages: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string().min(1).max(400)),
  reply: z
    .record(
      z.string().regex(/^[A-Za-z0-9-]+$/),
      z.strictObject({
        cause: z.string().min(1).max(120),
        change: z.string().min(1).max(180).nullable().default(null),
      }),
    )
    .default({}),
  explanation: z.string().min(1),
  action: z.string().min(1),
  sources: z.array(sourceSchema),
  supersedes: z.array(z.string()).default([]),
  examples: z.array(z.strictObject({ before: z.string().min(1), after: z.string().min(1) })),
});

/** A diagnostic's card as a support engineer writes it: `knowledge/cards/<family>/<id>.yaml`. */
export const cardSchema = card.refine(({ code, examples }) => examples.length > 0 || isOfOrganization(code), {
  path: ['examples'],
  message: 'needs at least one pair of `before` and `after`',
});

/** Found only by a lookup in an organization; no text alone raises it. */
export const isOfOrganization = (code: string): boolean => code.startsWith('org/');
