/**
 * The last look at what leaves: posts, views, uploads, reports, logs, state, the terminal. Whatever an earlier stage missed
 * is overwritten here, by its form, by the words beside it, and by the name of the member that holds it.
 */
import { isText } from './encoded.ts';
import { isSecret, looksRandom } from './judge.ts';
import { maskSecrets, maskValue } from './mask-secrets.ts';
import { readName } from './names.ts';

/** The text, which may be the value of a name, with everything overwritten that looks like a credential, at the same length. */
export function guardText(text: string, name = ''): string {
  if (text.length < SHORTEST) return text;
  return maskSecrets(text).text.replace(CREDENTIAL, (found: string, at: number, whole: string) =>
    isCredential(found, whole.slice(Math.max(0, at - 40), at) || name) ? maskValue(found) : found,
  );
}

/** Guards one member of JSON: the reviver or replacer for `JSON.parse` and `JSON.stringify`. */
export function guardMember(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const naming = readName(name);
  if (naming !== null && isSecret(value, naming.strength, true)) return maskValue(value);
  return guardText(value, name);
}

/** Shorter texts hold no secret that could be told from a word. */
const SHORTEST = 8;

/** Long, of one piece, and of all kinds of characters. */
const CREDENTIAL = /(?<![\w+/=.$@:~-])[\w~-]{40,}={0,2}(?![\w+/=~-])/g;
/** What is long and random and no secret: IDs and hashes, also in a call's own data. */
const PUBLIC =
  /(?:uui_?data|id|sha-?\d*|hash|digest|etag|integrity|challenge|nonce|checksum|fingerprint|signature)["'`]?\s?[:=]?\s?["'`]?$/i;

function isCredential(text: string, before: string): boolean {
  const isMixed = /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
  return isMixed && looksRandom(text) && !PUBLIC.test(before) && !isText(text);
}
