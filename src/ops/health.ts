import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface HealthChecks {
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
        if (!checks.isConnected()) return answer(response, 503, 'not connected to Slack');
        checks.checkStore().then(
          () => answer(response, 200, 'ok'),
          () => answer(response, 503, 'the state cannot be written'),
        );
      },
    },
  ];
}

/** How long whoever connects may take over a request; a slow one would hold its connection for as long as it likes. */
export const SERVER_PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1_000,
} as const;

/** Serves the routes on a port of their own, for Socket Mode. Rejects when the port is taken. */
export async function serveRoutes(routes: readonly Route[], port: number): Promise<Server> {
  const server = createServer(SERVER_PATIENCE, (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0];
    const route = routes.find((each) => each.path === path && each.method === request.method);
    if (route === undefined) answer(response, 404, 'not found');
    else route.handler(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve());
  });
  return server;
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}
