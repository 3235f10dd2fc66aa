import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../../deps.ts';
import { takeIn } from '../../take-in.ts';

/** The app's name in a message. In channels it is in, the same message arrives as `message` too; both are one. */
export function registerAppMention(app: App, deps: ListenerDeps): void {
  app.event('app_mention', async ({ event, body, context }) => {
    await takeIn(
      { event, delivery: body.event_id, team: context.teamId, botUserId: context.botUserId },
      deps,
    );
  });
}
