import { matchesOf } from '../text/matches.ts';
import { goesOn, isSecret, looksRandom } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';
import { type FoundSecret, secretAt } from './placed.ts';

/**
 * How services begin the tokens that they issue, how long these are at least without that, and of which characters. The
 * list holds what the rules of `@secretlint/secretlint-rule-preset-recommend` 13.1.0 (MIT) know, with more vendors' own pages.
 */
const FORMS: readonly (readonly [kind: SecretKind, begin: string, rest: string])[] = [
  [
    'bearer-token',
    'eyJ',
    String.raw`[\w-]{8,}(?:\.[\w-]{4,}|\.\s[\w-]{16,})(?:\.(?:\s(?=[\w-]{16}))?[\w-]*){0,3}`,
  ],
  ['access-token', 'xox[a-z](?:\\.xox[a-z])?-|xapp-|xwfp-|xoxe-', '[A-Za-z0-9-]{10,}'],
  [
    'access-token',
    String.raw`(?<=(?:hooks\.slack\.com\/(?:services|workflows|triggers)|webhook\.office\.com\/webhookb2|discord(?:app)?\.com\/api\/webhooks|hook\.\w+\.make\.com|hooks\.zapier\.com\/hooks\/catch)\/)`,
    '[\\w@/-]{16,}',
  ],
  ['access-token', String.raw`(?<=\/bot\d{6,12}:)|\d{8,10}:AA|1\/\/0`, '[\\w-]{30,}'],
  ['access-token', String.raw`dt0[a-z]\d\d\.`, '[A-Z2-7]{24}\\.[A-Z2-7]{32,}'],
  // Who knows the address of this vendor's notifications reads them.
  ['access-token', String.raw`(?<=\/channels\/streaming-\d{1,2}-)`, '[A-Za-z0-9]{16,}'],
  ['private-key', '(?<="(?:d|[dp]?[pq]|qi|k)":\\s?")', '[\\w-]{40,}'],
  ['api-key', 'A(?:3T[A-Z0-9]|[BKS]IA|GPA|IDA|ROA|IPA|N[PV]A|CCA)', '[A-Z0-9]{16}(?![A-Za-z0-9])'],
  ['api-key', 'AIza', '[\\w-]{35}'],
  ['client-secret', 'GOCSPX-', '[\\w-]{20,}'],
  ['access-token', 'ya29\\.', '[\\w-]{20,}'],
  ['access-token', 'gh[pousr]_|github_pat_', '\\w{20,}'],
  ['access-token', 'gl(?:pat|oas|dt|rt|cbt|ptt|ft|soat|imt|agent)-|glc_|glsa_', '[\\w.=+/-]{20,}'],
  [
    'access-token',
    'npm_|pypi-|rubygems_|dckr_(?:pat|oat)_|figd_|ntn_|secret_(?=[A-Za-z0-9]{43}\\b)|lin_api_|sntry[su]_|PMAK-|NRAK-|gsk_|xai-|hf_|r8_|tfp_|sbp_|rnd_|fo1_|FlyV1 |pscale_(?:tkn|pw|oauth)_|dp\\.(?:pt|st|ct|sa|scim|audit)\\.|vc[piark]_|cf(?:k|ut|at)_|tskey-[a-z]{2,20}-|shp(?:at|ss|ca|pa)_|do[opr]_v1_|EAA[A-Z]|sq0(?:atp|csp)-|pat-(?:na|eu)1-|ATATT3|ATCTT3|ATBB|hv[sbr]\\.|dapi|oy2|CFPAT-|rdme_|akcp|AKCp|cmVmd|lip_|ops_eyJ|p8e-|LTAI|SK(?=[0-9a-f]{32}\\b)',
    '[\\w=+/.-]{20,}',
  ],
  ['api-key', '[srp]k_(?:live|test|prod)_|whsec_', '[A-Za-z0-9]{16,}'],
  ['api-key', 'sk-(?:[a-z]{2,8}\\d{0,2}-){0,2}', '(?=[\\w-]*\\d)[\\w-]{20,}'],
  ['api-key', 'SG\\.', '[\\w-]{16,}\\.[\\w-]{16,}'],
  ['api-key', 'key-(?=[0-9a-f]{32}\\b)|xkeysib-|AGE-SECRET-KEY-1|re_(?=\\w{8}_)|phc_|phx_', '[\\w-]{24,}'],
  ['client-secret', '[\\w~.]{3}\\dQ~', '[\\w~.-]{31,34}'],
  // Hashes of passwords.
  [
    'password',
    '\\$(?:apr1|[156y]|2[abxy]|argon2[a-z]{1,2}|scrypt|pbkdf2-sha\\d{1,3})\\$|\\{(?:S?SHA\\d{0,3}|CRYPT)\\}|pbkdf2_sha\\d{1,3}\\$',
    '[\\w./$=,+-]{20,}',
  ],
];

/** How tokens begin, as alternatives of a pattern. */
export const TOKEN_BEGINS = FORMS.map(([, begin]) => begin).join('|');

const START = new RegExp(
  `(?<![A-Za-z0-9])(?:${FORMS.map(([, begin, rest]) => `((?:${begin})${rest})`).join('|')}|(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|Private-Lines: \\d{1,3}))`,
  'g',
);

/** Secrets that are told by their own form: web tokens, keys of well-known services, private keys, tokens of this vendor. */
export function findForms(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const match of matchesOf(text, START)) {
    const at = match.index;
    if (match.at(-1) !== undefined) found.push(...privateKey(text, at + match[0].length));
    else if (!/x{6}|X{6}|\*{3}|\.{3}/.test(match[0])) {
      const kind = FORMS[match.slice(1).findIndex((group) => group !== undefined)]?.[0] ?? 'access-token';
      found.push(secretAt(kind, at, match[0].replace(FILE_TYPE, '')));
    }
  }
  return [...found, ...findOwnTokens(text), ...findPairs(text), ...findEndsOfKeys(text)];
}

/** An ID with its secret behind it: what a client sends as its login, as in `btoa('<id>:<secret>')`, and keys of a cloud. */
const PAIR =
  /(?<![\w-])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}:|AC[0-9a-f]{32}(?::|["'`]\s?,\s?["'`])|A[KS]IA[A-Z0-9]{16}[\s:,;/|]{1,3}(?=[A-Za-z0-9+/]{40}(?![\w+/=])))([\w~.+/=-]{20,256})/gi;

function findPairs(text: string): FoundSecret[] {
  return matchesOf(text, PAIR).flatMap(({ index, 0: pair, 1: secret = '' }) =>
    isSecret(secret, 'random', false)
      ? [secretAt('basic-credentials', index + pair.length - secret.length, secret)]
      : [],
  );
}

/** The token is the name of a file. */
const FILE_TYPE = /\.(?:json|txt|log|har|ya?ml|xml|csv|md|zip|env|js|ts|py)$/;

/** A client secret of this vendor has 43 characters, an access token 86: a shape of its own even without a word for it. */
const OWN = /(?<![\w+/=.$@-])(?:[\w-]{86}|[\w-]{43})(?![\w+/=-])/g;
const HASH =
  /(?:sha\d+|hash|digest|etag|integrity|challenge|nonce|checksum|fingerprint|signature)[^\n]{0,16}$/i;

function findOwnTokens(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { index: start, 0: token } of matchesOf(text, OWN)) {
    const isBothCases = /[a-z]/.test(token) && /[A-Z]/.test(token);
    if (!isBothCases || !looksRandom(token) || /x{6}/.test(token)) continue;
    if (HASH.test(text.slice(Math.max(0, start - 32), start))) continue;
    found.push(secretAt(token.length === 43 ? 'client-secret' : 'access-token', start, token));
  }
  return found;
}

const KEY_HEADER = /[\s"',+\\]{0,20}(?:Proc-Type|DEK-Info|Version|Comment|Hash)[^\n\v]{0,200}/y;
const KEY_LINE =
  /((?:[\s"'`,+\\|#*>\ue000-\ue0ff]|\/\/ |\d{1,4}[ :|]{1,3}){0,20})([A-Za-z0-9+/]{1,16384}={0,3})(?=[\s"'`,+\\\ue000-\ue0ff]|-----END|$)/y;

/** The lines of a key as far as they go, with or without the mark of its end: what follows a key that was cut is none of it. */
function privateKey(text: string, from: number): FoundSecret[] {
  const found: FoundSecret[] = [];
  let at = from;
  for (;;) {
    KEY_HEADER.lastIndex = at;
    const header = KEY_HEADER.exec(text);
    if (header !== null) {
      at += header[0].length;
      continue;
    }
    KEY_LINE.lastIndex = at;
    const match = KEY_LINE.exec(text);
    const line = match?.[2] ?? '';
    if (match === null || !isKeyLine(line, text, at + match[0].length)) break;
    at += match[0].length;
    found.push(secretAt('private-key', at - line.length, line));
  }
  const length = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return length >= 24 ? found : [];
}

const KEY_END =
  /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?<=(?:^|\s)((?:[A-Za-z0-9+/]{64}\s){1,120}[A-Za-z0-9+/]{1,64}={0,2})\s-----END [A-Z0-9 ]{0,40}PRIVATE KEY)/g;

/** The lines before the mark of the end of a key, whose beginning was cut. */
function findEndsOfKeys(text: string): FoundSecret[] {
  if (!text.includes('PRIVATE KEY')) return [];
  return matchesOf(text, KEY_END).flatMap(({ index, 1: lines = '' }) =>
    matchesOf(lines, /\S+/g).map(({ index: at, 0: line }) =>
      secretAt('private-key', index - 1 - lines.length + at, line),
    ),
  );
}

function isKeyLine(line: string, text: string, end: number): boolean {
  if (line.length === 64 || line.length === 76 || line.endsWith('=')) return true;
  if (line.length >= 16 && looksRandom(line.slice(0, 400))) return true;
  // The text was cut in the middle of a line.
  if (end === text.length && goesOn(line)) return true;
  return /^[\s"'`,+\\\ue000-\ue0ff]{0,12}(?:=\w{4}\s)?-----END/.test(text.slice(end, end + 24));
}
