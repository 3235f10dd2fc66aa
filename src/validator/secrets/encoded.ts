import { matchesOf } from '../text/matches.ts';
import { isSecret, isUuid } from './judge.ts';
import type { SecretKind } from './mask-secrets.ts';
import { findNamedSecrets } from './named.ts';
import type { FoundSecret } from './placed.ts';
import { createReader } from './reader.ts';

/** Secrets that Base64 hides: a part of a web token, a login, a settings file. */
export function findEncoded(text: string): FoundSecret[] {
  return matchesOf(text, BLOB).flatMap(({ index: start, 0: blob }) => {
    const decoded = decode(blob);
    const kind = decoded === null ? null : kindOf(decoded);
    return kind === null ? [] : [{ kind, start, end: start + blob.length }];
  });
}

const BLOB = /[A-Za-z0-9+/_-]{15,}={0,2}/g;
/** What follows says nothing more. */
const MOST_DECODED = 4096;
const PRINTABLE = /^[\t\n\r\x20-\x7e]+$/;

/** Null for what is no text: of other values nothing but a few decode to signs that can be printed. */
function decode(blob: string): string | null {
  const base64 = blob.slice(0, MOST_DECODED).replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (!PRINTABLE.test(atob(base64.slice(0, Math.min(24, base64.length & ~3))))) return null;
  return atob(base64.length % 4 === 1 ? base64.slice(0, -1) : base64);
}

/** Whether a value is Base64 of a text, which `findEncoded` judges. */
export function isText(value: string): boolean {
  return /^[A-Za-z0-9+/_-]+=*$/.test(value) && decode(value) !== null;
}

const CLAIM = /^\{\s*"[\s\S]*"(?:alg|iat|exp|iss|aud|jti|sub)"\s?:/;
const LOGIN = /^[\w.@|-]{2,100}:([^\s:]{6,200})$/;

function kindOf(decoded: string): SecretKind | null {
  if (CLAIM.test(decoded) || /^<(?:\w+:)?(?:Response|Assertion)\b/.test(decoded)) return 'bearer-token';
  const password = LOGIN.exec(decoded)?.[1];
  if (password !== undefined && /[A-Za-z]/.test(password) && !isUuid(password))
    return isSecret(password, 'password', false) ? 'basic-credentials' : null;
  return findNamedSecrets(createReader(decoded))[0]?.kind ?? null;
}
