import { z } from 'zod';

const phrases = z.record(
  z.string().regex(/^[a-z0-9-]+$/, 'must be lower case with dashes'),
  z.string().min(1).max(300),
);

/** `knowledge/phrases.yaml`: sentences of reports and replies that belong to no single code. */
export const phrasesSchema = z.strictObject({
  reasons: phrases,
  notes: phrases,
  reply: phrases,
  placeholders: phrases,
  topics: phrases,
});
