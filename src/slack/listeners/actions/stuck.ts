import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';

/** Still stuck: hands the thread over to the people who know more, once a reply. */
export function registerStuck(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.stuck, async ({ body, context, ack, respond, client }) => {
    const channel = body.channel?.id ?? '';
    const reply = body.message?.ts ?? '';
    const record = await findClicked({ channel, reply }, context, deps);
    const isPossible = record !== undefined && deps.escalationGroup !== undefined;
    if (isPossible && !record.handedOver) {
      await inWorkspace(deps, { client, context }).inbox.add(
        { kind: 'hand-over', source: record.source },
        `hand-over/${channel}/${reply}`,
      );
    }
    await ack();
    await answerPrivately({ respond, body }, wordsFor(isPossible, record?.handedOver === true), deps.log);
  });
}

function wordsFor(isPossible: boolean, isDone: boolean): string {
  if (!isPossible) return 'This answer cannot be handed over any more. Ask in the channel.';
  return isDone
    ? 'This was handed over already; somebody will come.'
    : 'Handed over: the group is called here.';
}
