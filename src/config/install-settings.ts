import { z } from 'zod';
import { setting } from './setting.ts';

const BYTES = 32;

/**
 * A list of keys in base64, comma-separated: the first seals, all open. Faults name a key by its position and never
 * show one.
 */
const encryptionKeys = z.string().transform((list, context): readonly Uint8Array[] => {
  const parts = list.split(',').map((part) => part.trim());
  const keys = parts.map((part) => Buffer.from(part, 'base64'));
  const faults = parts.flatMap((part, index) => describeFault(part, keys, index));
  for (const message of faults) context.addIssue({ code: 'custom', message });
  return faults.length === 0 ? keys : z.NEVER;
});

function describeFault(part: string, keys: readonly Buffer[], index: number): string[] {
  const key = keys[index];
  const place = keys.length === 1 ? 'the key' : `key ${index + 1} of ${keys.length}`;
  if (key === undefined) return [];
  // Node reads what it can of malformed base64; so a key with a lost part would silently be another key.
  if (unpad(key.toString('base64')) !== unpad(part))
    return [`${place} is not base64; make one with \`openssl rand -base64 32\``];
  if (key.length !== BYTES) {
    return [
      `${place} has ${key.length} bytes and needs ${BYTES}; make one with \`openssl rand -base64 ${BYTES}\``,
    ];
  }
  const first = keys.findIndex((each) => each.equals(key));
  return first < index ? [`${place} is the same as key ${first + 1}; leave one of them out`] : [];
}

const unpad = (text: string): string => text.replace(/={1,2}$/, '');

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
      what: 'any long random text; protects the installation (OAuth `state`)',
      unset: 'one workspace',
      secret: true,
    },
  ),
  CALLCHECK_ENCRYPTION_KEYS: setting(encryptionKeys.optional(), {
    what: 'keys of 32 bytes in base64, comma-separated, for the tokens of workspaces: the first encrypts, all decrypt',
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
