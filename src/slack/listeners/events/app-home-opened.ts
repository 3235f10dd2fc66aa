import type { App } from '@slack/bolt';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { renderHome } from '../../views/home.ts';
import type { AppDeps } from '../../work/deps.ts';

/** Shows the Home tab as it is now. */
export function registerAppHomeOpened(app: App, deps: AppDeps): void {
  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab !== 'home') return;
    const home = await renderHome(context.teamId ?? '', event.user, inWorkspace(deps, { client, context }));
    await client.views.publish({ user_id: event.user, view: home });
  });
}
