import type { App } from '@slack/bolt';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { receiveMessage } from '../../receive/receive.ts';
import type { AppDeps } from '../../work/deps.ts';

/** Messages in channels the app is in, and in direct messages with it: new, edited and deleted ones. */
export function registerMessage(app: App, deps: AppDeps): void {
  app.event('message', async ({ event, body, context, client }) => {
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
