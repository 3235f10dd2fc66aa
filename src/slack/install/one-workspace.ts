import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import type { Store } from '../../store/store.ts';
import { createClient, hasDeadToken } from '../post/client.ts';
import type { Installed, Workspace, Workspaces } from './workspaces.ts';

interface Identity {
  readonly team: string | undefined;
  readonly enterprise: string | undefined;
  readonly isOrg: boolean;
  readonly workspace: Workspace;
}

/** The workspace of one token, which is asked who it is at the start. Deliveries of others are not ours. */
export function createOneWorkspace(
  token: string,
  options: {
    readonly apiUrl: string | undefined;
    readonly log: Log;
    readonly store: Store;
    readonly telemetry: Telemetry;
  },
): Workspaces {
  const client = createClient(token, options);
  let identity: Identity | undefined;
  return {
    async start() {
      const { team_id, enterprise_id, is_enterprise_install, user_id, bot_id } = await client.auth.test();
      identity = {
        team: team_id,
        enterprise: enterprise_id,
        isOrg: is_enterprise_install === true,
        workspace: { client, token, botUserId: user_id, botId: bot_id },
      };
    },
    async find(installed) {
      return identity !== undefined && isSame(identity, installed) ? identity.workspace : undefined;
    },
    isServed: async () => true,
    async listServed(installed) {
      return identity?.team !== undefined && isSame(identity, installed) ? [identity.team] : [];
    },
    async leave(installed) {
      if (identity === undefined || !isSame(identity, installed)) return undefined;
      // A notice may come late: while the token works, the app is there.
      if (!(await hasDeadToken(client))) return undefined;
      await options.store.forgetTeam(installed.team);
      return [installed.team];
    },
    // The operator's own token: it may be replaced by another one of the same workspace.
    leaveIfGone: async () => [],
    leaveAllGone: async () => [],
  };
}

/** Workspaces of one organization share channels, so what comes by another of them is ours as well. */
function isSame({ team, enterprise }: Identity, installed: Installed): boolean {
  return team === installed.team || (enterprise !== undefined && enterprise === installed.enterprise);
}
