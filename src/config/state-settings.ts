import { z } from 'zod';
import { setting } from './setting.ts';

/** Where the state is kept, and for how long. */
export const STATE_SETTINGS = {
  CALLCHECK_DATA_DIR: setting(z.string().default('.callcheck'), {
    what: 'the folder of the state',
  }),
  DATABASE_URL: setting(
    z
      .string()
      .refine(
        (url) => /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url),
        'must look like postgres://user:password@host:5432/database, with special characters of the password escaped, such as %40 for @',
      )
      .optional(),
    {
      what: 'the PostgreSQL database of the state, for several replicas on Slack, `postgres://…`; the local workspace keeps its own state in `CALLCHECK_DATA_DIR`',
      unset: 'the state is in `CALLCHECK_DATA_DIR`, for one process',
      secret: true,
      only: ['slack'],
    },
  ),
  CALLCHECK_KEEP_DAYS: setting(
    z.coerce
      .number('must be a number of days')
      .int('must be a whole number of days')
      .min(1, 'must be a day at least')
      .max(36_500, 'must be 36500 days at most')
      .default(400),
    {
      what: 'after how many days replies and what belongs to them are forgotten',
    },
  ),
};
