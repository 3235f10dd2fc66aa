import type { BlockAction, webApi } from '@slack/bolt';

/** Opens a modal from a click, above the one that was clicked in, if it was one. Resolves to its ID. */
export async function openView(
  client: webApi.WebClient,
  body: BlockAction,
  view: webApi.ViewsOpenArguments['view'],
): Promise<string> {
  const call = { trigger_id: body.trigger_id, view };
  const opened = await (body.view === undefined ? client.views.open(call) : client.views.push(call));
  return opened.view?.id ?? '';
}
