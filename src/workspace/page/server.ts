import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackEmulator } from '../emulator/emulator.ts';
import { readBody } from '../emulator/http.ts';
import { asJson, type Json } from '../emulator/wire.ts';
import { perform } from './actions.ts';
import { loadAssets } from './assets.ts';
import { describeChange, takeSnapshot } from './snapshot.ts';

export interface WorkspacePage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Nothing from elsewhere, no inline code, no framing. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
const BODY_BYTES = 15_000_000;
const HEARTBEAT_MS = 20_000;

/** Serves the page of a workspace on 127.0.0.1 only to browsers on this machine. */
export async function startWorkspacePage(
  emulator: SlackEmulator,
  options: { readonly port?: number } = {},
): Promise<WorkspacePage> {
  const assets = await loadAssets();
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    serve(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'That did not work.';
      if (response.headersSent) response.end();
      else sendJson(response, 400, { error: message });
    });
  });
  const port = await listen(server, options.port ?? 0);
  const unsubscribe = emulator.onChange((change) => {
    const described = describeChange(emulator, change);
    if (described === null) return;
    for (const stream of streams) writeEvent(stream, described);
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(':\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocalHost(request.headers.host, port)) return sendJson(response, 403, { error: 'Wrong host' });
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (request.method === 'POST' && path === '/act') return act(request, response);
    if (request.method !== 'GET') return sendJson(response, 405, { error: 'Wrong method' });
    if (path === '/events') return openStream(response);
    const asset = assets.get(path);
    if (asset === undefined) return sendJson(response, 404, { error: 'Nothing here' });
    response.writeHead(200, { 'content-type': asset.type });
    response.end(asset.body);
  }

  async function act(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { origin, host } = request.headers;
    const isOwn = origin === `http://${host}` && request.headers['content-type'] === 'application/json';
    if (!isOwn) return sendJson(response, 403, { error: 'Wrong origin' });
    const body = asJson(JSON.parse((await readBody(request, BODY_BYTES)).toString('utf8')));
    sendJson(response, 200, await perform(emulator, body));
  }

  function openStream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    writeEvent(response, { kind: 'snapshot', ...takeSnapshot(emulator) });
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      unsubscribe();
      clearInterval(heartbeat);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** A page on another name that resolves to this machine must not reach the workspace. */
function isLocalHost(host: string | undefined, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(host ?? '');
}

function writeEvent(stream: ServerResponse, event: Json): void {
  stream.write(`data: ${JSON.stringify(event)}\n\n`);
}

function sendJson(response: ServerResponse, status: number, body: Json): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
