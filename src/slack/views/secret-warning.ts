import type { SecretKind } from '../../validator/index.ts';

/** What a private warning begins with. */
export const SECRET_SEEN = 'Your message holds a secret that everybody here can read.';

const TOKEN =
  'Revoke the token: `DELETE /api/v2/tokens/me` with the token itself ends it at once; a new login gives another.';
const CLIENT =
  'Make a new secret for the OAuth client (Admin, Integrations, OAuth), which ends the old one, and put it where the old one was used.';

/** How each kind of secret is made worthless. */
export const REVOKE: Readonly<Record<SecretKind | 'other', string>> = {
  'bearer-token': TOKEN,
  'access-token': TOKEN,
  'basic-credentials': `${CLIENT} If it was a user name and a password, change the password.`,
  'client-secret': CLIENT,
  password: 'Change the password, also wherever else it is used.',
  cookie: 'Revoke the session: sign out of it in the browser it came from.',
  'api-key': 'Revoke the key where it was issued, and make a new one.',
  'private-key': 'Replace the key pair, and take the old public key away wherever it is trusted.',
  other: 'Revoke it where it was issued, and make a new one.',
};
