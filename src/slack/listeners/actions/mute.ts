import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';

/** Mute this thread: does what the word does. Whoever is in the thread may ask for quiet; a mention ends it. */
export function registerMute(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.mute, async ({ body, context, ack, respond }) => {
    const channel = body.channel?.id;
    const thread = threadOf(body);
    if (channel !== undefined && thread !== undefined) {
      const record = await findClicked({ channel, reply: body.message?.ts ?? '' }, context, deps);
      await deps.store.setMuted(record?.source.team ?? context.teamId ?? '', channel, thread, true);
    }
    await ack();
    await answerPrivately(
      { respond, body },
      'I keep quiet in this thread from now on. A mention wakes me.',
      deps.log,
    );
  });
}

function threadOf({ message }: BlockAction): string | undefined {
  const root: unknown = message?.thread_ts;
  return typeof root === 'string' ? root : message?.ts;
}
