import type { Context, webApi } from '@slack/bolt';
import type { AppDeps, ListenerDeps } from '../work/deps.ts';
import { installedOf } from './authorize.ts';
import { createInbox } from './inbox.ts';

/** What a listener needs in the workspace that its delivery is for. */
export function inWorkspace(
  deps: AppDeps,
  { client, context }: { readonly client: webApi.WebClient; readonly context: Context },
): ListenerDeps {
  const { apiUrl, store, telemetry, now } = deps;
  return {
    ...deps,
    client,
    files: { token: context.botToken ?? '', apiUrl },
    inbox: createInbox(store, installedOf(context), telemetry, now),
  };
}
