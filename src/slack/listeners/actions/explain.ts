import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { explainView } from '../../views/explain.ts';
import type { AppDeps } from '../../work/deps.ts';
import { openView } from './open-view.ts';

/**
 * Explain: the cards behind the findings, one a page. The button itself says which, so replies of any age can be
 * explained.
 */
export function registerExplain(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.explain, async ({ action, body, ack, client }) => {
    await ack();
    await openView(client, body, explainView(action.value ?? '', 0, deps.knowledge()));
  });
  const turn = (actionId: string): void => {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ action, body, ack, client }) => {
      await ack();
      if (body.view === undefined) return;
      const view = explainView(body.view.private_metadata, Number(action.value), deps.knowledge());
      await client.views.update({ view_id: body.view.id, view });
    });
  };
  turn(ACTION.previousPage);
  turn(ACTION.nextPage);
}
