import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, readParameters } from '../http.ts';
import { createSecret } from '../ids.ts';
import { people } from '../state.ts';
import { asText } from '../wire.ts';
import { type Realm, sessionsOf } from './realm.ts';
import type { Holder } from './tokens.ts';

const CODE_MS = 600_000;

interface Request {
  readonly scopes: readonly string[];
  readonly state: string | null;
  /** As the app gave it, which the exchange of the code must repeat. */
  readonly given: string | undefined;
  readonly target: string;
}

/** The page on which somebody lets the app in, or doesn't: GET shows it, POST answers and sends the browser back. */
export async function serveAuthorize(
  realm: Realm,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const wanted = readRequest(realm, url.searchParams);
  if (typeof wanted === 'string') return show(response, 400, `<p>${wanted}</p>`);
  if (request.method !== 'POST') return show(response, 200, formFor(realm));
  const form = readParameters(request, await readBody(request));
  const holder = findHolder(realm, asText(form.install) ?? '');
  const target = new URL(wanted.target);
  if (holder === undefined) target.searchParams.set('error', 'access_denied');
  else target.searchParams.set('code', grant(realm, holder, wanted));
  if (wanted.state !== null) target.searchParams.set('state', wanted.state);
  response.writeHead(302, { location: target.href });
  response.end();
}

/** What the app asks for, or Slack's word for what is wrong with that. */
function readRequest(realm: Realm, query: URLSearchParams): Request | string {
  const app = realm.sessions[0]?.state.app;
  const scopes = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  const given = query.get('redirect_uri') ?? undefined;
  const target = given ?? realm.redirectUrls[0];
  if (query.get('client_id') !== realm.clientId) return 'invalid_client_id';
  if (scopes.length === 0 || scopes.some((scope) => app?.scopes.includes(scope) !== true))
    return 'invalid_scope';
  if (target === undefined || !realm.redirectUrls.some((url) => target.startsWith(url)))
    return 'bad_redirect_uri';
  return { scopes, state: query.get('state'), given, target };
}

function grant(realm: Realm, holder: Holder, { scopes, given }: Request): string {
  const code = createSecret();
  const state = sessionsOf(realm, holder)[0]?.state;
  const user = (state === undefined ? undefined : people(state)[0]?.id) ?? '';
  realm.grants.set(code, { holder, scopes, redirectUri: given, user, until: Date.now() + CODE_MS });
  return code;
}

function findHolder(realm: Realm, id: string): Holder | undefined {
  const org = realm.orgs.get(id);
  if (org !== undefined) return { kind: 'org', org };
  const state = realm.sessions.find((session) => session.state.teamId === id)?.state;
  return state === undefined ? undefined : { kind: 'team', state };
}

/** Names here are the emulator's own and hold no markup. */
function formFor(realm: Realm): string {
  const choices = [
    ...realm.sessions.map(({ state }) => [state.teamId, state.teamName] as const),
    ...[...realm.orgs.values()].map(({ id, name }) => [id, `${name}, all workspaces`] as const),
    ['', 'Cancel'] as const,
  ];
  const buttons = choices.map(([id, name]) => `<button name="install" value="${id}">${name}</button>`);
  return `<h1>Where shall the app be installed?</h1><form method="post">${buttons.join(' ')}</form>`;
}

function show(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!DOCTYPE html><html lang="en"><title>Install</title><body>${body}</body></html>`);
}
