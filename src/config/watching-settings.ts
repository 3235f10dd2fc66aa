import { z } from 'zod';
import { MODE_CHANGERS } from './mode-changers.ts';
import { listOf, setting } from './setting.ts';

/** Which channels callcheck watches, and whom it escalates to. */
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
  CALLCHECK_MODE_CHANGERS: setting(
    z
      .string()
      .regex(
        MODE_CHANGERS,
        'takes members, admins, the id of a user group, or ids of people with commas between',
      )
      .default('members'),
    {
      what: 'who may change the modes of channels they are in: `members` for everybody, `admins`, the id of a user group, or ids of people with commas between',
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
