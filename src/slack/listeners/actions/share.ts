import type { App, BlockAction, ButtonAction, webApi } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { readShare, type ShareValue } from '../../../reply/button-values.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import { refusalOf } from '../../post/slack-fault.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { messageView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';

const SHARED = 'Shared to the channel.';
const UNREADABLE = 'This answer can no longer be shared. Ask again for a new one.';
const NOT_THERE = 'Not shared: I am not in this channel. Invite me, then ask again.';

/** Share to channel: posts a private answer where it was asked for, once, however often it is clicked. */
export function registerShare(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(
    ACTION.share,
    async ({ body, action, context, ack, respond, client }) => {
      const share = readShare(action.value ?? '');
      const words =
        share === undefined
          ? UNREADABLE
          : (await isThere(share, action.action_ts, client))
            ? SHARED
            : NOT_THERE;
      if (share !== undefined && words === SHARED) {
        // The click stands for the message that doesn't exist.
        const click = `share-${body.user.id}-${action.action_ts}`;
        const source = { team: context.teamId ?? '', channel: share.channel, ts: click };
        const { text, thread } = share;
        const author = body.user.id;
        await inWorkspace(deps, { client, context }).inbox.add(
          { kind: 'check', source, thread, author, asked: true, revision: '', text, secrets: [], files: [] },
          `share-${author}-${answerOf(body) ?? action.action_ts}`,
        );
      }
      await ack();
      if (body.view === undefined)
        return await answerPrivately({ respond, body }, words, deps.log, { replace: true });
      await client.views.update({ view_id: body.view.id, view: messageView(words) });
    },
  );
}

/** The private answer that was clicked in. */
function answerOf({ view, container }: BlockAction): string | undefined {
  const message: unknown = container?.message_ts;
  return view?.id ?? (typeof message === 'string' ? message : undefined);
}

/**
 * A command works in any channel, a post only in those the app is in. Asks for what was said since the click, which is
 * nothing; what cannot be found out is tried.
 */
async function isThere({ channel }: ShareValue, now: string, client: webApi.WebClient): Promise<boolean> {
  try {
    await client.conversations.history({ channel, oldest: now, limit: 1 });
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    return refusal !== 'not_in_channel' && refusal !== 'channel_not_found';
  }
}
