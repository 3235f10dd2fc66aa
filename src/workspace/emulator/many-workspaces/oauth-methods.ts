import { ApiError, type Method, type MethodContext } from '../web-api/method.ts';
import { asText, type Json } from '../wire.ts';
import { install } from './realm.ts';
import type { IssuedToken } from './tokens.ts';

export const oauthMethods: Record<string, Method> = {
  'oauth.v2.access': { token: 'none', scopes: [], run: access },
};

/** A code, or a refresh token, for a token. */
function access({ realm, state }: MethodContext, parameters: Json): Json {
  if (parameters.client_id !== realm.clientId) throw new ApiError('invalid_client_id');
  if (parameters.client_secret !== realm.clientSecret) throw new ApiError('bad_client_secret');
  const { app, appId } = state;
  if (parameters.grant_type === 'refresh_token') {
    const renewed = realm.tokens.renew(asText(parameters.refresh_token));
    if (renewed === undefined) throw new ApiError('invalid_refresh_token');
    return { ...describe(renewed, app.scopes, appId), token_type: 'bot' };
  }
  const code = asText(parameters.code) ?? '';
  const grant = realm.grants.get(code);
  if (grant === undefined || grant.until < Date.now()) throw new ApiError('invalid_code');
  if (grant.redirectUri !== asText(parameters.redirect_uri)) throw new ApiError('bad_redirect_uri');
  realm.grants.delete(code);
  const issued = install(realm, grant.holder);
  return { ...describe(issued, grant.scopes, appId), authed_user: { id: grant.user } };
}

function describe(issued: IssuedToken, scopes: readonly string[], appId: string): Json {
  const { holder, token, refreshToken, lifetimeMs } = issued;
  const state = holder.kind === 'team' ? holder.state : undefined;
  const org = holder.kind === 'org' ? holder.org : (state?.org ?? null);
  const bot = holder.kind === 'org' ? holder.org.botUserId : holder.state.botUserId;
  return {
    app_id: appId,
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: bot,
    team: state === undefined ? null : { id: state.teamId, name: state.teamName },
    enterprise: org === null ? null : { id: org.id, name: org.name },
    is_enterprise_install: holder.kind === 'org',
    authed_user: { id: '' },
    ...(lifetimeMs === null
      ? {}
      : { refresh_token: refreshToken, expires_in: Math.round(lifetimeMs / 1000) }),
  };
}
