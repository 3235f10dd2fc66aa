import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { detailsView } from '../../views/details.ts';
import { GONE, messageView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';
import { lookUpAgain } from '../../work/look-up.ts';
import { placeOf, readClicked } from '../../work/read-clicked.ts';
import { openView } from './open-view.ts';

/** Details: everything about the request, made anew from its text. */
export function registerDetails(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.details, async ({ action, body, context, ack, client }) => {
    await ack();
    const here = inWorkspace(deps, { client, context });
    const place = placeOf(body, action.value);
    const text = await readClicked(place, context, deps, here);
    if (text === undefined) return void (await openView(client, body, messageView(GONE)));
    const knowledge = deps.knowledge();
    const report = await deps.check(text, knowledge);
    const id = await openView(client, body, detailsView(report, knowledge));
    const more = await lookUpAgain({ text, report }, place, deps);
    if (more !== undefined) await client.views.update({ view_id: id, view: detailsView(more, knowledge) });
  });
}
