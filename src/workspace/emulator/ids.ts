import { randomBytes, randomUUID } from 'node:crypto';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id in Slack's form: a letter that says what it is, then ten random characters. */
export function createId(letter: string, length = 10): string {
  const random = [...randomBytes(length)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return letter + random.join('');
}

/** An invented token of the given kind. It opens nothing but the emulator that made it. */
export function createToken(prefix: 'xoxb' | 'xoxe-1' | 'xapp-1'): string {
  return `${prefix}-local-${randomBytes(12).toString('hex')}`;
}

export function createSecret(): string {
  return randomBytes(16).toString('hex');
}

export const createUuid = (): string => randomUUID();

/** A clock that gives timestamps in Slack's form, each later than the one before. */
export function createClock(): { next(): string; now(): number } {
  let last = 0;
  return {
    now: () => Date.now(),
    next() {
      last = Math.max(Date.now() * 1000 + Math.floor(Math.random() * 1000), last + 1);
      return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
    },
  };
}
