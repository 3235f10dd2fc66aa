import { readFileSync } from 'node:fs';
import { z } from 'zod';

const PACKAGE = z.object({ scripts: z.object({ start: z.string() }) });

const { start } = PACKAGE.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
).scripts;

/** The flags for Node that `npm start` gives. */
export const START_FLAGS: readonly string[] = start.split(' ').filter((word) => word.startsWith('--'));
