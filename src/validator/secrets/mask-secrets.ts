/**
 * In: a text as pasted. Out: the same text with every secret in it overwritten, at the same length, so that places stay
 * true. This is the first stage: no later one sees what it found.
 */
import { findKnownTokens } from './known-tokens.ts';
import { findNamedSecrets } from './named-secrets.ts';

/** What a secret is, as the card `rule/secret-in-paste` words it. */
export type SecretKind =
  | 'bearer-token'
  | 'basic-credentials'
  | 'client-secret'
  | 'password'
  | 'cookie'
  | 'access-token'
  | 'api-key'
  | 'private-key';

export interface Secret {
  readonly kind: SecretKind;
  /** UTF-16 offsets of the value, end exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface Masked {
  readonly text: string;
  /** In the order of the text, none overlapping another. */
  readonly secrets: readonly Secret[];
}

/** Overwrites what must not be echoed, logged or stored; placeholders stay, and masking twice changes nothing more. */
export function maskSecrets(text: string): Masked {
  const secrets = withoutOverlaps([...findKnownTokens(text), ...findNamedSecrets(text)]);
  if (secrets.length === 0) return { text, secrets };
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of secrets) {
    parts.push(text.slice(from, start), maskOf(text.slice(start, end)));
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), secrets };
}

/** A mask that every format reads as the value it was: digits stay a number, and no `*` comes first (a YAML alias). */
function maskOf(value: string): string {
  if (/^\d+$/.test(value)) return '0'.repeat(value.length);
  return `x${value.slice(1).replace(/[^\r\n]/g, '*')}`;
}

/** Of two that overlap, the one that begins first stays, stretched over both. */
function withoutOverlaps(found: readonly Secret[]): Secret[] {
  const kept: Secret[] = [];
  for (const secret of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || secret.start >= last.end) kept.push(secret);
    else if (secret.end > last.end) kept[kept.length - 1] = { ...last, end: secret.end };
  }
  return kept;
}
