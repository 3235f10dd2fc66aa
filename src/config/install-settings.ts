import { z } from 'zod';
import { encryptionKeys } from './encryption-keys.ts';
import { setting } from './setting.ts';

/** How any workspace may install the app for itself. */
export const INSTALL_SETTINGS = {
  SLACK_CLIENT_ID: setting(
    z
      .string()
      .regex(/^\d{1,30}\.\d{1,30}$/, 'does not look like a client id, two numbers with a point between')
      .optional(),
    { what: 'the client id: many workspaces', unset: 'one workspace, by `SLACK_BOT_TOKEN`' },
  ),
  SLACK_CLIENT_SECRET: setting(
    z.string().min(8, 'is too short for a client secret; copy it again').optional(),
    { what: 'the client secret: many workspaces', unset: 'one workspace', secret: true },
  ),
  SLACK_STATE_SECRET: setting(
    z.string().min(16, 'is too short; make one with `openssl rand -base64 32`').optional(),
    {
      what: 'any long random text; it proves that who comes back from Slack set out from here',
      unset: 'one workspace',
      secret: true,
    },
  ),
  CALLCHECK_ENCRYPTION_KEYS: setting(encryptionKeys.optional(), {
    what: 'keys of 32 bytes in base64, with commas between, for the tokens of workspaces: the first seals, all open',
    unset: 'one workspace',
    secret: true,
    only: ['many'],
  }),
  CALLCHECK_PUBLIC_URL: setting(
    z
      .url({
        protocol: /^https?$/,
        message: 'must be a URL such as https://callcheck.example.com',
      })
      .refine(
        (url) => !URL.canParse(url) || isSafe(new URL(url)),
        'must begin with https://, as browsers keep the cookie of an installation for nothing else',
      )
      .optional(),
    {
      what: 'the address of the app as browsers see it, where it has several redirect URLs',
      unset: "Slack takes the app's first redirect URL",
      only: ['many'],
    },
  ),
};

/** Browsers count their own machine as safe. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
