import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { guardText } from '../validator/secrets/guard.ts';
import { LIMITS } from './block-limits.ts';

/** A private check that can be shown to a channel: the text comes back from Slack with the click and is kept nowhere. */
export interface ShareValue {
  readonly text: string;
  readonly channel: string;
  readonly thread: string | null;
}

/** The request that a reply is about, its secrets masked; empty when it is too long for a button. */
export function writeRequest(text: string): string {
  return pack(JSON.stringify({ t: guardText(text) })) ?? '';
}

/** Reads what {@link writeRequest} wrote; undefined for anything else, as the values of older versions. */
export function readRequest(value: string): string | undefined {
  const text = parse(unpack(value))?.t;
  return typeof text === 'string' ? text : undefined;
}

/** The same for a share; undefined when the text is too long for a button. The guard of what leaves cannot read what is packed. */
export function writeShare(share: ShareValue): string | undefined {
  return pack(JSON.stringify({ t: guardText(share.text), c: share.channel, r: share.thread }));
}

export function readShare(value: string): ShareValue | undefined {
  const data = parse(unpack(value));
  if (typeof data?.t !== 'string' || typeof data.c !== 'string') return undefined;
  return { text: data.t, channel: data.c, thread: typeof data.r === 'string' ? data.r : null };
}

/** Plain while it fits, packed when only that does. */
function pack(text: string): string | undefined {
  if (text.length <= LIMITS.buttonValue) return text;
  // Nothing shrinks to a fortieth; what can't fit isn't tried.
  if (text.length > LIMITS.buttonValue * 40) return undefined;
  const packed = `z:${deflateRawSync(text).toString('base64')}`;
  return packed.length <= LIMITS.buttonValue ? packed : undefined;
}

function unpack(value: string): string {
  if (!value.startsWith('z:')) return value;
  try {
    return inflateRawSync(Buffer.from(value.slice(2), 'base64'), { maxOutputLength: 1_000_000 }).toString(
      'utf8',
    );
  } catch {
    return '';
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
