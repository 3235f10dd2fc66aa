import type { App, Context } from '@slack/bolt';
import type { Installed } from '../../install/workspaces.ts';
import { installedOf } from '../../receive/authorize.ts';
import type { AppDeps } from '../../work/deps.ts';

/** The app was taken away, or its token was: everything of the workspace goes with it. */
export function registerAppUninstalled(app: App, deps: AppDeps): void {
  app.event('app_uninstalled', async ({ body, context }) => {
    await leave(installedOf(context), body.event_time, deps);
  });
  app.event('tokens_revoked', async ({ event, body, context }) => {
    // Tokens of people are none of ours.
    if ((event.tokens.bot ?? []).length > 0) await leave(installedOf(context), body.event_time, deps);
  });
  app.event('team_access_revoked', async ({ event, body, context }) => {
    for (const team of event.team_ids) await leave(withinOrg(team, context), body.event_time, deps);
  });
}

/** One workspace of an organization; the installation stays for the others. */
const withinOrg = (team: string, context: Context): Installed => ({
  ...installedOf(context),
  team,
  enterprise: undefined,
  isOrg: false,
});

async function leave(installed: Installed, eventTime: number, deps: AppDeps): Promise<void> {
  // Slack tells the second; what was installed within it came before.
  const teams = await deps.workspaces.leave(installed, eventTime * 1000 + 999);
  const { team, enterprise } = installed;
  if (teams === undefined)
    return deps.log.info(
      { team, enterprise },
      'a notice that the app was taken away was ignored: it was installed again since, or never',
    );
  for (const each of teams) deps.faults.forget(each);
  deps.log.info({ teams, enterprise }, 'the app was taken away: everything of it is deleted');
}
