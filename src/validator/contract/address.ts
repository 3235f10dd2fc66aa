import type { AddressType } from '../knowledge.ts';
import { anyOf } from '../text/any-of.ts';

/** What an address is by its form alone. */
export interface Address {
  readonly kind: AddressKind;
  /** The scheme before the address (`tel`, `sip`, `queue`, `user`, …), lower case. */
  readonly scheme: string | null;
  /** The address without its scheme. */
  readonly rest: string;
}

export type AddressKind =
  /** `+` and digits, perhaps with the punctuation of print. */
  | 'international'
  /** Digits, perhaps with the punctuation of print, and no country code. */
  | 'national'
  | 'uuid'
  /** `user@host`, with or without a scheme. */
  | 'mailbox'
  | 'placeholder'
  | 'empty'
  | 'text';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NIL_UUID = /^0{8}-0{4}-0{4}-0{4}-0{12}$/;
const SCHEME = /^(tel|sips?|callto|queue|user|agent|phone|acd|urn|mailto|uri):/i;
const PRINTED_NUMBER = /^[\d\s().\-/\u00a0\u2010-\u2015]*$/;

/** Sorts an address by its form; `text` is what fits nothing else. */
export function readAddress(value: string): Address {
  const trimmed = value.trim();
  if (trimmed === '') return { kind: 'empty', scheme: null, rest: '' };
  const id = readUuid(trimmed);
  if (id !== null && !NIL_UUID.test(id)) return { kind: 'uuid', scheme: null, rest: id };
  if (isPlaceholder(trimmed)) return { kind: 'placeholder', scheme: null, rest: trimmed };
  const scheme = SCHEME.exec(trimmed)?.[1]?.toLowerCase() ?? null;
  if (scheme === null) return { kind: kindOf(trimmed), scheme, rest: trimmed };
  const rest = trimmed.slice(scheme.length + 1).replace(/^\/\//, '');
  if (scheme === 'urn') return { kind: kindOf(lastSegment(rest)), scheme, rest: lastSegment(rest) };
  if (isPlaceholder(rest)) return { kind: 'placeholder', scheme, rest };
  return { kind: kindOf(rest.split(';', 1)[0] ?? rest), scheme, rest };
}

/** A UUID in braces, brackets or quotes, or without its hyphens, as other languages and tools write it. */
const DRESSED_UUID =
  /^[{("'`]?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\d*[a-f])[0-9a-f]{32})[})"'`]?$/i;

/** The UUID that a text is, plain, in whatever dress it comes; null where it is none. */
export function readUuid(text: string): string | null {
  const found = text.trim();
  if (found.length < 32 || found.length > 38 || !DRESSED_UUID.test(found)) return null;
  const hex = found.replace(/[^0-9a-f]+/gi, '');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * Whether a string is example text that was never filled in: `<user-id>`, `{{queueId}}`, `your-queue-id-here`,
 * `xxxx`, the type names of a schema dump, the nil UUID.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length > 120 || NUMBER_OR_ID.test(text)) return false;
  return AS_WRITTEN.test(text) || IN_ANY_CASE.test(text) || AT_THE_END.test(text);
}

/** Most addresses are one of these, and then no form of example text needs trying. */
const NUMBER_OR_ID = /^(?!0{8}-)\+?[0-9][0-9 ().-]*$|^(?!0{8}-)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

const PLACEHOLDERS: readonly RegExp[] = [
  /^<[^<>]*>$/,
  /^\{\{?[^{}]*\}?\}$/,
  /^\$\{[^{}]*\}$/,
  /^\$[A-Za-z_]\w*$/,
  /^%[A-Za-z_]\w*%$/,
  /^\[[A-Za-z][^[\]]*\]$/,
  /^:[A-Za-z]\w*$/,
  /^__.*__$/,
  /^(?:\+?\d{0,4}[ -]?)?[xX*#?]{3}(?:[-\s()xX*#?]*[xX*#?])?$/,
  /^[xX]{8}-[xX]{4}-[xX]{4}-[xX]{4}-[xX]{12}$/,
  NIL_UUID,
  /^\.{3,}$|^\u2026$/,
  /^(?:string|integer|number|boolean|object|null|undefined|todo|tbd|changeme|placeholder|example|uuid|guid|id|n\/a)$/i,
  /^(?:your|my|some|the|insert|enter|put|replace|an?|valid|real|actual|target|sample|example|dummy|test)[-_ ][\w\s-]*\b(?:id|ids|uuid|guid|number|phone|user|queue|agent|here|token|name)\b[\w\s-]*$/i,
  /^(?:your|my|some|the|insert|enter|put|valid|target|example|sample|dummy)[A-Z]\w*(?:Id|UUID|Uuid|Guid|Number)$/,
  /^(?:YOUR|MY|INSERT|ENTER|REPLACE|EXAMPLE|SAMPLE|DUMMY|SOME)_[A-Z_]+$/,
  /^(?:[\w-]*[-_ ])?(?:user|queue|agent|skill|contact|conversation|participant|language)[-_ ]?(?:uu)?id(?:[-_ ]?(?:here|goes[-_ ]here))?$/i,
  /^(?:user|queue|agent|phone|phone[-_ ]?number|uuid|guid|id)[-_ ](?:uuid|guid|id|number)?[-_ ]?(?:here|goes[-_ ]here|placeholder|xxx+|123)$/i,
];

const AS_WRITTEN = anyOf(PLACEHOLDERS.filter(({ flags }) => flags === ''));
const IN_ANY_CASE = anyOf(PLACEHOLDERS.filter(({ flags }) => flags === 'i'));
const AT_THE_END = /[-_ ](?:here|goes[-_ ]here|placeholder)$/i;

/** What the form of an address lets one say about whom it reaches; null where it could be anything. */
export function reaches(address: Address): AddressType | null {
  if (address.scheme === 'queue' || address.scheme === 'acd') return 'queue';
  if (address.scheme === 'user' || address.scheme === 'agent') return 'user';
  if (address.scheme === 'urn' && address.kind === 'uuid') return null;
  if (address.kind === 'international' || address.kind === 'national') return 'phone';
  if (address.kind === 'mailbox' && address.scheme !== null && address.scheme !== 'mailto') return 'phone';
  return null;
}

function kindOf(text: string): AddressKind {
  if (UUID.test(text)) return 'uuid';
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return 'mailbox';
  if (text.startsWith('+') && PRINTED_NUMBER.test(text.slice(1)) && countDigits(text) >= 1)
    return 'international';
  if (PRINTED_NUMBER.test(text) && countDigits(text) >= 3) return 'national';
  return 'text';
}

function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf(':') + 1);
}

function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 48 && unit <= 57) count++;
  }
  return count;
}
