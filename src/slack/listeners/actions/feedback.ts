import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import type { Rating } from '../../../store/feedback-store.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import { reasonView } from '../../views/reason.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';
import { openView } from './open-view.ts';

/** Helpful and Not helpful: kept with the reply's id and the person's, one rating each. */
export function registerFeedback(app: App, deps: AppDeps): void {
  const listen = (actionId: string, rating: Rating): void => {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ body, context, ack, respond, client }) => {
      const reply = body.message?.ts;
      const channel = body.channel?.id;
      if (reply !== undefined && channel !== undefined) {
        const record = await findClicked({ channel, reply }, context, deps);
        const team = record?.source.team ?? context.teamId ?? '';
        await deps.store.saveFeedback({ team, channel, reply, user: body.user.id, rating, at: deps.now() });
        deps.telemetry.rated(rating);
      }
      await ack();
      if (rating === 'not-helpful' && reply !== undefined && channel !== undefined) {
        await openView(client, body, reasonView({ channel, reply }));
        return;
      }
      await answerPrivately({ respond, body }, 'Noted, thank you.', deps.log);
    });
  };
  listen(ACTION.helpful, 'helpful');
  listen(ACTION.notHelpful, 'not-helpful');
}
