import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { readExplain } from '../../../reply/button-values.ts';
import { renderExplanation } from '../../../reply/explain.ts';
import type { ListenerDeps } from '../../deps.ts';
import { explainView } from '../../views/result.ts';
import { openView } from './open-view.ts';

/** Explain: the cards behind the findings. The button itself says which, so replies of any age can be explained. */
export function registerExplain(app: App, deps: ListenerDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.explain, async ({ action, body, ack, client }) => {
    await ack();
    const value = readExplain(action.value ?? '');
    const blocks = renderExplanation(
      value ?? { codes: [], errors: [], claims: [], operation: null },
      deps.knowledge(),
    );
    await openView(client, body, explainView(blocks));
  });
}
