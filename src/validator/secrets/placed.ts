import { isSecret, looksRandom } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';
import { QUOTES, type TextRange } from './normalize.ts';
import type { SecretReader, Value } from './reader.ts';

/** A secret in the normalized text. */
export interface FoundSecret extends TextRange {
  readonly kind: SecretKind;
}

const Q = `[${QUOTES}]`;

/** Secrets that are told by their place: after a scheme, in a URL, in a command's flag, as a login's second argument, in cookies. */
export function findPlaced(reader: SecretReader, at: number, word: string): FoundSecret[] {
  const after = at + word.length;
  const name = word.toLowerCase();
  if (name === '://') return userInfo(reader, after);
  if (name.startsWith('-')) return flagValue(reader, at);
  if (name === 'bearer' || name === 'basic') return schemeValue(reader, at, after, name);
  if (name.startsWith('cookie')) return cookies(reader, at, after);
  if (/^(?:auth|credential|login|grant|basic)/.test(name)) return secondArgument(reader, after);
  return [];
}

const SCHEME_GAP = new RegExp(
  `(?: (?:token|auth))?(?:${Q}?\\s?[:=+]\\s?(?=\\S)|\\s|%20|${Q}\\)?\\s?[,+.]\\s?)(?:is )?`,
  'iy',
);

/** `Bearer <token>` and `Basic <base64>` wherever they stand, also as two arguments. */
function schemeValue(
  reader: SecretReader,
  at: number,
  after: number,
  name: 'bearer' | 'basic',
): FoundSecret[] {
  if (/\w/.test(reader.text[at - 1] ?? '')) return [];
  const gap = reader.match(SCHEME_GAP, after);
  const value = gap === null ? null : reader.valueAt(after + gap[0].length);
  if (value === null || value.text.length < 8 || /[([]/.test(reader.text[value.end] ?? '')) return [];
  const isNextLine = /[\n\v]/.test(gap?.[0] ?? '');
  if (!isSecret(value.text, isNextLine ? 'random' : 'bearer', value.isQuoted)) return [];
  const isHeader = name === 'bearer' || /authorization/i.test(reader.window(at - 40, Math.min(40, at)));
  if (!isHeader && !isBase64(value.text)) return [];
  return [{ ...rangeOf(value), kind: name === 'basic' ? 'basic-credentials' : 'bearer-token' }];
}

function isBase64(value: string): boolean {
  return value.length >= 12 && value.length % 4 === 0 && /^[A-Za-z0-9+/]{12,128}/.test(value);
}

function rangeOf({ start, end }: Value): TextRange {
  return { start, end };
}

const USER_INFO = new RegExp(
  `([^\\s:@/?#<>${QUOTES}]{0,2048})(?::([^\\s/?#<>${QUOTES}]{1,2048}))?@(?=[\\w[])`,
  'y',
);

/** The password of `https://user:password@host`, which may hold an `@`, or a token in the user's place. */
function userInfo(reader: SecretReader, after: number): FoundSecret[] {
  const [whole, user = '', password = ''] = reader.match(USER_INFO, after) ?? [];
  if (whole === undefined) return [];
  if (isSecret(password, 'password', true) && password !== 'x-oauth-basic') {
    const end = after + whole.length - 1;
    return [{ kind: 'password', start: end - password.length, end }];
  }
  return isSecret(user, 'random', false)
    ? [{ kind: 'access-token', start: after, end: after + user.length }]
    : [];
}

const USER_FLAG = /(?:-[uaU]|--(?:user|auth|proxy-user|basic-auth|credentials?))[ =]?/y;
const COOKIE_FLAG = /(?:-b|--cookie)[ =]/y;

/** `curl -u id:secret`, also with nothing between; `http -a id:secret`; `curl -b 'a=1'`. */
function flagValue(reader: SecretReader, at: number): FoundSecret[] {
  const cookie = reader.match(COOKIE_FLAG, at);
  if (cookie !== null) return pairs(reader, reader.valueAt(at + cookie[0].length), false);
  const flag = reader.match(USER_FLAG, at);
  const value = flag === null ? null : reader.valueAt(at + flag[0].length);
  const colon = value?.text.indexOf(':') ?? -1;
  if (value === null || colon < 1) return [];
  const secret = value.text.slice(colon + 1);
  if (!isSecret(secret, 'password', true) || /^\d+$/.test(secret) || secret.startsWith('//')) return [];
  return [{ kind: 'basic-credentials', start: value.start + colon + 1, end: value.end }];
}

/** After a colon or an equals sign two strings are arguments only in brackets: elsewhere the second begins another member. */
const ARGUMENTS = new RegExp(
  `\\w{0,40}${Q}?(?:\\s?[=:]\\s?(?:new )?[\\w.]{0,40}[[({]|\\s?(?:new )?[\\w.]{0,40}[[({]?)\\s?\\(?(${Q})([^${QUOTES}\\n]{1,400})\\1\\s?,\\s?(?=${Q})`,
  'y',
);

/** `loginClientCredentialsGrant('id', 'secret')`, `auth=('id', 'secret')`, `basic_auth 'id', 'secret'`. */
function secondArgument(reader: SecretReader, after: number): FoundSecret[] {
  const match = reader.match(ARGUMENTS, after);
  const value = match === null ? null : reader.valueAt(after + match[0].length);
  if (value === null || !isSecret(value.text, 'password', true)) return [];
  const isPlain = /^[a-z][a-z .:_-]*$/i.test(value.text) && !/basic|credential/i.test(match?.[0] ?? '');
  const isKey = /^\s?[:=]/.test(reader.text.slice(value.end + 1, value.end + 3));
  return isPlain || isKey || / /.test(value.text) ? [] : [{ ...rangeOf(value), kind: 'client-secret' }];
}

const COOKIE_GAP = new RegExp(`s?${Q}?\\s?[:=,]\\s?(?=(\\[|\\{)?)`, 'iy');
const LISTED = new RegExp(`value${Q}?\\s?:\\s?(?=${Q})`, 'gi');

/** The values in `Cookie: a=1; b=2`, and in an archive's `"cookies": [{ "name": …, "value": … }]`. */
function cookies(reader: SecretReader, at: number, after: number): FoundSecret[] {
  const gap = reader.match(COOKIE_GAP, after);
  if (gap === null) return [];
  const start = after + gap[0].length;
  const isSet = /set-$/i.test(reader.text.slice(Math.max(0, at - 4), at));
  if (gap[1] === undefined) return pairs(reader, reader.valueAt(start), isSet);
  const list = reader.window(start, 4000);
  const end = list.indexOf(']');
  return [...list.slice(0, end < 0 ? list.length : end).matchAll(LISTED)].flatMap((match) => {
    const value = reader.valueAt(start + match.index + match[0].length);
    return value !== null && isSecret(value.text, 'password', true)
      ? [{ ...rangeOf(value), kind: 'cookie' as const }]
      : [];
  });
}

const COOKIE = new RegExp(`\\s?[\\w.$%-]{1,80}=([^\\s;,=${QUOTES}]*={0,2})(?:;|(?=[\\s,${QUOTES}]|$))`, 'y');

/** Of a `Set-Cookie` only the first pair is one; words such as those of a language or a theme are no secret. */
function pairs(reader: SecretReader, first: Value | null, isSet: boolean): FoundSecret[] {
  const found: FoundSecret[] = [];
  let at = first?.start ?? reader.text.length;
  for (let match = reader.match(COOKIE, at); match !== null; match = reader.match(COOKIE, at)) {
    const [pair, value = ''] = match;
    const end = at + pair.replace(/;$/, '').length;
    const isWord = !/\d/.test(value.slice(0, 200)) && !looksRandom(value);
    if (!isWord && isSecret(value, 'password', true))
      found.push({ kind: 'cookie', start: end - value.length, end });
    at += pair.length;
    if (isSet) break;
  }
  return found;
}
