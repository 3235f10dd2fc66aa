import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';

/** Every file of one folder of `knowledge/`, checked by its schema, in the order of the names. */
export function readCards<T>(folder: string, schema: z.ZodType<T>): T[] {
  const root = new URL(`../../knowledge/${folder}/`, import.meta.url);
  const files = readdirSync(root).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => schema.parse(parse(readFileSync(new URL(file, root), 'utf8'))));
}
