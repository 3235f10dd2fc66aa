import type { Strength } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';
import { memo } from './memo.ts';

/** What a name says about the value beside it. */
export interface Naming {
  readonly kind: SecretKind;
  readonly strength: Strength;
}

/** Finds where a name of a secret may be; `readName` then judges the whole name. */
export const SECRET_WORD =
  '(?:verification|security|access|confirmation|sms|one[ _-]?time|auth)[ _.-]?code|pass(?:word|wd|phrase|code)?|pwd|(?<![a-z])pw(?![a-z])|secret|secure-?string|tokens?|key|authorization|auth|cred(?:ential)?s?|cookies?|jwt|sess(?:ion)?[ _.-]?id|session(?=[:=])|\\bsid(?==)|verifier|assertion|saml_?(?:response|request)|pin|t?otp|mfa|(?<![\\w-])2fa|\\bsig(?:nature)?|\\bsas|bearer|\\bcode(?==)|(?<=[/-])(?:invite|invitation|reset|activate|confirm|verify|magic-?link)(?=/)';

type Row = readonly [words: string, kind: SecretKind, strength: Strength];

const rows = (kind: SecretKind, strength: Strength, words: string): Row[] =>
  words.split('|').map((word): Row => [word, kind, strength]);

/** The last words of a name before its suffixes, without the letter that makes a plural; longest first where one ends in another. */
const ROWS: readonly Row[] = [
  ...rows(
    'password',
    'password',
    'password|passwd|passphrase|passcode|pass phrase|pass word|pwd|pas|pw|userpwd|storepas',
  ),
  ...rows('password', 'password', 'keypas|secure string|bind credential'),
  ...rows('api-key', 'password', 'secret access key|secret key'),
  ...rows('client-secret', 'password', 'client secret|clientsecret'),
  // In the settings of this vendor's command line the ID of the client.
  ...rows('client-secret', 'token', 'client credential'),
  ...rows('client-secret', 'bearer', 'secret|credential|cred'),
  ...rows('bearer-token', 'bearer', 'authorization|bearer|jwt|saml response|saml request'),
  ...rows('bearer-token', 'token', 'auth'),
  ...rows('access-token', 'password', 'verify token'),
  ...rows('access-token', 'bearer', 'token'),
  ...rows('access-token', 'token', 'sas|sig|signature|assertion|code verifier'),
  // In the path of a link.
  ...rows('access-token', 'random', 'invite|invitation|reset|activate|confirm|verify|magic link|magiclink'),
  ...rows('cookie', 'token', 'session id|sessionid|sessid'),
  ...rows('cookie', 'random', 'session|sid'),
  ...rows('cookie', 'password', 'cookie'),
  ...rows(
    'password',
    'code',
    'pin|otp|totp|mfa|fa|pin code|otp code|mfa code|fa code|verification code|security code',
  ),
  ...rows('password', 'code', 'access code|confirmation code|sms code|one time code|auth code'),
  ...'api application access private signing encryption account subscription shared storage master auth service license session functions x hmac deploy ssh app using my the'
    .split(' ')
    .flatMap((word) =>
      rows(word === 'private' ? 'private-key' : 'api-key', 'bearer', `${word} key|${word}key`),
    ),
];

/** Words after the name that leave it one of a secret: `tokenValue`, `secret_1`, `client_secret_prod`. */
const SUFFIXES = new Set(
  'value values text string str raw plain plaintext header env var variable prod production dev development test testing stage staging uat qa live new old current next prev previous primary secondary default base b64 encoded enc key data body content real my the equals hash a b c d v x s'.split(
    ' ',
  ),
);
/** Words before it that say it is another kind of token. */
const OTHER_TOKENS =
  /^(?:page|cursor|continuation|next|cancellation|unexpected|syntax|max|min|prompt|completion|total|stop|sync|delta|position|idempotency|correlation|trace)$/;

/** What a whole name, such as `oauth.clientSecretValue_2`, says of its value; null for a name of no secret. */
export function readName(name: string): Naming | null {
  return named(name, () => namingOf(name));
}

const named = memo<Naming | null>();

function namingOf(name: string): Naming | null {
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
const isGlued = (word: string, row: string): boolean =>
  word.length > row.length && row.length > 4 && !row.includes(' ') && word.endsWith(row);

const wordsOf = (name: string): string[] =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());

/** Words for secrets in other languages and in haste, by what stands for them in the normalized text. */
const FOLDED_WORDS: Readonly<Record<string, string>> = {
  password: String.raw`identified by|(?:pass|kenn)wort|contrase(?:\u00f1|n)a|clave(?! secreta|[a-z])|mots?[\s-]?de[\s-]?passe|mdp(?![a-z])|senha|palavra[ -]passe|wachtwoord|l\u00f6senord(?:et)?|passord(?:et)?|adgangskode|has\u0142o|heslo|jelsz\u00f3|salasana|lozinka|geslo|parola(?: d.ordine)?|[\u015fs]ifre(?:niz|m|si)?(?![a-z])|kata sandi|m\u1eadt kh\u1ea9u|\u043f\u0430\u0440\u043e\u043b[\u044c\u044f\u0435]|\u03ba\u03c9\u03b4\u03b9\u03ba\u03cc\u03c2|\u05e1\u05d9\u05e1\u05de\u05d4|\u0643\u0644\u0645\u0629 (?:\u0627\u0644\u0645\u0631\u0648\u0631|\u0627\u0644\u0633\u0631)|\u0e23\u0e2b\u0e31\u0e2a\u0e1c\u0e48\u0e32\u0e19|\u30d1\u30b9\u30ef\u30fc\u30c9|\u5bc6[\u7801\u78bc]|\u53e3\u4ee4|\ube44\ubc00\ubc88\ud638|\uc554\ud638|secret (?:word|phrase)|p\/w(?![a-z/])|pass[ -](?:word|phrase)|p(?:sw|word)(?![a-z])|pas(?:word|s?wrd|s?owrd|s?wrod)`,
  token: String.raw`\u0442\u043e\u043a\u0435\u043d|\u30c8\u30fc\u30af\u30f3|\u4ee4\u724c|\ud1a0\ud070`,
  secret: String.raw`\u0441\u0435\u043a\u0440\u0435\u0442|\u30b7\u30fc\u30af\u30ec\u30c3\u30c8|geheimnis(?![a-z])`,
  'secret key': String.raw`cl(?:\u00e9|e) secr(?:\u00e8|e)te|clave secreta|chave secreta|chiave segreta|geheimer schl\u00fcssel|\u5bc6\u94a5|\u79d8\u5bc6\u9375`,
  'api key': String.raw`cl(?:\u00e9|e) (?:d.|de l.)?api|(?:clave|chave|llave|chiave) (?:de )?(?:la |da |l.)?api|api[- ]schl(?:\u00fc|ue)ssel|api-?\u043a\u043b\u044e\u0447|api\u30ad\u30fc`,
};

export const FOREIGN_WORDS = `(?<!(?<!\\\\)[a-z])(?:${Object.values(FOLDED_WORDS).join('|')})`;
const FOLDS = Object.entries(FOLDED_WORDS).map(
  ([word, pattern]) => [word, new RegExp(`^(?:${pattern})$`, 'i')] as const,
);

/** The English word for one that `FOREIGN_WORDS` found. */
export function foldedWord(found: string): string {
  return FOLDS.find(([, pattern]) => pattern.test(found))?.[0] ?? 'password';
}
