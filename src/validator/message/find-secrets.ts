import type { Finding } from '../diagnostic.ts';
import type { Secret } from '../secrets/mask-secrets.ts';

/** Warns of each kind of secret in a paste once, at its first place, and never repeats what it found. */
export function findPastedSecrets(secrets: readonly Secret[]): Finding[] {
  const seen = new Set<string>();
  return secrets
    .filter(({ kind }) => !seen.has(kind) && seen.add(kind))
    .map(({ kind, start }) => ({
      code: 'rule/secret-in-paste',
      message: kind,
      pointer: null,
      at: start,
      data: {},
    }));
}
