import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { readShare } from '../../../reply/button-values.ts';
import type { AppDeps } from '../../deps.ts';
import { inWorkspace } from '../../in-workspace.ts';
import { messageView } from '../../views/result.ts';
import { whisper } from '../../whisper.ts';

/** Share to channel: posts a private answer where it was asked for. */
export function registerShare(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(
    ACTION.share,
    async ({ body, action, context, ack, respond, client }) => {
      const share = readShare(action.value ?? '');
      if (share !== undefined) {
        // The click stands for the message that doesn't exist: one click, one reply.
        const click = `share-${body.user.id}-${action.action_ts}`;
        const source = { team: context.teamId ?? '', channel: share.channel, ts: click };
        const { text, thread } = share;
        const author = body.user.id;
        await inWorkspace(deps, { client, context }).inbox.add(
          { kind: 'check', source, thread, author, asked: true, revision: '', text, secrets: [], files: [] },
          click,
        );
      }
      await ack();
      const words =
        share === undefined
          ? 'This answer can no longer be shared. Ask again for a new one.'
          : 'Shared to the channel.';
      if (body.view === undefined)
        return await whisper({ respond, body }, words, deps.log, { replace: true });
      await client.views.update({ view_id: body.view.id, view: messageView(words) });
    },
  );
}
