import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { pasteView } from '../../views/paste.ts';
import { openView } from './open-view.ts';

/** Check a call, in the Home tab: a place to paste into. The answer is for who pasted alone. */
export function registerCheckCall(app: App): void {
  app.action<BlockAction<ButtonAction>>(ACTION.checkCall, async ({ body, ack, client }) => {
    await ack();
    await openView(client, body, pasteView(''));
  });
}
