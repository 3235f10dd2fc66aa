import type { App } from '@slack/bolt';
import { PASTE_INPUT, VIEW } from '../../../reply/actions.ts';
import { answerPrivately, lookUpPrivately } from '../../post/private-reply.ts';
import { decodeInput } from '../../receive/decode-message.ts';
import { resultView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';

/** The paste modal, submitted: the answer takes its place. */
export function registerPasteView(app: App, deps: AppDeps): void {
  app.view(VIEW.paste, async ({ view, ack, client }) => {
    const text = view.state.values[PASTE_INPUT.block]?.[PASTE_INPUT.action]?.value ?? '';
    const channel = view.private_metadata === '' ? null : view.private_metadata;
    const check = { text: decodeInput(text), channel, thread: null };
    const reply = await answerPrivately(check, 'modal', deps);
    // Above the paste, so that "Back" leads to it.
    if (reply.isEmpty) return await ack({ response_action: 'push', view: resultView(reply, 'Back') });
    await ack({ response_action: 'update', view: resultView(reply) });
    const more = await lookUpPrivately(check, 'modal', deps);
    if (more !== undefined) await client.views.update({ view_id: view.id, view: resultView(more) });
  });
}
