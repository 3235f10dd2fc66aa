import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../../deps.ts';
import { renderHome } from '../../views/home.ts';

/** Shows the Home tab as it is now. */
export function registerAppHomeOpened(app: App, deps: ListenerDeps): void {
  app.event('app_home_opened', async ({ event, context, client }) => {
    if (event.tab !== 'home') return;
    const home = await renderHome(context.teamId ?? '', event.user, deps);
    await client.views.publish({ user_id: event.user, view: home });
  });
}
