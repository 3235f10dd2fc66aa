import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { detailsView } from '../../views/details.ts';
import { GONE, messageView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';
import { placeOf, readClicked } from '../../work/read-clicked.ts';
import { openView } from './open-view.ts';

/** Details: everything about the request, made anew from its text. */
export function registerDetails(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.details, async ({ action, body, context, ack, client }) => {
    await ack();
    const here = inWorkspace(deps, { client, context });
    const text = await readClicked(placeOf(body, action.value), context, deps, here);
    const knowledge = deps.knowledge();
    const view = text === undefined ? messageView(GONE) : detailsView(deps.check(text, knowledge), knowledge);
    await openView(client, body, view);
  });
}
