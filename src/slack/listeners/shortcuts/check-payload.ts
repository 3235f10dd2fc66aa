import type { App, webApi } from '@slack/bolt';
import { describeError } from '../../../log.ts';
import { SHORTCUT } from '../../../reply/actions.ts';
import { answerPrivately, lookUpPrivately } from '../../post/private-reply.ts';
import { decodeMessage } from '../../receive/decode-message.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { messageView, resultView } from '../../views/result.ts';
import type { AppDeps, ListenerDeps } from '../../work/deps.ts';
import { type ReadText, readFiles } from '../../work/read-files.ts';

const UNREAD = 'A file of this message could not be read now. Try again in a minute, or paste the call.';

/** "Check this payload" in a message's menu: the answer opens before the person who asked. */
export function registerCheckPayload(app: App, deps: AppDeps): void {
  app.shortcut(
    { callback_id: SHORTCUT, type: 'message_action' },
    async ({ shortcut, context, ack, client }) => {
      await ack();
      // Files take their time and the trigger doesn't wait, so the modal opens first.
      const opened = await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: messageView('Reading the message …'),
      });
      const here = inWorkspace(deps, { client, context });
      const show = (view: webApi.ViewsUpdateArguments['view']) =>
        client.views.update({ view_id: opened.view?.id ?? '', view });
      const read = await readOrLog(shortcut.message, here);
      if (read === undefined) return void (await show(messageView(UNREAD)));
      const { text, remark } = read;
      const thread = 'thread_ts' in shortcut.message ? shortcut.message.thread_ts : undefined;
      const place = { channel: shortcut.channel.id, thread: String(thread ?? shortcut.message.ts) };
      const check = { text, remark, ...place };
      await show(resultView(await answerPrivately(check, 'modal', here)));
      const more = await lookUpPrivately(check, 'modal', here);
      if (more !== undefined) await show(resultView(more));
    },
  );
}

/** Undefined if a file can't be read now: only the person who waits can try again. */
async function readOrLog(message: unknown, deps: ListenerDeps): Promise<ReadText | undefined> {
  try {
    return await readFiles(decodeMessage(message), deps);
  } catch (error) {
    deps.log.warn(describeError(error), 'a file could not be read for a private answer');
    return undefined;
  }
}
