import type { App, BlockAction, StaticSelectAction } from '@slack/bolt';
import { ACTION } from '../../../reply/actions.ts';
import { listShared } from '../../home/set-up.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { renderHome } from '../../views/home.ts';
import type { AppDeps } from '../../work/deps.ts';
import { refuseModeChange } from '../mode-changers.ts';

/** A mode chosen in the Home tab: for members of the channel, who see it there. */
export function registerMode(app: App, deps: AppDeps): void {
  app.action<BlockAction<StaticSelectAction>>(ACTION.mode, async ({ action, body, context, ack, client }) => {
    await ack();
    const team = context.teamId ?? '';
    const user = body.user.id;
    const channel = action.block_id.replace(/^mode\//, '');
    const mode = action.selected_option.value;
    const isThere = (await listShared(client, user))?.includes(channel) === true;
    const mayChange = isThere && (await refuseModeChange(user, deps.modeChangers, client)) === undefined;
    if (mayChange && (mode === 'auto' || mode === 'mention' || mode === 'off')) {
      await deps.store.setMode(team, channel, mode, user);
    }
    const view = await renderHome(team, user, inWorkspace(deps, { client, context }));
    await client.views.publish({ user_id: user, view });
  });
}
