import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';

import { StoreError } from '../store/store.ts';

export interface HealthChecks {
  /** What the start waits for, in a word or two; undefined once all is there. */
  awaited(): string | undefined;
  /** Whether Slack's events reach the app now. */
  isConnected(): boolean;
  /** Rejects when state cannot be read and written. */
  checkStore(): Promise<void>;
}

export interface Route {
  readonly path: string;
  readonly method: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `/healthz`: the process lives. `/readyz`: it is connected and can store; 503 with the reason otherwise. */
export function healthRoutes(checks: HealthChecks): Route[] {
  return [
    { path: '/healthz', method: 'GET', handler: (_, response) => answer(response, 200, 'ok') },
    {
      path: '/readyz',
      method: 'GET',
      handler: (_, response) => {
        const awaited = checks.awaited();
        if (awaited !== undefined) return answer(response, 503, `waiting for ${awaited}`);
        if (!checks.isConnected()) return answer(response, 503, 'not connected to Slack');
        checks.checkStore().then(
          () => answer(response, 200, 'ok'),
          (error: unknown) => answer(response, 503, `the state cannot be written${reasonOf(error)}`),
        );
      },
    },
  ];
}

/** The store's error code. */
function reasonOf(error: unknown): string {
  return error instanceof StoreError ? `: ${error.code}` : '';
}

/** How long a client may take to send a request; without it, a slow client could hold its connection forever. */
export const SERVER_PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** An idle connection is closed after this time. */
const IDLE_MS = 15_000;

/** A port that listens before the app is ready. */
export interface HealthDoor {
  readonly server: Server;
  /** From now on this answers instead of the health routes alone. */
  lead(listener: RequestListener): void;
}

/** Listens at once. Until the app is ready, only the routes are served; any other request is asked to retry. */
export async function openDoor(port: number, routes: readonly Route[] = []): Promise<HealthDoor> {
  let behind = toRoutes(routes, (_, response) => answer(response, 503, 'not ready', { 'retry-after': '5' }));
  const server = await listen((request, response) => behind(request, response), port);
  return {
    server,
    lead(listener) {
      behind = listener;
    },
  };
}

/** Serves the routes on a port of their own, for Socket Mode. Rejects when the port is taken. */
export async function serveRoutes(routes: readonly Route[], port: number): Promise<Server> {
  return await listen(toRoutes(routes), port);
}

/** Answers with the routes, and all other requests with `otherwise`. */
export function toRoutes(
  routes: readonly Route[],
  otherwise: RequestListener = (_, response) => answer(response, 404, 'not found'),
): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const route = routes.find((each) => each.path === path && each.method === request.method);
    if (route === undefined) otherwise(request, response);
    else route.handler(request, response);
  };
}

async function listen(listener: RequestListener, port: number): Promise<Server> {
  const server = createServer(SERVER_PATIENCE, listener);
  // Also for clients that never send a byte, which Node would keep until they disconnect.
  server.setTimeout(IDLE_MS);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve());
  });
  return server;
}

function answer(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(`${text}\n`);
}
