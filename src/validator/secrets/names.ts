import type { Strength } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';

/** What a name says about the value beside it. */
export interface Naming {
  readonly kind: SecretKind;
  readonly strength: Strength;
}

/** Finds where a name of a secret may be; `readName` then judges the whole name. */
export const SECRET_WORD =
  'pass(?:word|wd|phrase|code)?|pwd|(?<![a-z])pw(?![a-z])|secret|secure-?string|tokens?|key|authorization|auth|cred(?:ential)?s?|cookies?|jwt|session[ _.-]?id|verifier|assertion|\\bsig(?:nature)?|\\bsas|bearer|(?<=[?&])code(?==)';

type Row = readonly [words: string, kind: SecretKind, strength: Strength];

/** The last words of a name before its suffixes, longest first where one ends in another. */
const ROWS: readonly Row[] = [
  ['password', 'password', 'password'],
  ['passwd', 'password', 'password'],
  ['passphrase', 'password', 'password'],
  ['passcode', 'password', 'password'],
  ['pass phrase', 'password', 'password'],
  ['pass word', 'password', 'password'],
  ['pwd', 'password', 'password'],
  // `pass`, without the letter that makes a plural.
  ['pas', 'password', 'password'],
  ['pw', 'password', 'password'],
  ['secure string', 'password', 'password'],
  ['secret access key', 'api-key', 'password'],
  ['secret key', 'api-key', 'password'],
  ['client secret', 'client-secret', 'password'],
  ['clientsecret', 'client-secret', 'password'],
  ['secret', 'client-secret', 'bearer'],
  ['credential', 'client-secret', 'token'],
  ['cred', 'client-secret', 'token'],
  ['authorization', 'bearer-token', 'bearer'],
  ['auth', 'bearer-token', 'token'],
  ['bearer', 'bearer-token', 'bearer'],
  ['jwt', 'bearer-token', 'token'],
  ['token', 'access-token', 'token'],
  ['sas', 'access-token', 'token'],
  ['sig', 'access-token', 'token'],
  ['signature', 'access-token', 'token'],
  ['assertion', 'access-token', 'token'],
  ['code verifier', 'access-token', 'token'],
  ['session id', 'cookie', 'token'],
  ['sessionid', 'cookie', 'token'],
  ['cookie', 'cookie', 'password'],
  ...'api access private signing encryption account subscription shared storage master auth service license session functions x hmac deploy ssh'
    .split(' ')
    .flatMap((word): Row[] => {
      const kind = word === 'private' ? 'private-key' : 'api-key';
      const strength = word === 'private' ? 'bearer' : 'token';
      return [
        [`${word} key`, kind, strength],
        [`${word}key`, kind, strength],
      ];
    }),
];

/** Words after the name that leave it one of a secret: `tokenValue`, `secret_1`, `client_secret_prod`. */
const SUFFIXES = new Set(
  'value values text string str raw plain plaintext header env var variable prod production dev development test testing stage staging uat qa live new old current next prev previous primary secondary default base b64 encoded enc key data body content real my the hash a b c d v x s'.split(
    ' ',
  ),
);
/** Words before it that say it is another kind of token. */
const OTHER_TOKENS =
  /^(?:page|cursor|continuation|next|cancellation|unexpected|syntax|max|min|prompt|completion|total|stop|sync|delta|position|idempotency|correlation|trace)$/;

/** What a whole name, such as `oauth.clientSecretValue_2`, says of its value; null for a name of no secret. */
export function readName(name: string): Naming | null {
  const words = wordsOf(name);
  for (let end = words.length; end > 0; end--) {
    const row = rowOf(words.slice(Math.max(0, end - 3), end));
    if (row !== null) {
      const before = words[end - row.count - 1] ?? '';
      return OTHER_TOKENS.test(before) ? null : { kind: row.kind, strength: row.strength };
    }
    const last = words[end - 1] ?? '';
    if (!SUFFIXES.has(last) && !/^\d+$/.test(last)) return null;
  }
  return null;
}

function rowOf(words: readonly string[]): (Naming & { count: number }) | null {
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const text = words.slice(-count).join(' ').replace(/s$/, '');
    const glued = words.at(-1)?.replace(/s$/, '') ?? '';
    for (const [row, kind, strength] of ROWS) {
      if (row === text || (count === 1 && isGlued(glued, row))) return { kind, strength, count };
    }
  }
  return null;
}

/** `accesstoken`, `oauthclientsecret`: words that are written without a mark between them. */
function isGlued(word: string, row: string): boolean {
  return word.length > row.length + 1 && row.length > 4 && !row.includes(' ') && word.endsWith(row);
}

function wordsOf(name: string): string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}
