import { isSecret, type Strength } from './judge-secret.ts';
import type { Secret, SecretKind } from './mask-secrets.ts';
import { createValueReader, type Value, type ValueReader } from './value-reader.ts';

/**
 * Secrets that are told by the word before them: headers, form fields, JSON members, settings, flags of commands and
 * sentences, quoted or not, also where they stand escaped inside a string or a URL.
 */
export function findNamedSecrets(text: string): Secret[] {
  const found: Secret[] = [];
  const reader = createValueReader(text);
  NAMED.lastIndex = 0;
  for (let match = NAMED.exec(text); match !== null; match = NAMED.exec(text)) {
    const secrets = readNamed(reader, match.index, match[0]);
    found.push(...secrets);
    const last = secrets.at(-1);
    if (last !== undefined) NAMED.lastIndex = Math.max(NAMED.lastIndex, last.end);
  }
  return found;
}

const NAMED =
  /pass(?:word|wd|phrase)\b|pwd\b|secret(?:[ _-]?(?:access[ _-]?)?key)?\b|api[ _-]?key\b|token\b|authorization\b|cookies?\b|session[ _-]?id\b|code[ _-]?verifier\b|bearer\b|basic\b|:\/\/|client_?credentials\w*\(|basic_?auth\(|\bauth ?=|(?:-u|--user|-b|--cookie)(?=[ =])/gi;

/** One word, and how what follows it is read. */
interface Reading {
  readonly kind: SecretKind;
  readonly strength: Strength;
}

function readNamed(reader: ValueReader, at: number, word: string): Secret[] {
  const { text } = reader;
  const name = word.toLowerCase();
  const after = at + word.length;
  if (name === '://') return userInfo(text, after);
  if (name === 'bearer' || name === 'basic') return scheme(reader, at, after, name);
  if (name === '-u' || name === '--user') return userFlag(reader, at, after);
  if (name === '-b' || name === '--cookie')
    return isFlag(text, at) ? cookieValues(reader, reader.valueAt(after), false) : [];
  if (name.endsWith('(') || (name.startsWith('auth') && name.endsWith('=')))
    return secondArgument(text, after);
  if (name === 'cookies') return cookieList(reader, after);
  const value = reader.valueOf(at, after);
  if (value === null) return [];
  if (name === 'cookie')
    return cookieValues(reader, value, /set-$/i.test(text.slice(Math.max(0, at - 4), at)));
  return judge(text, value, readingOf(text, at, name));
}

function readingOf(text: string, at: number, name: string): Reading {
  if (/^(?:pass|pwd)/.test(name)) return { kind: 'password', strength: 'password' };
  if (name.startsWith('secret')) {
    const isClient = /client[ _-]?$/i.test(text.slice(Math.max(0, at - 7), at));
    return {
      kind: name.includes('key') ? 'api-key' : 'client-secret',
      strength: isClient || name.includes('key') ? 'password' : 'bearer',
    };
  }
  if (name === 'authorization') return { kind: 'bearer-token', strength: 'bearer' };
  if (name.startsWith('api')) return { kind: 'api-key', strength: 'token' };
  if (name.startsWith('session')) return { kind: 'cookie', strength: 'token' };
  return { kind: 'access-token', strength: 'token' };
}

function judge(text: string, value: Value, { kind, strength }: Reading): Secret[] {
  const scheme = /^(?:bearer|basic|token|oauth)(?:\s+|%20|\+)/i.exec(value.text)?.[0] ?? '';
  if (scheme === '' && /^(?:bearer|basic|token)$/i.test(value.text)) return [];
  const bare = value.text.slice(scheme.length);
  if (!isSecret(bare, strength, value.isQuoted)) return [];
  if (strength !== 'password' && /[([]/.test(text[value.start + value.text.length] ?? '')) return [];
  const start = value.start + scheme.length;
  return [{ kind: /^basic/i.test(scheme) ? 'basic-credentials' : kind, start, end: start + bare.length }];
}

/** `Bearer <token>` and `Basic <base64>` wherever they stand. */
function scheme(
  { text, valueAt }: ValueReader,
  at: number,
  after: number,
  name: 'bearer' | 'basic',
): Secret[] {
  SCHEME_GAP.lastIndex = after;
  const gap = SCHEME_GAP.exec(text)?.[0];
  const value = gap === undefined ? null : valueAt(after + gap.length);
  if (value === null || value.text.length < 8 || /[([]/.test(text[value.start + value.text.length] ?? ''))
    return [];
  if (!isSecret(value.text, 'bearer', value.isQuoted)) return [];
  const isHeader = name === 'bearer' || /authorization/i.test(text.slice(Math.max(0, at - 40), at));
  if (!isHeader && !isBase64(value.text)) return [];
  const kind = name === 'basic' ? 'basic-credentials' : 'bearer-token';
  return [{ kind, start: value.start, end: value.start + value.text.length }];
}

const SCHEME_GAP = /(?:[ \t]{1,4}token)?(?:[ \t]{0,4}[:=][ \t]{0,4}|[ \t]{1,4}|%20|\+)/iy;

function isBase64(value: string): boolean {
  return value.length >= 12 && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

/** The password of `https://user:password@host`. */
function userInfo(text: string, after: number): Secret[] {
  USER_INFO.lastIndex = after;
  const match = USER_INFO.exec(text);
  const password = match?.[1];
  if (match === null || password === undefined || !isSecret(password, 'password', true)) return [];
  const end = after + match[0].length - 1;
  return [{ kind: 'password', start: end - password.length, end }];
}

const USER_INFO = /[^\s:@/?#"'`<>]{1,256}:([^\s@/?#"'`<>]{4,512})@/y;

/** `curl -u id:secret`. */
function userFlag({ text, valueAt }: ValueReader, at: number, after: number): Secret[] {
  const value = isFlag(text, at) ? valueAt(after) : null;
  const colon = value?.text.indexOf(':') ?? -1;
  if (value === null || colon < 1) return [];
  const secret = value.text.slice(colon + 1);
  if (!isSecret(secret, 'password', true)) return [];
  const start = value.start + colon + 1;
  return [{ kind: 'basic-credentials', start, end: start + secret.length }];
}

function isFlag(text: string, at: number): boolean {
  return at === 0 || /\s/.test(text[at - 1] ?? '');
}

/** `loginClientCredentialsGrant('id', 'secret')`, `auth=('id', 'secret')`. */
function secondArgument(text: string, after: number): Secret[] {
  ARGUMENTS.lastIndex = after;
  const match = ARGUMENTS.exec(text);
  const secret = match?.[2];
  if (match === null || secret === undefined || !isSecret(secret, 'password', true)) return [];
  const end = after + match[0].length - (match[1]?.length ?? 1);
  return [{ kind: 'client-secret', start: end - secret.length, end }];
}

const ARGUMENTS =
  /[ \t]?\(?[ \t\r\n]{0,40}["'][^"'\r\n]{1,200}["'][ \t]{0,4},[ \t\r\n]{0,40}(["'])([^"'\r\n]{4,512})\1/y;

/** The values in `Cookie: a=1; b=2`; of a `Set-Cookie` only the first is one. */
function cookieValues(reader: ValueReader, first: Value | null, isSet: boolean): Secret[] {
  if (first === null) return [];
  const line = first.isQuoted ? first.text : (/^[^\r\n"'`]*/.exec(reader.windowAt(first.start))?.[0] ?? '');
  const found: Secret[] = [];
  for (const pair of line.matchAll(/([\w.$%-]+)=([^\s;,"']{4,8192})/g)) {
    const value = pair[2] ?? '';
    const start = first.start + pair.index + pair[0].length - value.length;
    if (isSecret(value, 'password', true)) found.push({ kind: 'cookie', start, end: start + value.length });
    if (isSet) break;
  }
  return found;
}

/** The values in an archive's `"cookies": [{ "name": …, "value": … }]`. */
function cookieList(reader: ValueReader, after: number): Secret[] {
  const window = reader.windowAt(after);
  if (!/^\\{0,7}["']?\s{0,4}:\s{0,4}\[/.test(window)) return [];
  const list = window.slice(0, Math.max(0, window.indexOf(']')));
  const found: Secret[] = [];
  for (const match of list.matchAll(
    /\\{0,7}["']value\\{0,7}["']\s{0,4}:\s{0,4}\\{0,7}["']([^"'\\]{4,4096})/g,
  )) {
    const value = match[1] ?? '';
    const start = after + match.index + match[0].length - value.length;
    if (isSecret(value, 'password', true)) found.push({ kind: 'cookie', start, end: start + value.length });
  }
  return found;
}
