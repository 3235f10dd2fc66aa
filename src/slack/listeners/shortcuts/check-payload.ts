import type { App } from '@slack/bolt';
import { SHORTCUT } from '../../../reply/actions.ts';
import { decodeMessage } from '../../decode-message.ts';
import type { AppDeps } from '../../deps.ts';
import { inWorkspace } from '../../in-workspace.ts';
import { answerPrivately } from '../../private-reply.ts';
import { readFiles } from '../../read-files.ts';
import { messageView, resultView } from '../../views/result.ts';

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
      const { text, remark } = await readFiles(decodeMessage(shortcut.message), here);
      const thread = 'thread_ts' in shortcut.message ? shortcut.message.thread_ts : undefined;
      const place = { channel: shortcut.channel.id, thread: String(thread ?? shortcut.message.ts) };
      const reply = answerPrivately({ text, remark, ...place }, 'modal', here);
      await client.views.update({ view_id: opened.view?.id ?? '', view: resultView(reply) });
    },
  );
}
