import type { AuthorizeResult, Context } from '@slack/bolt';
import { z } from 'zod';
import type { Installed, Workspaces } from '../install/workspaces.ts';

/** A delivery for a workspace that the app does not serve. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
  readonly code = 'not_installed';
  readonly installed: Installed;

  constructor(installed: Installed) {
    super('the app is not installed there');
    this.installed = installed;
  }
}

/** What Bolt has read of a delivery; where Slack says null, so does Bolt, whatever its types say. */
interface Source {
  readonly teamId?: string | null | undefined;
  readonly enterpriseId?: string | null | undefined;
  readonly isEnterpriseInstall: boolean;
}

/**
 * Lets a delivery in with the token of the workspace that it is for: in a channel that companies share, the one that
 * installed the app and not the one of whoever wrote. Rejects with a NotInstalledError for all others.
 */
export function createAuthorize(
  workspaces: Workspaces,
): (source: Source, body?: unknown) => Promise<AuthorizeResult> {
  return async (source, body) => {
    const installed: Installed = {
      team: teamOf(source, body),
      enterprise: source.enterpriseId ?? undefined,
      isOrg: source.isEnterpriseInstall,
    };
    const workspace = await workspaces.find(installed);
    if (workspace === undefined) throw new NotInstalledError(installed);
    const { token: botToken, botUserId, botId } = workspace;
    return {
      botToken,
      ...(botUserId !== undefined && { botUserId }),
      ...(botId !== undefined && { botId }),
      teamId: installed.team,
      ...(installed.enterprise !== undefined && { enterpriseId: installed.enterprise }),
    };
  };
}

/** Whom a delivery that was let in is for. */
export function installedOf(context: Context): Installed {
  const { teamId, enterpriseId, isEnterpriseInstall }: Source = context;
  return {
    team: teamId ?? enterpriseId ?? '',
    enterprise: enterpriseId ?? undefined,
    isOrg: isEnterpriseInstall,
  };
}

const ENVELOPE = z.looseObject({
  context_team_id: z.string().nullish(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
});

/** `team_id` of an event can be another company's; `context_team_id` is where the app heard of it. */
function teamOf(source: Source, body: unknown): string {
  const { data } = ENVELOPE.safeParse(body);
  const team = data?.authorizations?.[0]?.team_id ?? data?.context_team_id ?? source.teamId;
  return team ?? source.enterpriseId ?? '';
}
