import { AuthorizationError, type AuthorizeResult, type InstallProvider } from '@slack/oauth';
import { holderOf } from './installation.ts';
import { NoInstallation } from './sealed-installations.ts';
import type { Installed } from './workspaces.ts';

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
