import { z } from 'zod';

/** More cues than these are a list of sentences, and no judgment. */
const MOST_CUES = 150;

const WORD = /^(?:<status>|@|[?!]|[\p{L}\p{N}_.'-]+\*?)$/u;

/** `knowledge/cues.yaml`: the words that show whether a failing call is reported or only talked about. */
export const cuesSchema = z
  .array(
    z.strictObject({
      cue: z
        .string()
        .refine((cue) => cue === cue.toLowerCase(), 'must be lower case')
        .refine(
          (cue) => cue.split(' ').every((word) => WORD.test(word)),
          'must be words with one blank between; a word may end in `*`, and `<status>`, `@`, `?` and `!` stand alone',
        ),
      kind: z.enum(['failing', 'asking', 'own', 'talk', 'telling', 'answer', 'solved', 'test', 'status']),
      language: z.string().regex(/^(?:[a-z]{2}|any)$/, 'must be two letters, or any'),
      weight: z.int().min(-9).max(9),
      at: z.enum(['anywhere', 'start']).default('anywhere'),
    }),
  )
  .max(MOST_CUES);
