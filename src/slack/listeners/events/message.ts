import type { App } from '@slack/bolt';
import type { AppDeps } from '../../deps.ts';
import { inWorkspace } from '../../in-workspace.ts';
import { takeIn } from '../../take-in.ts';

/** Messages in channels the app is in, and in direct messages with it: new, edited and deleted ones. */
export function registerMessage(app: App, deps: AppDeps): void {
  app.event('message', async ({ event, body, context, client }) => {
    await takeIn(
      { event, delivery: body.event_id, team: context.teamId, botUserId: context.botUserId },
      inWorkspace(deps, { client, context }),
    );
  });
}
