import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';

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
        return await answerPrivately(
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
