import { webApi } from '@slack/bolt';

/** What a failed call of the Web API means for the work that made it. */
export type SlackFault =
  /** Not done; the same call may work later. */
  | { readonly kind: 'later'; readonly afterMs: number | undefined }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'unknown' }
  /** Refused, and it will be again. */
  | { readonly kind: 'refused'; readonly error: string };

/** Errors by which Slack says that it is its own fault. */
const TRANSIENT = new Set(['ratelimited', 'rate_limited', 'service_unavailable', 'team_added_to_org']);
const UNKNOWN = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** The token doesn't work at the moment; work waits for the operator to mend it. */
const TOKEN = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

export function isTokenFault(error: string): boolean {
  return TOKEN.has(error);
}

/** A place of Slack's beside its Web API, such as a file host, gave no answer that can be used; it may later. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** What came of a call beside the Web API that may work later: ours above, or what `fetch` rejects with. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof UnreachableError ||
    (error instanceof TypeError && BROKEN.has(error.message)) ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  );
}

/** Of `fetch`: no connection, and one that broke in the middle of an answer. */
const BROKEN = new Set(['fetch failed', 'terminated']);

/** Undefined for an error that the Web API didn't cause. */
export function classifyFault(error: unknown): SlackFault | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'later', afterMs: error.retryAfter * 1000 };
  // Slack refuses with status 200; any other is its own trouble, or comes from something in between.
  if (error instanceof webApi.WebAPIHTTPError || error instanceof webApi.WebAPIRequestError)
    return { kind: 'unknown' };
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const code = error.data.error;
  if (UNKNOWN.has(code)) return { kind: 'unknown' };
  if (TRANSIENT.has(code)) return { kind: 'later', afterMs: undefined };
  return isTokenFault(code) ? { kind: 'later', afterMs: 60_000 } : { kind: 'refused', error: code };
}

/** Slack's word for why a call was refused; undefined when it wasn't, or not for good. */
export function refusalOf(error: unknown): string | undefined {
  const fault = classifyFault(error);
  return fault?.kind === 'refused' ? fault.error : undefined;
}

/** Runs a call whose wish may be fulfilled already: refusals that say so count as success. */
export async function tolerate(call: Promise<unknown>, ...fine: readonly string[]): Promise<void> {
  try {
    await call;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined || !fine.includes(refusal)) throw error;
  }
}
