import type { App, BlockAction, Context, OverflowAction, RespondFn, webApi } from '@slack/bolt';
import { ACTION, MENU } from '../../../reply/actions.ts';
import type { ReplyRecord } from '../../../store/reply-store.ts';
import { answerPrivately } from '../../post/answer-privately.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';

/** A choice in the menu of a reply. */
interface Chosen {
  readonly body: BlockAction<OverflowAction>;
  readonly record: ReplyRecord | undefined;
  readonly clickedAt: string;
  readonly context: Context;
  readonly client: webApi.WebClient;
}

/** The menu of a reply: mute the thread, remove the answer, hand the thread over. Each says what it did to who chose. */
export function registerMore(app: App, deps: AppDeps): void {
  app.action<BlockAction<OverflowAction>>(
    ACTION.more,
    async ({ body, action, context, ack, respond, client }) => {
      const clicked = { channel: body.channel?.id ?? '', reply: body.message?.ts ?? '' };
      const record = await findClicked(clicked, context, deps);
      const chosen: Chosen = { body, record, clickedAt: action.action_ts, context, client };
      const words = await choose(action.selected_option.value, chosen, deps);
      await ack();
      await say(words, respond, body, deps);
    },
  );
}

async function choose(choice: string, chosen: Chosen, deps: AppDeps): Promise<string | undefined> {
  switch (choice) {
    case MENU.mute:
      return await mute(chosen, deps);
    case MENU.remove:
      return await remove(chosen, deps);
    case MENU.handOver:
      return await handOver(chosen, deps);
    default:
      return undefined;
  }
}

async function say(
  words: string | undefined,
  respond: RespondFn,
  body: BlockAction,
  { log }: AppDeps,
): Promise<void> {
  if (words !== undefined) await answerPrivately({ respond, body }, words, log);
}

/** Does the same as the word: anyone in the thread can mute it, and a mention ends that. */
async function mute({ body, record, context }: Chosen, { store }: AppDeps): Promise<string> {
  const root: unknown = body.message?.thread_ts;
  const thread = typeof root === 'string' ? root : body.message?.ts;
  if (body.channel !== undefined && thread !== undefined)
    await store.setMuted(record?.source.team ?? context.teamId ?? '', body.channel.id, thread, true);
  return 'This thread is muted: I answer here only when you mention me.';
}

/** For the author of the message that it answers. */
async function remove(
  { body, record, clickedAt, context, client }: Chosen,
  deps: AppDeps,
): Promise<string | undefined> {
  if (record === undefined || body.user.id !== record.author)
    return 'Only the author of the message can remove this answer.';
  const delivery = `remove/${body.channel?.id}/${body.message?.ts}/${clickedAt}`;
  await inWorkspace(deps, { client, context }).inbox.add({ kind: 'remove', source: record.source }, delivery);
  return undefined;
}

/** To the people who know more, once a reply. */
async function handOver({ body, record, context, client }: Chosen, deps: AppDeps): Promise<string> {
  if (record === undefined || deps.escalationGroup === undefined)
    return 'This answer can no longer be handed over. Ask in the channel.';
  if (record.handedOver) return 'This was already handed over. Somebody will come.';
  await inWorkspace(deps, { client, context }).inbox.add(
    { kind: 'hand-over', source: record.source },
    `hand-over/${body.channel?.id}/${body.message?.ts}`,
  );
  return 'Handed over: the group gets a message in this thread.';
}
