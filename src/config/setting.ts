import { z } from 'zod';

/** A way to run that some variables are for. */
export type Ground = 'local' | 'slack' | 'socket' | 'http' | 'many';

/** Describes a variable to people; the table of settings is generated from it. */
export interface SettingWords {
  /** What it does, in a few words that continue the variable's name. */
  readonly what: string;
  /** What happens without it, where it has no default to show. */
  readonly unset?: string;
  /** Its value is a secret: it is never shown, not even in part. */
  readonly secret?: true;
  /** The ways to run in any of which it has an effect; unless set, in all. */
  readonly only?: readonly Ground[];
}

const WORDS = z.registry<SettingWords>();

/** Gives a variable its words; and returns the schema unchanged. */
export function setting<S extends z.ZodType>(schema: S, words: SettingWords): S {
  WORDS.add(schema, words);
  return schema;
}

/** The words of a variable; undefined for one that is refused. */
export function wordsOf(schema: z.ZodType): SettingWords | undefined {
  return WORDS.get(schema);
}

/** A port; 0 lets the system choose one. */
export const port = z.coerce
  .number('must be a number from 0 to 65535')
  .int('must be a whole number')
  .min(0, 'must be a number from 0 to 65535')
  .max(65_535, 'must be a number from 0 to 65535');

/** A comma-separated list, each part checked by itself. */
export const listOf = (part: z.ZodString) =>
  z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== ''),
    )
    .pipe(z.array(part));
