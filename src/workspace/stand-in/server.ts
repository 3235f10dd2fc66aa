import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFile } from './files.ts';
import { readBody, readParameters, readUpload } from './http.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SocketServer } from './socket-mode.ts';
import { receiveUpload } from './web-api/files.ts';
import type { MethodContext } from './web-api/method.ts';
import { handleApiCall } from './web-api/web-api.ts';

interface Parts {
  readonly context: MethodContext;
  readonly responses: ResponseUrls;
  readonly sockets: SocketServer;
}

/** Listens on 127.0.0.1 for the Web API, sockets, files, uploads and response URLs. */
export async function listen(parts: Parts, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    route(parts, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? error.message : 'failed');
    });
  });
  server.on('upgrade', parts.sockets.upgrade);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  parts.context.world.origin = `http://127.0.0.1:${address.port}`;
  return server;
}

async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = parts.context;
  const path = new URL(request.url ?? '/', world.origin).pathname;
  if (path.startsWith('/api/')) return handleApiCall(parts.context, request, response);
  if (path.startsWith('/files-pri/')) {
    const file = serveFile(world, path, request.headers.authorization);
    response.writeHead(file.status, { 'content-type': file.type });
    response.end(file.body);
    return;
  }
  if (path.startsWith('/upload/v1/') && request.method === 'POST') {
    const content = await readUpload(request, await readBody(request));
    const problem = receiveUpload(world, path.slice('/upload/v1/'.length), content);
    response.writeHead(problem === null ? 200 : 400, { 'content-type': 'text/plain' });
    response.end(problem ?? `OK - ${content.byteLength}`);
    return;
  }
  if (/^\/(?:commands|actions|app)\//.test(path) && request.method === 'POST') {
    const answer = parts.responses.respond(path, readParameters(request, await readBody(request)));
    response.writeHead(answer.status, { 'content-type': 'text/plain' });
    response.end(answer.body);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('Nothing here');
}
