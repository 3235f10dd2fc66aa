import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Closes texts so that only who has the key can read or change them. */
export interface Seal {
  /** `about` says what the text belongs to: under another name it does not open, so no row can take another's place. */
  close(text: string, about: string): string;
  /** Undefined when no key opens it, or it was changed, or it belongs to something else. */
  open(sealed: string, about: string): string | undefined;
  /** Whether it was closed with the key that closes now. */
  isCurrent(sealed: string): boolean;
}

/** AES-256-GCM under the first of the keys; all of them open. Before the bytes stands the name of the key. */
export function createSeal(keys: readonly Uint8Array[]): Seal {
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  const [first] = keys;
  if (first === undefined) throw new TypeError('a seal needs a key');
  const current = nameOf(first);
  return {
    close(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, first, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(about));
      const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${current}.${bytes.toString('base64url')}`;
    },
    open(sealed, about) {
      const [name = '', text = ''] = sealed.split('.', 2);
      const key = byName.get(name);
      return key === undefined ? undefined : decrypt(key, Buffer.from(text, 'base64url'), about);
    },
    isCurrent: (sealed) => sealed.startsWith(`${current}.`),
  };
}

function decrypt(key: Uint8Array, bytes: Buffer, about: string): string | undefined {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([body, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Tells keys apart and says nothing of them. */
function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('callcheck key name').update(key).digest('hex').slice(0, 12);
}
