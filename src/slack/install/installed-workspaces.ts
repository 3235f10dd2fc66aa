import type { webApi } from '@slack/bolt';
import { AuthorizationError, type AuthorizeResult, type InstallProvider } from '@slack/oauth';
import type { Log } from '../../log.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import { orgHolder, teamHolder } from '../../store/installation-store.ts';
import type { Store } from '../../store/store.ts';
import { createClient, hasDeadToken, isTakenAway } from '../post/client.ts';
import { holderOf } from './installation.ts';
import type { SealedInstallations } from './sealed-installations.ts';
import { NoInstallation } from './sealed-installations.ts';
import type { Installed, Workspace, Workspaces } from './workspaces.ts';

export interface InstalledOptions {
  /** Finds tokens, and renews them. */
  readonly renewer: InstallProvider;
  readonly installations: SealedInstallations;
  readonly store: Store;
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly telemetry: Telemetry;
}

/** Every workspace that installed the app, each with its own token. */
export function createInstalledWorkspaces(options: InstalledOptions): Workspaces {
  const { installations, store } = options;
  const findToken = createTokens(options.renewer);
  const clients = new Map<string, { token: string; client: webApi.WebClient }>();

  /** One client for each workspace, with its token of today. */
  function clientOf(team: string, token: string): webApi.WebClient {
    const known = clients.get(team);
    if (known?.token === token) return known.client;
    const client = createClient(token, { ...options, teamId: team });
    clients.set(team, { token, client });
    return client;
  }

  async function find(installed: Installed): Promise<Workspace | undefined> {
    const found = await findToken(installed);
    if (found?.botToken === undefined) return undefined;
    const { botToken: token, botUserId, botId } = found;
    if (installed.isOrg && installed.enterprise !== undefined)
      await store.addOrgTeam(installed.enterprise, installed.team);
    return { client: clientOf(installed.team, token), token, botUserId, botId };
  }

  async function forget(teams: readonly string[]): Promise<readonly string[]> {
    for (const team of teams) {
      await store.forgetTeam(team);
      clients.delete(team);
    }
    return teams;
  }

  async function leaveOrg(enterprise: string, at: number): Promise<readonly string[] | undefined> {
    const holder = orgHolder(enterprise);
    if (await isNewer(holder, at)) return undefined;
    // The teams go first: while the installation is there, a second attempt finds what is left of them.
    const forgotten = await forget(await store.listOrgTeams(enterprise));
    await store.removeInstallation(holder);
    return forgotten;
  }

  async function leaveIfGone({ team, enterprise, isOrg }: Installed): Promise<readonly string[]> {
    const token = (await findToken({ team, enterprise, isOrg }))?.botToken;
    if (token === undefined || !(await isTakenAway(createClient(token, options)))) return [];
    return (
      (isOrg && enterprise !== undefined && (await leaveOrg(enterprise, Date.now()))) ||
      (await forget([team]))
    );
  }

  /** Whether it was installed again after the notice was sent, which may come late or twice. */
  async function isNewer(holder: string, at: number): Promise<boolean> {
    const row = await store.findInstallation(holder);
    return row !== undefined && row.updated > at;
  }

  return {
    start: () => installations.reseal(),
    find,
    async isServed({ team, enterprise, isOrg }) {
      const holder = holderOf(team, enterprise, isOrg);
      if (holder === undefined || (await store.findInstallation(holder)) === undefined) return false;
      // The lookup that found it has added it to the workspaces of its organization.
      return !isOrg || enterprise === undefined || (await store.listOrgTeams(enterprise)).includes(team);
    },
    async listServed({ enterprise, isOrg }) {
      return isOrg && enterprise !== undefined ? await store.listOrgTeams(enterprise) : [];
    },
    leaveIfGone,
    async leaveAllGone() {
      const gone: string[] = [];
      for (const { holder } of await store.listInstallations()) {
        const [kind, id = ''] = holder.split('/');
        const isOrg = kind === 'org';
        const installed = { team: id, enterprise: isOrg ? id : undefined, isOrg };
        // One that cannot be asked now is asked the next day.
        gone.push(...(await leaveIfGone(installed).catch(() => [])));
      }
      return gone;
    },
    async leave(installed, at) {
      const { team, enterprise, isOrg } = installed;
      if (isOrg && enterprise !== undefined) return await leaveOrg(enterprise, at);
      if (await isNewer(teamHolder(team), at)) return undefined;
      const isOwn = (await store.findInstallation(teamHolder(team))) !== undefined;
      // A notice that doesn't say whether a workspace left or its whole organization: then the token knows.
      const org = isOwn ? undefined : await find({ ...installed, isOrg: true });
      if (enterprise !== undefined && org !== undefined && (await hasDeadToken(org.client)))
        return [...((await leaveOrg(enterprise, at)) ?? []), ...(await forget([team]))];
      return await forget([team]);
    },
  };
}

type Authorize = Pick<InstallProvider, 'authorize'>;

/**
 * Finds the token of an installation, renewed where it is about to expire; undefined where nothing is installed. Who
 * asks for the same one at the same time gets the same answer: a token must not be renewed twice.
 */
export function createTokens(
  installer: Authorize,
): (installed: Installed) => Promise<AuthorizeResult | undefined> {
  const asked = new Map<string, Promise<AuthorizeResult | undefined>>();
  return async (installed) => {
    const holder = holderOf(installed.team, installed.enterprise, installed.isOrg);
    if (holder === undefined) return undefined;
    const known = asked.get(holder);
    if (known !== undefined) return await known;
    const answer = ask(installer, installed).finally(() => asked.delete(holder));
    asked.set(holder, answer);
    return await answer;
  };
}

async function ask(installer: Authorize, installed: Installed): Promise<AuthorizeResult | undefined> {
  const query = {
    teamId: installed.team,
    enterpriseId: installed.enterprise,
    isEnterpriseInstall: installed.isOrg,
  };
  try {
    const answer = await installer.authorize(query);
    const isOver = (answer.botTokenExpiresAt ?? Number.POSITIVE_INFINITY) * 1000 <= Date.now();
    // Another replica may have renewed it in this moment, with the refresh token that we still had.
    return isOver ? await installer.authorize(query) : answer;
  } catch (error) {
    const cause = error instanceof AuthorizationError ? (error.original ?? error) : error;
    if (cause instanceof NoInstallation) return undefined;
    throw cause;
  }
}
