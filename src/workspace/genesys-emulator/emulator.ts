/** Genesys Cloud on this machine, as far as callcheck reads it: logins, a few reads, and failures that tests ask for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Organization, SAMPLE_ORGANIZATION } from './organization.ts';
import { ALL_PERMISSIONS, findRoute } from './routes.ts';

export interface GenesysEmulatorOptions {
  readonly organization?: Organization;
  /** What the client's role holds; all that is ever asked for unless given. */
  readonly permissions?: readonly string[];
  /** Seconds that a token lives. */
  readonly tokenSeconds?: number;
}

export interface GenesysEmulator {
  /** The base of the API and of the login. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly faults: GenesysFaults;
  /** Every request so far, `GET /api/v2/…` with its query. */
  readonly requests: readonly string[];
  /** Ends every token that was given out. */
  revokeTokens(): void;
  stop(): Promise<void>;
}

const CLIENT = { clientId: 'callcheck-sample-client', clientSecret: 'sample-secret-of-the-emulator' };

/** Starts it on a free port of 127.0.0.1. */
export async function createGenesysEmulator(options: GenesysEmulatorOptions = {}): Promise<GenesysEmulator> {
  const state: State = {
    organization: options.organization ?? SAMPLE_ORGANIZATION,
    permissions: options.permissions ?? ALL_PERMISSIONS,
    tokenSeconds: options.tokenSeconds ?? 86_400,
    tokens: new Set(),
    faults: new GenesysFaults(),
    requests: [],
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...CLIENT,
    url: `http://127.0.0.1:${port}`,
    faults: state.faults,
    requests: state.requests,
    revokeTokens: () => state.tokens.clear(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface State {
  readonly organization: Organization;
  readonly permissions: readonly string[];
  readonly tokenSeconds: number;
  readonly tokens: Set<string>;
  readonly faults: GenesysFaults;
  readonly requests: string[];
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  state.requests.push(`${request.method} ${url.pathname}${url.search}`);
  request.resume();
  const fault = state.faults.take(url.pathname);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs, undefined, { ref: false });
  if (fault?.drops) {
    request.socket.destroy();
    return;
  }
  if (fault?.body !== undefined) {
    response.writeHead(fault.status ?? 200, { 'content-type': 'application/json' });
    response.end(fault.body);
    return;
  }
  if (fault?.status !== undefined) {
    const headers = fault.status === 429 ? { 'retry-after': String(fault.retryAfter ?? 1) } : {};
    return send(
      response,
      fault.status,
      errorBody(fault.status, CODES[fault.status] ?? 'bad.request'),
      headers,
    );
  }
  if (url.pathname === '/oauth/token') return logIn(state, request, response);
  return read(state, request, url, response);
}

const CODES: Readonly<Record<number, string>> = {
  401: 'bad.credentials',
  403: 'missing.any.permissions',
  404: 'not.found',
  429: 'too.many.requests',
  500: 'internal.server.error',
  503: 'service.unavailable',
};

function logIn(state: State, request: IncomingMessage, response: ServerResponse): void {
  const basic = Buffer.from(`${CLIENT.clientId}:${CLIENT.clientSecret}`).toString('base64');
  if (request.method !== 'POST' || request.headers.authorization !== `Basic ${basic}`) {
    send(response, 400, { error: 'invalid_client', description: 'client not found or secret wrong' });
    return;
  }
  const token = `emulated-${state.tokens.size}-${Math.random().toString(36).slice(2)}`;
  state.tokens.add(token);
  send(response, 200, { access_token: token, token_type: 'bearer', expires_in: state.tokenSeconds });
}

function read(state: State, request: IncomingMessage, url: URL, response: ServerResponse): void {
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  if (!state.tokens.has(token)) return send(response, 401, errorBody(401, 'bad.credentials'));
  if (request.method !== 'GET') return send(response, 405, errorBody(405, 'method.not.allowed'));
  const found = findRoute(url.pathname);
  if (found === undefined) return send(response, 404, errorBody(404, 'not.found'));
  const { route, id } = found;
  if (route.permission === null) return send(response, 200, ownGrants(state.permissions));
  if (!state.permissions.includes(route.permission)) {
    return send(response, 403, forbidden(route.permission));
  }
  const entity = route.find(state.organization, id, url.searchParams);
  return entity === null ? send(response, 404, errorBody(404, 'not.found')) : send(response, 200, entity);
}

/** The roles of the client, as one. */
function ownGrants(permissions: readonly string[]) {
  const policies = permissions.map((each) => {
    const [domain, entityName, action] = each.split(':');
    return { domain, entityName, actions: [action] };
  });
  return {
    id: 'client',
    grants: [{ subjectId: 'client', role: { id: 'role', name: 'callcheck', policies } }],
  };
}

function forbidden(permission: string) {
  const message = `Unable to perform the requested action. You must have at least one of the following permissions assigned: [${permission}]`;
  return {
    ...errorBody(403, 'missing.any.permissions'),
    message,
    messageParams: { permissions: `[${permission}]` },
  };
}

function errorBody(status: number, code: string) {
  return {
    message: `The request failed with ${code}`,
    code,
    status,
    contextId: 'emulated',
    details: [],
    errors: [],
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A failure that a test asks for. */
interface GenesysFault {
  /** The requests that it meets, by their path; undefined for all. */
  readonly path?: RegExp;
  readonly status?: 401 | 403 | 404 | 429 | 500 | 503;
  /** Seconds, on a 429. */
  readonly retryAfter?: number;
  readonly delayMs?: number;
  /** What stands in place of the body. */
  readonly body?: string;
  /** The connection ends without an answer. */
  readonly drops?: boolean;
  /** So many requests are met; undefined for every one. */
  readonly times?: number;
}

/** The faults in force, and what takes one for a request. */
class GenesysFaults {
  #faults: { readonly fault: GenesysFault; left: number }[] = [];

  /** Replaces what was set before. */
  set(...faults: readonly GenesysFault[]): void {
    this.#faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  /** The first fault that meets a request. */
  take(path: string): GenesysFault | undefined {
    const found = this.#faults.find(({ fault, left }) => left > 0 && (fault.path?.test(path) ?? true));
    if (found !== undefined) found.left -= 1;
    return found?.fault;
  }
}
