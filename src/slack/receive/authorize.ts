import type { AuthorizeResult, Context } from '@slack/bolt';
import { z } from 'zod';
import type { MessageOwners } from '../../store/message-owners.ts';
import type { Installed, Workspace, Workspaces } from '../install/workspaces.ts';

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
 * installed the app and not the author's. Rejects with a NotInstalledError for all others.
 */
export function createAuthorize(
  workspaces: Workspaces,
  owners: MessageOwners,
): (source: Source, body?: unknown) => Promise<AuthorizeResult> {
  return async (source, body) => {
    const told = installedFor(source, body);
    const workspace = await workspaces.find(told);
    if (workspace === undefined) throw new NotInstalledError(told);
    const owned = await findOwner(told, body, workspaces, owners);
    return owned ?? resultOf(told, workspace);
  };
}

/**
 * The workspace that answers a message of a channel which organizations share: Slack may tell of the message under one
 * and of its edit under another. Undefined where that is the one that Slack told us under.
 */
async function findOwner(
  told: Installed,
  body: unknown,
  workspaces: Workspaces,
  owners: MessageOwners,
): Promise<AuthorizeResult | undefined> {
  const { data } = SHARED.safeParse(body);
  if (data === undefined) return undefined;
  const { channel, ts, deleted_ts, message } = data.event;
  const message_ts = message?.ts ?? deleted_ts ?? ts;
  if (message_ts === undefined) return undefined;
  const written = await owners.claimMessage({ channel, ts: message_ts }, told.team, JSON.stringify(told));
  const owner = INSTALLED.parse(JSON.parse(written));
  if (owner.team === told.team) return undefined;
  const workspace = await workspaces.find(owner);
  return workspace && resultOf(owner, workspace);
}

function resultOf(installed: Installed, workspace: Workspace): AuthorizeResult {
  const { token: botToken, botUserId, botId } = workspace;
  return {
    botToken,
    ...(botUserId !== undefined && { botUserId }),
    ...(botId !== undefined && { botId }),
    teamId: installed.team,
    ...(installed.enterprise !== undefined && { enterpriseId: installed.enterprise }),
    // Bolt completes the rest with what Slack told us under, which may be another workspace.
    installed,
  };
}

/** Whom a delivery that was let in is for. */
export function installedOf(context: Context): Installed {
  const { data } = INSTALLED.safeParse(context.installed);
  if (data !== undefined) return data;
  const { teamId, enterpriseId, isEnterpriseInstall }: Source = context;
  return {
    team: teamId ?? enterpriseId ?? '',
    enterprise: enterpriseId ?? undefined,
    isOrg: isEnterpriseInstall,
  };
}

const ENVELOPE = z.looseObject({
  view: z.looseObject({ app_installed_team_id: z.string().nullish() }).nullish().catch(undefined),
  context_team_id: z.string().nullish(),
  authorizations: z.array(z.looseObject({ team_id: z.string().nullish() })).nullish(),
});

const ID = z.string().regex(/^[\w.-]{1,100}$/);

/** An event about a message in a channel that organizations share. */
const SHARED = z.looseObject({
  is_ext_shared_channel: z.literal(true),
  event: z.looseObject({
    type: z.enum(['message', 'app_mention']),
    channel: ID,
    ts: ID.optional(),
    deleted_ts: ID.optional(),
    message: z.looseObject({ ts: ID }).optional(),
  }),
});

const INSTALLED = z.object({ team: z.string(), enterprise: z.string().optional(), isOrg: z.boolean() });

/**
 * Whom a delivery is for. `team_id` of an event can be another company's; `context_team_id` is where the app heard of it.
 * People of another company can click in an open view; it belongs to the workspace that has the app.
 */
function installedFor(source: Source, body: unknown): Installed {
  const { data } = ENVELOPE.safeParse(body);
  const own = data?.view?.app_installed_team_id ?? undefined;
  const team = own ?? data?.authorizations?.[0]?.team_id ?? data?.context_team_id ?? source.teamId;
  const isOthers = own !== undefined && own !== source.teamId && !source.isEnterpriseInstall;
  return {
    team: team ?? source.enterpriseId ?? '',
    enterprise: isOthers ? undefined : (source.enterpriseId ?? undefined),
    isOrg: source.isEnterpriseInstall,
  };
}
