import { z } from 'zod';
import { notServed, setting } from './setting.ts';

/** Where the state is kept. */
export const STATE_SETTINGS = {
  CALLCHECK_DATA_DIR: setting(z.string().default('.callcheck'), {
    what: 'the folder of the state',
  }),
  DATABASE_URL: notServed('this version keeps its state in CALLCHECK_DATA_DIR and does not use PostgreSQL'),
};
