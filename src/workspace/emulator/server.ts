import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveFile } from './files.ts';
import { readBody, readParameters, readUpload } from './http.ts';
import { serveAuthorize } from './many-workspaces/authorize-page.ts';
import { sessionsOf } from './many-workspaces/realm.ts';
import type { Session } from './session.ts';
import type { SocketServer } from './socket-mode.ts';
import type { EmulatorState } from './state.ts';
import { receiveUpload } from './web-api/files.ts';
import type { MethodContext } from './web-api/method.ts';
import { handleApiCall } from './web-api/web-api.ts';

interface Parts {
  readonly context: MethodContext;
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
  parts.context.state.origin = `http://127.0.0.1:${address.port}`;
  return server;
}

async function route(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { state } = parts.context;
  const path = new URL(request.url ?? '/', state.origin).pathname;
  if (path.startsWith('/api/')) return handleApiCall(parts.context, request, response);
  if (path.startsWith('/files-pri/')) {
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    const { state } = named(parts, path);
    const status = parts.context.faults.take('files-pri')?.status;
    const file = serveFile(state, path, opens(parts, token, state));
    if (status !== undefined) return void response.writeHead(status).end();
    response.writeHead(file.status, { 'content-type': file.type });
    response.end(file.body);
    return;
  }
  if (path.startsWith('/upload/v1/') && request.method === 'POST') {
    const content = await readUpload(request, await readBody(request));
    const id = path.slice('/upload/v1/'.length);
    const problems = parts.context.realm.sessions.map((each) => receiveUpload(each.state, id, content));
    const problem = problems.includes(null) ? null : (problems[0] ?? null);
    response.writeHead(problem === null ? 200 : 400, { 'content-type': 'text/plain' });
    response.end(problem ?? `OK - ${content.byteLength}`);
    return;
  }
  if (/^\/(?:commands|actions|app)\//.test(path) && request.method === 'POST') {
    const answer = named(parts, path).responses.respond(
      path,
      readParameters(request, await readBody(request)),
    );
    response.writeHead(answer.status, { 'content-type': 'text/plain' });
    response.end(answer.body);
    return;
  }
  if (path === '/oauth/v2/authorize') return await serveAuthorize(parts.context.realm, request, response);
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('Nothing here');
}

/** The workspace whose id stands in a path; the first where there is none. */
function named({ context }: Parts, path: string): Session {
  const { sessions } = context.realm;
  const session = sessions.find(({ state }) => path.includes(`/${state.teamId}`)) ?? sessions[0];
  if (session === undefined) throw new Error('The emulator has no workspace');
  return session;
}

/** Whether a token works now, and in this workspace. */
function opens({ context: { realm } }: Parts, token: string | undefined, state: EmulatorState): boolean {
  const issued = realm.tokens.find(token);
  if (issued === undefined || issued.error !== null || issued.expiresAt < Date.now()) return false;
  return sessionsOf(realm, issued.holder).some((session) => session.state === state);
}
