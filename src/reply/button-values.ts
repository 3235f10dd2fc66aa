import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { printJson } from '../validator/json/print.ts';
import type { Report } from '../validator/report.ts';
import { numberFindings } from '../validator/respond/count-problems.ts';
import { LIMITS } from './block-limits.ts';
import { knownErrors } from './known-errors.ts';
import { rungsAskedOf } from './next-rungs.ts';

/** What Explain needs to find its cards again: codes, nothing that was typed. */
export interface ExplainValue {
  readonly codes: readonly string[];
  readonly errors: readonly string[];
  readonly claims: readonly string[];
  readonly operation: string | null;
  /** What else decides on the rungs; buttons of older versions lack it. */
  readonly status?: number | null;
  readonly sendsIds?: boolean;
}

/** The call that As cURL writes. */
export interface CurlValue {
  readonly operation: string;
  readonly body: unknown;
}

/** A private check that can be shown to a channel: the text comes back from Slack with the click and is kept nowhere. */
export interface ShareValue {
  readonly text: string;
  readonly channel: string;
  readonly thread: string | null;
}

/** Writes the codes of a report; as many as fit, in the order in which the reply numbers them. */
export function writeExplain(report: Report): string {
  const codes = [...new Set(numberFindings(report).flatMap(([first]) => first?.card ?? []))];
  const errors = [...new Set(knownErrors(report).flatMap((error) => error.card ?? []))];
  const claims = [...new Set(report.claims.map((claim) => claim.card))];
  const { operation: o, status: s, sendsIds: i } = rungsAskedOf(report);
  const value = (): string => JSON.stringify({ c: codes, e: errors, k: claims, o, s, i });
  while (value().length > LIMITS.buttonValue) (claims.pop() ?? errors.pop()) || codes.pop();
  return value();
}

/** Reads what {@link writeExplain} wrote; undefined for anything else. */
export function readExplain(value: string): ExplainValue | undefined {
  const data = parse(value);
  if (data === undefined) return undefined;
  const operation = typeof data.o === 'string' ? data.o : null;
  const status = typeof data.s === 'number' ? data.s : null;
  const sendsIds = data.i !== false;
  return {
    codes: wordsOf(data.c),
    errors: wordsOf(data.e),
    claims: wordsOf(data.k),
    operation,
    status,
    sendsIds,
  };
}

/** Undefined when the call is too long for a button. */
export function writeCurl(operation: string, body: unknown): string | undefined {
  return pack(`{"o":${JSON.stringify(operation)},"b":${printJson(body, 0)}}`);
}

export function readCurl(value: string): CurlValue | undefined {
  const data = parse(unpack(value));
  if (data === undefined || typeof data.o !== 'string' || !('b' in data)) return undefined;
  return { operation: data.o, body: data.b };
}

/** Undefined when the text is too long for a button. */
export function writeShare(share: ShareValue): string | undefined {
  return pack(JSON.stringify({ t: share.text, c: share.channel, r: share.thread }));
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

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
