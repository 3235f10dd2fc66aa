import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { codeView } from '../../views/code.ts';
import { openView } from './open-view.ts';

/** As cURL: the corrected call, ready to copy; a select in the modal writes it in other languages. */
export function registerCurl(app: App): void {
  app.action<BlockAction<ButtonAction>>(ACTION.curl, async ({ action, body, ack, client }) => {
    await ack();
    await openView(client, body, codeView(action.value ?? '', 'curl'));
  });
  app.action<BlockAction<StaticSelectAction>>(ACTION.language, async ({ action, body, ack, client }) => {
    await ack();
    if (body.view === undefined) return;
    const view = codeView(body.view.private_metadata, action.selected_option.value);
    await client.views.update({ view_id: body.view.id, view });
  });
}
