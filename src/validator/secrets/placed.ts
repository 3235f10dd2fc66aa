import { isSecret, looksRandom } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';
import { QUOTES, type TextRange } from './normalize.ts';
import type { SecretReader, Value } from './reader.ts';

/** A secret in the normalized text. */
export interface FoundSecret extends TextRange {
  readonly kind: SecretKind;
}

/** The secret that begins at `start`. */
export const secretAt = (kind: SecretKind, start: number, value: string): FoundSecret => ({
  kind,
  start,
  end: start + value.length,
});

const Q = `[${QUOTES}]`;

/** Secrets that are told by their place: after a scheme, in a URL, in a command's flag, as a login's second argument. */
export function findPlaced(reader: SecretReader, at: number, word: string): FoundSecret[] {
  const after = at + word.length;
  const name = word.toLowerCase();
  if (name === '://' || name.startsWith('sip')) return userInfo(reader, after);
  if (name.startsWith('-')) return flagValue(reader, at);
  if (name === 'bearer' || name === 'basic') return schemeValue(reader, at, after, name);
  if (/^(?:auth|credential|login|grant|basic)/.test(name)) return secondArgument(reader, at, after);
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
  return [secretAt(name === 'basic' ? 'basic-credentials' : 'bearer-token', value.start, value.text)];
}

const isBase64 = (value: string): boolean =>
  value.length >= 12 && value.length % 4 === 0 && /^[A-Za-z0-9+/]{12,128}/.test(value);

const USER_INFO = new RegExp(
  `([^\\s:@/?#<>${QUOTES}]{0,2048})(?::([^\\s/?#<>${QUOTES}]{1,2048}))?@(?=[\\w[])`,
  'y',
);

/** The password of `https://user:password@host`, which may hold an `@`, or a token in the user's place. */
function userInfo(reader: SecretReader, after: number): FoundSecret[] {
  const [whole, user = '', password = ''] = reader.match(USER_INFO, after) ?? [];
  if (whole === undefined) return [];
  if (isSecret(password, 'password', true) && password !== 'x-oauth-basic')
    return [secretAt('password', after + whole.length - 1 - password.length, password)];
  return isSecret(user, 'random', false) ? [secretAt('access-token', after, user)] : [];
}

const USER_FLAG =
  /(?:-[uaUE]|-[a-zA-Z]{1,4}u(?= )|--(?:user|auth|proxy-user|basic-auth|credentials?|cert))[ =]?(?:[\w.-]{1,40}\\{1,4}(?=\w))?/y;
const PASSWORD_FLAG = /-[pPwa] |-p/y;
const COOKIE_FLAG = /(?:-b|--cookie)[ =]/y;

/** `curl -u id:secret`, also with nothing between; `http -a id:secret`; `login -u id -p secret`; `curl -b 'a=1'`. */
function flagValue(reader: SecretReader, at: number): FoundSecret[] {
  const cookie = reader.match(COOKIE_FLAG, at);
  if (cookie !== null) return findCookies(reader, reader.valueAt(at + cookie[0].length));
  const flag = reader.match(USER_FLAG, at);
  const value = flag === null ? null : reader.valueAt(at + flag[0].length);
  const colon = value?.text.slice(0, LINE).search(/^-U/.test(flag?.[0] ?? '') ? /[:%]/ : /:/) ?? -1;
  const command = /[^\n]*$/.exec(reader.window(at - LINE, Math.min(LINE, at)))?.[0] ?? '';
  if (value === null || colon < 1) return passwordFlag(reader, at, command);
  const secret = value.text.slice(colon + 1);
  const isName =
    /^[a-z]*$/i.test(secret) && !looksRandom(secret) && !/\b(?:curl|https?|wget)\b/.test(command);
  if (isName || !isSecret(secret, 'password', true) || /^\d+$/.test(secret) || secret.startsWith('//'))
    return [];
  return [secretAt('basic-credentials', value.start + colon + 1, secret)];
}

const LINE = 200;
const WITH_USER = /(?:^|\s)-[uUD] ?\S|--user|\blogin\b|\b(?:sshpass|unzip|zip) /;

/** Elsewhere `-p` is a port, a path or a pattern: a password goes with a user, and a token is random. */
function passwordFlag(reader: SecretReader, at: number, command: string): FoundSecret[] {
  const flag = reader.match(PASSWORD_FLAG, at)?.[0] ?? '';
  const value = flag === '' ? null : reader.valueAt(at + flag.length);
  if (value === null || value.text.length > LINE) return [];
  if (/[/:]|^[\da-f]+$/i.test(value.text) || !/[a-z]/i.test(value.text)) return [];
  const isGlued = !flag.endsWith(' ');
  const isLogin = isGlued ? /\b(?:m(?:ysql|ariadb)|7z)/.test(command) : WITH_USER.test(command);
  if (isGlued && !isLogin) return [];
  if (!isSecret(value.text, isLogin ? 'password' : 'random', value.isQuoted)) return [];
  return [secretAt('password', value.start, value.text)];
}

const ID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** After a colon or an equals sign two strings are arguments only in brackets: elsewhere the second begins another member. */
const ARGUMENTS = new RegExp(
  `\\w{0,40}${Q}?(?:\\s?[=:]\\s?(?:new )?[\\w.]{0,40}[[({]|\\s?(?:new )?[\\w.]{0,40}[[({]?)\\s?\\(?(?:${Q}${ID}${Q}\\s?,\\s?(?=${Q}${ID}))?(${Q})([^${QUOTES}\\n]{1,400})\\1\\s?,\\s?(?=${Q})`,
  'y',
);

const IS_LOGIN = /basic_?auth|credential|\.login\(/i;

/** `loginClientCredentialsGrant('id', 'secret')`, `auth=('id', 'secret')`, `basic_auth 'id', 'secret'`. */
function secondArgument(reader: SecretReader, at: number, after: number): FoundSecret[] {
  const match = reader.match(ARGUMENTS, after);
  const value = match === null ? null : reader.valueAt(after + match[0].length);
  if (value === null || !isSecret(value.text, 'password', true)) return [];
  const call = reader.text.slice(Math.max(0, at - 16), after) + (match?.[0] ?? '');
  const isPlain = /^[a-z][a-z .:_-]*$/i.test(value.text) && !IS_LOGIN.test(call);
  const isKey = /^\s?[:=]/.test(reader.text.slice(value.end + 1, value.end + 3));
  return isPlain || isKey || / /.test(value.text) ? [] : [secretAt('client-secret', value.start, value.text)];
}

/** What a cookie is sent with and no value of: a date has a comma and blanks. */
const ATTRIBUTES =
  '(?:(?:httponly|secure|partitioned|expires=[a-z]{3}, \\d\\d[ -][a-z]{3}[ -]\\d{2,4} [\\d:]{8} gmt)\\s?[;,]?\\s?){0,6}';
const COOKIE = new RegExp(
  `[;,]?\\s?${ATTRIBUTES}([\\w.$%-]{1,80})=([^\\s;,=${QUOTES}]*={0,2})(?<!:)(?=[;,\\s${QUOTES}]|$)`,
  'iy',
);
const ATTRIBUTE = /^(?:path|domain|max-age|samesite|priority|version)$/i;

/** The values in `a=1; b=2`; words such as those of a language or a theme are no secret. */
export function findCookies(reader: SecretReader, first: Value | null): FoundSecret[] {
  const found: FoundSecret[] = [];
  let at = first?.start ?? reader.text.length;
  for (let match = reader.match(COOKIE, at); match !== null; match = reader.match(COOKIE, at)) {
    const [pair, name = '', value = ''] = match;
    at += pair.length;
    const isWord = !/\d/.test(value.slice(0, 200)) && !looksRandom(value);
    if (!isWord && !ATTRIBUTE.test(name) && isSecret(value, 'password', true))
      found.push(secretAt('cookie', at - value.length, value));
  }
  return found;
}
