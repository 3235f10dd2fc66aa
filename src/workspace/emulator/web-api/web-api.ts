import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { readBody, readParameters } from '../http.ts';
import type { InjectedFault } from '../interface.ts';
import { oauthMethods } from '../many-workspaces/oauth-methods.ts';
import { findSession, sessionsOf } from '../many-workspaces/realm.ts';
import { type EmulatorState, notify } from '../state.ts';
import type { Json } from '../wire.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { ApiError, type Method, type MethodContext, RateLimited } from './method.ts';
import { reactionMethods } from './reactions.ts';
import { viewMethods } from './views.ts';

const identityMethods: Record<string, Method> = {
  'api.test': { token: 'none', scopes: [], run: (_context, parameters) => ({ args: parameters }) },
  'apps.connections.open': { token: 'app', scopes: [], run: ({ issueUrl }) => ({ url: issueUrl() }) },
  'auth.test': { token: 'bot', scopes: [], run: authTest },
  'bots.info': { token: 'bot', scopes: ['users:read'], run: botInfo },
  'team.info': { token: 'bot', scopes: ['team:read'], run: teamInfo },
};

function authTest({ state }: MethodContext): Json {
  return {
    url: `https://${state.teamDomain}.slack.com/`,
    team: state.teamName,
    user: state.app.name,
    team_id: state.teamId,
    user_id: state.botUserId,
    bot_id: state.botId,
    ...(state.org === null ? {} : { enterprise_id: state.org.id }),
    is_enterprise_install: state.installed === 'org',
  };
}

function botInfo({ state }: MethodContext, parameters: Json): Json {
  if (parameters.bot !== state.botId) throw new ApiError('bot_not_found');
  const { botId, appId, botUserId, app } = state;
  return { bot: { id: botId, deleted: false, name: app.name, app_id: appId, user_id: botUserId, icons: {} } };
}

function teamInfo({ state }: MethodContext): Json {
  return { team: { id: state.teamId, name: state.teamName, domain: state.teamDomain } };
}

/** Every method the emulator knows. */
export const METHODS: Readonly<Record<string, Method>> = {
  ...identityMethods,
  ...oauthMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...reactionMethods,
  ...viewMethods,
};

interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly headers: Record<string, string>;
}

/** Answers one request to `/api/<method>`: faults first, then the token, the scope, and the method itself. */
export async function handleApiCall(
  context: MethodContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = decodeURIComponent(
    new URL(request.url ?? '/', context.state.origin).pathname.slice('/api/'.length),
  );
  const parameters = readParameters(request, await readBody(request));
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? parameters.token;
  const fault = context.faults.take(method);
  if (fault?.drop === 'request') return void request.socket.destroy();
  if (fault?.hang === 'request') return;
  const here = inSession(context, token, parameters);
  const { state } = here;
  const answer =
    answerFault(fault) ?? limited(state, method, parameters) ?? run(here, method, parameters, token);
  record(state, method, parameters, answer);
  await sleep(state.settings.latencyMs + (fault?.delayMs ?? 0));
  send(answer, response, fault);
}

function send(
  { status, headers, body }: Answer,
  response: ServerResponse,
  fault: InjectedFault | undefined,
): void {
  if (fault?.hang === 'response') return;
  if (fault?.drop === 'response') return void response.destroy();
  const text = fault?.garbage?.text ?? JSON.stringify(body);
  response.writeHead(status, {
    'content-type': fault?.garbage?.type ?? 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  });
  if (fault?.drop === 'body')
    return void response.write(text.slice(0, text.length / 2), () => response.destroy());
  response.end(text);
}

function answerFault(fault: InjectedFault | undefined): Answer | undefined {
  if (fault?.garbage !== undefined)
    return fault.garbage.isDone ? undefined : { status: fault.status ?? 200, body: {}, headers: {} };
  if (fault?.retryAfter !== undefined) return refuse(new RateLimited(fault.retryAfter));
  if (fault?.status !== undefined)
    return { status: fault.status, body: { ok: false, error: 'fatal_error' }, headers: {} };
  if (fault?.error !== undefined) return refuse(new ApiError(fault.error));
  return undefined;
}

function limited(state: EmulatorState, method: string, parameters: Json): Answer | undefined {
  const retryAfter = state.rateLimits.refuse(method, parameters);
  return retryAfter === undefined ? undefined : refuse(new RateLimited(retryAfter));
}

function run(context: MethodContext, name: string, parameters: Json, token: unknown): Answer {
  const { state } = context;
  try {
    const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
    if (method === undefined) throw new ApiError('unknown_method', { req_method: name });
    authorize(context, method, token);
    if (method.token === 'bot' && name !== 'auth.test' && isUnclear(context, token, parameters))
      throw new ApiError('missing_argument');
    const { token: _token, team_id: _team, ...rest } = parameters;
    const headers = method.token === 'bot' ? { 'x-oauth-scopes': state.app.scopes.join(',') } : {};
    return { status: 200, body: { ok: true, ...method.run(context, rest) }, headers };
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): Answer {
  if (error instanceof RateLimited) {
    const headers = { 'retry-after': String(error.retryAfter) };
    return { status: 429, body: { ok: false, error: 'ratelimited' }, headers };
  }
  if (error instanceof ApiError) {
    return { status: 200, body: { ok: false, error: error.code, ...error.details }, headers: {} };
  }
  throw error;
}

/** The workspace that a call with this token is about; the first one of several, or of all for calls without a token. */
function inSession(context: MethodContext, token: unknown, parameters: Json): MethodContext {
  const { realm } = context;
  const issued = realm.tokens.find(token);
  const session = issued && (findSession(realm, issued, parameters) ?? sessionsOf(realm, issued.holder)[0]);
  return session === undefined ? context : { ...context, ...session };
}

/** A token for a whole organization, and a call that doesn't say which workspace it means. */
function isUnclear({ realm }: MethodContext, token: unknown, parameters: Json): boolean {
  const issued = realm.tokens.find(token);
  return issued !== undefined && findSession(realm, issued, parameters) === undefined;
}

function authorize({ state, realm }: MethodContext, method: Method, token: unknown): void {
  if (method.token === 'none') return;
  if (token === undefined) throw new ApiError('not_authed');
  const issued = realm.tokens.find(token);
  if (issued === undefined && token !== state.appToken) throw new ApiError('invalid_auth');
  const kind = issued === undefined ? 'app' : 'bot';
  if (kind !== method.token) throw new ApiError('not_allowed_token_type');
  if (kind === 'bot' && state.tokenError !== null) throw new ApiError(state.tokenError);
  if (issued !== undefined && issued.error !== null) throw new ApiError(issued.error);
  if (issued !== undefined && issued.expiresAt < Date.now()) throw new ApiError('token_expired');
  const { scopes } = state.app;
  if (method.scopes.length > 0 && !method.scopes.some((scope) => scopes.includes(scope))) {
    throw new ApiError('missing_scope', { needed: method.scopes.join(','), provided: scopes.join(',') });
  }
}

function record(state: EmulatorState, method: string, parameters: Json, answer: Answer): void {
  const { token: _token, team_id: _team, ...rest } = parameters;
  state.calls.push({
    method,
    parameters: structuredClone(rest),
    response: structuredClone(answer.body),
    status: answer.status,
    at: Date.now(),
  });
  notify(state, { kind: 'call', method });
}
