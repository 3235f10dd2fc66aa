import type { Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

export const identityMethods: Record<string, Method> = {
  'api.test': { token: 'none', scopes: [], run: (_context, parameters) => ({ args: parameters }) },
  'apps.connections.open': { token: 'app', scopes: [], run: ({ issueUrl }) => ({ url: issueUrl() }) },
  'auth.test': { token: 'bot', scopes: [], run: authTest },
  'bots.info': { token: 'bot', scopes: ['users:read'], run: botInfo },
  'team.info': { token: 'bot', scopes: ['team:read'], run: teamInfo },
};

function authTest({ world }: MethodContext): Json {
  return {
    url: `https://${world.teamDomain}.slack.com/`,
    team: world.teamName,
    user: world.app.name,
    team_id: world.teamId,
    user_id: world.botUserId,
    bot_id: world.botId,
    ...(world.org === null ? {} : { enterprise_id: world.org.id }),
    is_enterprise_install: world.installed === 'org',
  };
}

function botInfo({ world }: MethodContext, parameters: Json): Json {
  if (parameters.bot !== world.botId) throw new ApiError('bot_not_found');
  const { botId, appId, botUserId, app } = world;
  return { bot: { id: botId, deleted: false, name: app.name, app_id: appId, user_id: botUserId, icons: {} } };
}

function teamInfo({ world }: MethodContext): Json {
  return { team: { id: world.teamId, name: world.teamName, domain: world.teamDomain } };
}
