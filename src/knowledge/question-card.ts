import { z } from 'zod';

/** `knowledge/questions.yaml`: what to ask about a failing call that comes without its payload, most useful first. */
export const questionsSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower case with dashes'),
    text: z.string().min(1).max(250),
    statuses: z.array(z.int().min(200).max(599)).default([]),
    answeredBy: z
      .array(
        z
          .string()
          .min(1)
          .refine((text) => text === text.toLowerCase(), 'must be lower case'),
      )
      .default([]),
  }),
);
