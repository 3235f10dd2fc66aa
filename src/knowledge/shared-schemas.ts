import { z } from 'zod';

/** Where a statement rests. */
export const evidenceSchema = z.enum(['documented', 'observed', 'inferred', 'claimed']);

/** A page, package or document, with the day it was read. */
export const sourceSchema = z.strictObject({
  title: z.string().min(1),
  url: z.url().exactOptional(),
  read: z.iso.date().exactOptional(),
});
