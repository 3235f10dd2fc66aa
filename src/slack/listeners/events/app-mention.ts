import type { App } from '@slack/bolt';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { receiveMessage } from '../../receive/receive.ts';
import type { AppDeps } from '../../work/deps.ts';

/** The app's name in a message. In channels it is in, the same message arrives as `message` too; both are one. */
export function registerAppMention(app: App, deps: AppDeps): void {
  app.event('app_mention', async ({ event, body, context, client }) => {
    await receiveMessage(
      {
        event,
        delivery: body.event_id,
        team: context.teamId,
        botUserId: context.botUserId,
        isShared: body.is_ext_shared_channel === true,
      },
      inWorkspace(deps, { client, context }),
    );
  });
}
