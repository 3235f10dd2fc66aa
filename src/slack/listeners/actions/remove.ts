import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import type { AppDeps } from '../../deps.ts';
import { findClicked } from '../../find-clicked.ts';
import { inWorkspace } from '../../in-workspace.ts';
import { whisper } from '../../whisper.ts';

/** Remove: takes the reply away, for whoever wrote the message it answers. */
export function registerRemove(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(
    ACTION.remove,
    async ({ body, action, context, ack, respond, client }) => {
      const channel = body.channel?.id ?? '';
      const reply = body.message?.ts ?? '';
      const record = await findClicked({ channel, reply }, context, deps);
      if (record === undefined || body.user.id !== record.author) {
        await ack();
        return await whisper(
          { respond, body },
          'Only the author of the message can remove this answer.',
          deps.log,
        );
      }
      const delivery = `remove/${channel}/${reply}/${action.action_ts}`;
      await inWorkspace(deps, { client, context }).inbox.add(
        { kind: 'remove', source: record.source },
        delivery,
      );
      await ack();
    },
  );
}
