import type { GenesysAccess } from './access.ts';

/** A request that callcheck never sends. It is a mistake of ours, so it throws. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly code = 'refused-request';
}

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Sends a request that may go out. */
export type RequestDoor = (request: OutgoingRequest) => Promise<Response>;

/**
 * The only way out of this folder: it reads from the API, logs in, and refuses all else. Redirects are errors, so that
 * the token goes nowhere else.
 */
export function createDoor({ apiUrl, loginUrl }: GenesysAccess, send: typeof fetch = fetch): RequestDoor {
  return async ({ method, url, headers, body, signal }) => {
    const isRead = method === 'GET' && body === undefined && isBelow(url, `${apiUrl}/api/v2/`);
    const isLogin = method === 'POST' && url === `${loginUrl}/oauth/token`;
    if (!isRead && !isLogin) throw new RefusedRequest('Only reads and the login may go out');
    return await send(url, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal,
      redirect: 'error',
    });
  };
}

/** As written and as resolved: `/api/v2/x/../y` is not what it seems. */
function isBelow(url: string, base: string): boolean {
  return url.startsWith(base) && URL.canParse(url) && new URL(url).href === url;
}
