import { z } from 'zod';
import { listOf, setting } from './setting.ts';

/** What callcheck watches, and whom it calls. */
export const WATCHING_SETTINGS = {
  CALLCHECK_CHANNELS: setting(
    listOf(
      z.string().regex(/^[CGD][A-Z0-9]{2,}$/, 'takes channel ids such as C0123ABCD, with commas between'),
    ).optional(),
    {
      what: 'ids of the channels that start in *auto*, with commas between',
      unset: 'all it is invited to',
    },
  ),
  CALLCHECK_ESCALATION_GROUP: setting(
    z
      .string()
      .regex(/^S[A-Z0-9]{2,}$/, 'takes the id of a user group such as S0123ABCD')
      .optional(),
    {
      what: 'the id of the user group that *Still stuck* hands a thread over to, once',
      unset: 'there is no such button',
    },
  ),
};
