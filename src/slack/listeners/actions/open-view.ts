import type { BlockAction, webApi } from '@slack/bolt';

/** Opens a modal from a click: above the one that was clicked in, if it was one. */
export async function openView(
  client: webApi.WebClient,
  body: BlockAction,
  view: webApi.ViewsOpenArguments['view'],
): Promise<void> {
  const call = { trigger_id: body.trigger_id, view };
  await (body.view === undefined ? client.views.open(call) : client.views.push(call));
}
