import type { Random } from './random.ts';

/** What a secret is for, which decides the names that it goes by and the places where it can stand. */
export type Use = 'token' | 'secret' | 'password' | 'passphrase' | 'api-key' | 'private-key';

export interface Kind {
  readonly name: string;
  readonly use: Use;
  readonly make: (random: Random) => string;
  /** Its own form tells it, so that it is found with no name beside it. */
  readonly isKnown?: true;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const WORD = LOWER + UPPER + DIGITS;
const URL_SAFE = `${WORD}-_`;
const HEX = `${DIGITS}abcdef`;

const of =
  (alphabet: string, length: number, begin = '') =>
  (random: Random): string =>
    begin + random.text(alphabet, length);

const jwt =
  (length: number) =>
  (random: Random): string =>
    ['ey', 'ey', '']
      .map((begin, at) => (at < 2 ? `${begin}J${random.text(WORD, length)}` : random.text(URL_SAFE, 43)))
      .join('.');

const pem = (random: Random): string =>
  [...Array.from({ length: 6 }, () => random.text(`${WORD}+/`, 64)), `${random.text(WORD, 30)}==`].join('\n');

const WORDS = [
  'copper',
  'lantern',
  'orbit',
  'velvet',
  'tractor',
  'battery',
  'staple',
  'marble',
  'pepper',
  'window',
];
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** At least thirty kinds of secret; every one is made up anew for each paste. Begins are split, so that no scanner takes this for a leak. */
export const kinds: readonly Kind[] = [
  { name: 'a token of 86 characters', use: 'token', make: of(URL_SAFE, 85, 'k'), isKnown: true },
  { name: 'a token of 43 characters', use: 'token', make: of(URL_SAFE, 42, 'q'), isKnown: true },
  { name: 'a token of 32 hex digits', use: 'token', make: of(HEX, 32) },
  { name: 'a token of 64 hex digits', use: 'token', make: of(HEX, 64) },
  { name: 'a token of 24 letters and digits', use: 'token', make: of(WORD, 22, 'T7') },
  { name: 'a token of 32 letters', use: 'token', make: of(LOWER + UPPER, 32) },
  { name: 'a token of 28 small letters', use: 'token', make: of(LOWER, 28) },
  { name: 'a token of 9,000 characters', use: 'token', make: of(WORD, 9000, 'a1') },
  { name: 'a token with padding', use: 'token', make: (random) => `${random.text(WORD, 43)}=` },
  {
    name: 'a token with dots',
    use: 'token',
    make: (random) => [20, 24, 16].map((size) => random.text(WORD, size)).join('.'),
  },
  { name: 'a web token', use: 'token', make: jwt(60), isKnown: true },
  { name: 'a long web token', use: 'token', make: jwt(700), isKnown: true },
  {
    name: 'a bot token',
    use: 'token',
    make: (random) => `${'xox'}b-${random.text(DIGITS, 12)}-${random.text(WORD, 24)}`,
    isKnown: true,
  },
  {
    name: 'an app token',
    use: 'token',
    make: (random) => `${'xa'}pp-1-A${random.text(UPPER, 9)}-${random.text(HEX, 40)}`,
    isKnown: true,
  },
  { name: 'a classic repository token', use: 'token', make: of(WORD, 36, `${'gh'}p_`), isKnown: true },
  { name: 'a fine repository token', use: 'token', make: of(WORD, 82, `${'github'}_pat_`), isKnown: true },
  { name: 'another repository token', use: 'token', make: of(URL_SAFE, 20, `${'gl'}pat-`), isKnown: true },
  { name: 'a package token', use: 'token', make: of(WORD, 36, `${'np'}m_`), isKnown: true },
  { name: 'a vault token', use: 'token', make: of(URL_SAFE, 92, `${'hv'}s.`), isKnown: true },
  { name: 'a model token', use: 'token', make: of(LOWER + UPPER, 34, `${'h'}f_`), isKnown: true },
  { name: 'a cloud key', use: 'api-key', make: of(`${UPPER}234567`, 16, `${'AK'}IA`), isKnown: true },
  { name: 'a maps key', use: 'api-key', make: of(URL_SAFE, 35, `${'AI'}za`), isKnown: true },
  { name: 'a payment key', use: 'api-key', make: of(WORD, 24, `${'sk'}_live_`), isKnown: true },
  {
    name: 'a mail key',
    use: 'api-key',
    make: (random) => `${'S'}G.${random.text(WORD, 22)}.${random.text(WORD, 43)}`,
    isKnown: true,
  },
  {
    name: 'a model key',
    use: 'api-key',
    make: (random) => `${'sk'}-proj-4${random.text(URL_SAFE, 60)}`,
    isKnown: true,
  },
  { name: 'a key of 40 letters and digits', use: 'api-key', make: of(WORD, 38, 'k3') },
  { name: 'a key of 32 small letters and digits', use: 'api-key', make: of(LOWER + DIGITS, 30, 'a4') },
  { name: 'a client secret of 43 characters', use: 'secret', make: of(URL_SAFE, 42, 'x'), isKnown: true },
  { name: 'a client secret of 40 hex digits', use: 'secret', make: of(HEX, 40) },
  { name: 'a client secret that begins with the word', use: 'secret', make: of(HEX, 32, 'secret-9f3') },
  { name: 'a client secret that begins with my-', use: 'secret', make: of(LOWER + DIGITS, 24, 'my-7') },
  {
    name: 'a cloud client secret',
    use: 'secret',
    make: (random) => `${random.text(WORD, 3)}8Q~${random.text(WORD, 34)}`,
    isKnown: true,
  },
  { name: 'a password of 12 characters', use: 'password', make: (random) => `${random.text(WORD, 8)}7!kR` },
  {
    name: 'a password with an @',
    use: 'password',
    make: (random) => `${random.text(WORD, 4)}k@9${random.text(WORD, 5)}R`,
  },
  {
    name: 'a password of a word and a year',
    use: 'password',
    make: (random) => `${random.of(['Winter', 'Falcon', 'Sunrise', 'Berlin'])}20${random.text(DIGITS, 2)}!`,
  },
  {
    name: 'a password of a word, a number and a sign',
    use: 'password',
    make: (random) => `falcon${random.text(DIGITS, 4)}!${random.text(LOWER, 4)}`,
  },
  {
    name: 'a passphrase of words',
    use: 'passphrase',
    make: (random) => Array.from({ length: 4 }, () => random.of(WORDS)).join(' '),
  },
  {
    name: 'a passphrase of joined words',
    use: 'passphrase',
    make: (random) => Array.from({ length: 5 }, () => random.of(WORDS)).join('-'),
  },
  {
    name: 'a part of a web token',
    use: 'token',
    make: (random) => encode({ sub: random.text(WORD, 24), iat: 1_700_000_000 + random.below(9_000_000) }),
    isKnown: true,
  },
  {
    name: 'a login in Base64',
    use: 'token',
    make: (random) =>
      Buffer.from(`jo-calls:${random.text(WORD, 9)}7${random.text(WORD, 5)}`).toString('base64'),
    isKnown: true,
  },
  { name: 'a private key', use: 'private-key', make: pem, isKnown: true },
];

/** The names that people and SDKs give to secrets of each use. */
export const names: Readonly<Record<Use, readonly string[]>> = {
  token: [
    'access_token',
    'accessToken',
    'tokenValue',
    'authToken2',
    'bearer_token',
    'GENESYS_TOKEN',
    'refresh-token',
    'jwt',
    'id_token',
    'token',
  ],
  secret: [
    'client_secret',
    'clientSecret',
    'clientSecretValue',
    'GENESYS_CLIENT_SECRET',
    'secret_1',
    'oauth.client.secret',
    'client-secret',
    'credentials',
  ],
  password: ['password', 'userPassword', 'DB_PASSWORD', 'passwd', 'admin_pwd', 'passphrase', 'password2'],
  passphrase: ['password', 'passphrase'],
  'api-key': [
    'api_key',
    'apiKey',
    'api.key',
    'X-Api-Key',
    'privateKey',
    'secret_key',
    'subscription-key',
    'apiKeyValue',
  ],
  'private-key': ['private_key', 'privateKey', 'signing_key'],
};
