import type { Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

export const identityMethods: Record<string, Method> = {
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
