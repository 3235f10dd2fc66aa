import type { App, BlockAction, ButtonAction, Context, StaticSelectAction, webApi } from '@slack/bolt';
import { z } from 'zod';
import { ACTION } from '../../../reply/actions.ts';
import type { Report } from '../../../validator/report.ts';
import { inWorkspace } from '../../receive/in-workspace.ts';
import { codeView } from '../../views/code.ts';
import { GONE, messageView } from '../../views/result.ts';
import type { AppDeps } from '../../work/deps.ts';
import { lookUpAgain } from '../../work/look-up.ts';
import { placeOf, type RequestPlace, readClicked } from '../../work/read-clicked.ts';
import { openView } from './open-view.ts';

const PLACE = z.object({ value: z.string(), channel: z.string(), reply: z.string() });

/** Copy as: the call to send, ready to copy; a select in the modal writes it in other languages. */
export function registerCopyAs(app: App, deps: AppDeps): void {
  app.action<BlockAction<ButtonAction>>(ACTION.copyAs, async ({ action, body, context, ack, client }) => {
    await ack();
    const place = placeOf(body, action.value);
    const call = await readCall(place, { context, client }, deps);
    if (call === undefined) return void (await openView(client, body, messageView(GONE)));
    const show = (shown: Call) => codeView(shown, 'curl', JSON.stringify(place), deps.knowledge());
    const id = await openView(client, body, show(call));
    // The trigger doesn't wait for a lookup, so the modal opens first.
    const report = await lookUpAgain(call, place, deps);
    if (report !== undefined) await client.views.update({ view_id: id, view: show({ ...call, report }) });
  });
  app.action<BlockAction<StaticSelectAction>>(
    ACTION.language,
    async ({ action, body, context, ack, client }) => {
      await ack();
      const place = readPlace(body.view?.private_metadata ?? '');
      if (body.view === undefined || place === undefined) return;
      const call = await readCall(place, { context, client }, deps);
      const language = action.selected_option.value;
      const view =
        call === undefined
          ? messageView(GONE)
          : codeView(await lookedUp(call, place, deps), language, JSON.stringify(place), deps.knowledge());
      await client.views.update({ view_id: body.view.id, view });
    },
  );
}

/** A request that is read again. */
interface Call {
  readonly text: string;
  readonly report: Report;
}

async function readCall(
  place: RequestPlace,
  { context, client }: { readonly context: Context; readonly client: webApi.WebClient },
  deps: AppDeps,
): Promise<Call | undefined> {
  const text = await readClicked(place, context, deps, inWorkspace(deps, { client, context }));
  return text === undefined ? undefined : { text, report: await deps.check(text, deps.knowledge()) };
}

async function lookedUp(call: Call, place: RequestPlace, deps: AppDeps): Promise<Call> {
  return { ...call, report: (await lookUpAgain(call, place, deps)) ?? call.report };
}

/** Undefined for what this version cannot read. */
function readPlace(metadata: string): RequestPlace | undefined {
  try {
    return PLACE.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
