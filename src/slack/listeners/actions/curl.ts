import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { readCurl } from '../../../reply/button-values.ts';
import { renderCurl } from '../../../reply/curl.ts';
import { codeView, messageView } from '../../views/result.ts';
import { openView } from './open-view.ts';

const REMARK =
  "Put a user's token in place of <token>, and the API host of your region in place of the first region's.";

/** As cURL: the corrected call, ready to copy. */
export function registerCurl(app: App): void {
  app.action<BlockAction<ButtonAction>>(ACTION.curl, async ({ action, body, ack, client }) => {
    await ack();
    const call = readCurl(action.value ?? '');
    const view =
      call === undefined
        ? messageView('This call can no longer be read. Ask again for a new answer.')
        : codeView('As cURL', renderCurl(call.operation, call.body), REMARK);
    await openView(client, body, view);
  });
}
