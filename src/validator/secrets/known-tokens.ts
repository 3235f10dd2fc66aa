import type { Secret, SecretKind } from './mask-secrets.ts';

/**
 * Secrets that are told by their own form: web tokens, keys of well-known services, private keys. The forms are those
 * that the services publish; each is bounded, so that the pass over the text stays linear.
 */
export function findKnownTokens(text: string): Secret[] {
  const found: Secret[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match !== null; match = START.exec(text)) {
    const secret = readToken(text, match.index);
    if (secret === null) continue;
    found.push(secret);
    START.lastIndex = secret.end;
  }
  return found;
}

/** How the forms begin; what follows is read by one of `FORMS`. */
const START =
  /eyJ[A-Za-z0-9]|xox[a-z]-|xapp-|xwfp-|A[KS]IA[A-Z0-9]|AIza|ya29\.|GOCSPX-|gh[pousr]_|github_pat_|glpat-|npm_[A-Za-z0-9]|[sr]k_(?:live|test)_|sk-[a-zA-Z]|SG\.|hooks\.slack\.com\/|-----BEGIN |shp(?:at|ss)_|dop_v1_|hf_[A-Za-z]/g;

interface Form {
  readonly kind: SecretKind;
  /** Sticky; its first group, where there is one, is what is secret. */
  readonly pattern: RegExp;
}

const FORMS: readonly Form[] = [
  { kind: 'bearer-token', pattern: /eyJ[\w-]{8,8192}\.[\w-]{4,16384}(?:\.[\w-]{0,4096}){0,3}/y },
  { kind: 'access-token', pattern: /(?:xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]{10,512}/y },
  {
    kind: 'access-token',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9_/-]{16,256})/y,
  },
  { kind: 'api-key', pattern: /A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/y },
  { kind: 'api-key', pattern: /AIza[\w-]{35}/y },
  { kind: 'client-secret', pattern: /GOCSPX-[\w-]{20,64}/y },
  { kind: 'access-token', pattern: /ya29\.[\w-]{20,2048}/y },
  { kind: 'access-token', pattern: /gh[pousr]_[A-Za-z0-9]{20,255}/y },
  { kind: 'access-token', pattern: /github_pat_\w{20,255}/y },
  { kind: 'access-token', pattern: /glpat-[\w.-]{20,128}/y },
  { kind: 'access-token', pattern: /npm_[A-Za-z0-9]{36}/y },
  {
    kind: 'access-token',
    pattern: /(?:shp(?:at|ss)_[a-fA-F0-9]{32}|dop_v1_[a-f0-9]{64}|hf_[A-Za-z0-9]{30,64})/y,
  },
  { kind: 'api-key', pattern: /[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}/y },
  { kind: 'api-key', pattern: /sk-(?:[a-z]{2,8}-)?(?=[\w-]*\d)[\w-]{20,255}/y },
  { kind: 'api-key', pattern: /SG\.[\w-]{16,64}\.[\w-]{16,64}/y },
  { kind: 'private-key', pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y },
];

function readToken(text: string, at: number): Secret | null {
  if (/[A-Za-z0-9]/.test(text[at - 1] ?? '') && !isEscapedLineBreak(text, at)) return null;
  for (const { kind, pattern } of FORMS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) continue;
    if (kind === 'private-key') return privateKey(text, at, match[0]);
    const value = match[1] ?? match[0];
    if (/x{6}|X{6}|\*{3}/.test(value)) return null;
    const start = at + match[0].length - value.length;
    return { kind, start, end: at + match[0].length };
  }
  return null;
}

/** In `\neyJ…` the letter before the token is half of an escape. */
function isEscapedLineBreak(text: string, at: number): boolean {
  return text[at - 2] === '\\' && /[nrt]/.test(text[at - 1] ?? '');
}

/** What stands between the marks, or as far as the key goes where it was cut. */
function privateKey(text: string, at: number, begin: string): Secret | null {
  KEY_BREAKS.lastIndex = at + begin.length;
  const start = KEY_BREAKS.lastIndex + (KEY_BREAKS.exec(text)?.[0].length ?? 0);
  let end = start;
  while (end < text.length && isKeyCharacter(text, end)) end++;
  const key = text.slice(start, end).replace(/(?:\s|\\[nr])+$/, '');
  return /[A-Za-z0-9+/]{24}/.test(key.slice(0, 400))
    ? { kind: 'private-key', start, end: start + key.length }
    : null;
}

const KEY_BREAKS = /(?:\s|\\[nr])*/y;

/** Base64, line breaks as such or escaped, and the header lines of encrypted keys; two dashes begin the end mark. */
function isKeyCharacter(text: string, at: number): boolean {
  return /[A-Za-z0-9+/=\\\s:,]/.test(text[at] ?? '') || (text[at] === '-' && text[at + 1] !== '-');
}
