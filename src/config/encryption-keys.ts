import { z } from 'zod';

const BYTES = 32;

/**
 * A list of keys in base64, with commas between: the first seals, all open. Faults name a key by its position and never
 * show one.
 */
export const encryptionKeys = z.string().transform((list, context): readonly Uint8Array[] => {
  const parts = list.split(',').map((part) => part.trim());
  const keys = parts.map((part) => Buffer.from(part, 'base64'));
  const faults = parts.flatMap((part, index) => describeFault(part, keys, index));
  for (const message of faults) context.addIssue({ code: 'custom', message });
  return faults.length === 0 ? keys : z.NEVER;
});

function describeFault(part: string, keys: readonly Buffer[], index: number): string[] {
  const key = keys[index];
  const place = keys.length === 1 ? 'the key' : `key ${index + 1} of ${keys.length}`;
  if (key === undefined) return [];
  // Node reads what it can of malformed base64; so a key with a lost part would silently be another key.
  if (unpad(key.toString('base64')) !== unpad(part))
    return [`${place} is not base64; make one with \`openssl rand -base64 32\``];
  if (key.length !== BYTES) {
    return [
      `${place} has ${key.length} bytes and needs ${BYTES}; make one with \`openssl rand -base64 ${BYTES}\``,
    ];
  }
  const first = keys.findIndex((each) => each.equals(key));
  return first < index ? [`${place} is the same as key ${first + 1}; leave one of them out`] : [];
}

const unpad = (text: string): string => text.replace(/={1,2}$/, '');
