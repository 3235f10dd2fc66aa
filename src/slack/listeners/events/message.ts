import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../../deps.ts';
import { takeIn } from '../../take-in.ts';

/** Messages in channels the app is in, and in direct messages with it: new, edited and deleted ones. */
export function registerMessage(app: App, deps: ListenerDeps): void {
  app.event('message', async ({ event, body, context }) => {
    await takeIn(
      { event, delivery: body.event_id, team: context.teamId, botUserId: context.botUserId },
      deps,
    );
  });
}
