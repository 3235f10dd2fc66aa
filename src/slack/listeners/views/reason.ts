import type { App } from '@slack/bolt';
import { REASON_INPUT, VIEW } from '../../../reply/actions.ts';
import { readRated, readReason } from '../../views/reason.ts';
import type { AppDeps } from '../../work/deps.ts';
import { findClicked } from '../../work/find-clicked.ts';

/** Why an answer did not help: kept beside the rating; sent without a choice, the rating stays as it is. */
export function registerReasonView(app: App, deps: AppDeps): void {
  app.view(VIEW.reason, async ({ view, body, context, ack }) => {
    const choice = view.state.values[REASON_INPUT.block]?.[REASON_INPUT.action]?.selected_option?.value;
    const reason = readReason(choice);
    const rated = readRated(view.private_metadata);
    if (reason !== undefined && rated !== undefined) {
      const record = await findClicked(rated, context, deps);
      const team = record?.source.team ?? context.teamId ?? '';
      const user = body.user.id;
      await deps.store.saveFeedback({ team, ...rated, user, rating: 'not-helpful', reason, at: deps.now() });
    }
    await ack();
  });
}
