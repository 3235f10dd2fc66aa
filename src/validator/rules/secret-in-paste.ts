import { defineRule } from './define-rule.ts';

/** Warns of each kind of secret in a paste once, at its first place, and never repeats what it found. */
export const rule = defineRule({
  code: 'rule/secret-in-paste',
  messages: {
    'access-token': [],
    'api-key': [],
    'basic-credentials': [],
    'bearer-token': [],
    'client-secret': [],
    cookie: [],
    password: [],
    'private-key': [],
  },
  checkSecrets(secrets) {
    const seen = new Set<string>();
    return secrets
      .filter(({ kind }) => !seen.has(kind) && seen.add(kind))
      .map(({ kind, start }) => ({ message: kind, pointer: null, at: start }));
  },
});
