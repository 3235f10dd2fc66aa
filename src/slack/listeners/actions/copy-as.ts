import type { App, BlockAction, ButtonAction, Context, StaticSelectAction, types, webApi } from '@slack/bolt';
import { z } from 'zod';
import { ACTION } from '../../../reply/actions.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { codeView } from '../../views/code.ts';
import { GONE, messageView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';
import { placeOf, type RequestPlace, readClicked } from '../../work/read-clicked.ts';
import { openView } from './open-view.ts';

const PLACE = z.object({ value: z.string(), channel: z.string(), reply: z.string() });

/** Copy as: the call to send, ready to copy; a select in the modal writes it in other languages. */
export function registerCopyAs(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.copyAs, async ({ action, body, context, ack, client }) => {
    await ack();
    const view = await renderCode(placeOf(body, action.value), 'curl', { context, client }, deps);
    await openView(client, body, view);
  });
  app.action<BlockAction<StaticSelectAction>>(
    ACTION.language,
    async ({ action, body, context, ack, client }) => {
      await ack();
      const place = readPlace(body.view?.private_metadata ?? '');
      if (body.view === undefined || place === undefined) return;
      const view = await renderCode(place, action.selected_option.value, { context, client }, deps);
      await client.views.update({ view_id: body.view.id, view });
    },
  );
}

async function renderCode(
  place: RequestPlace,
  language: string,
  { context, client }: { readonly context: Context; readonly client: webApi.WebClient },
  deps: AppDeps,
): Promise<types.ModalView> {
  const text = await readClicked(place, context, deps, inWorkspace(deps, { client, context }));
  if (text === undefined) return messageView(GONE);
  const knowledge = deps.knowledge();
  const report = deps.check(text, knowledge);
  return codeView({ text, report }, language, JSON.stringify(place), knowledge);
}

/** Undefined for what this version cannot read. */
function readPlace(metadata: string): RequestPlace | undefined {
  try {
    return PLACE.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
