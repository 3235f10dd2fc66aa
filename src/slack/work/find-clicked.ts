import type { Context } from '@slack/bolt';
import type { ReplyRecord } from '../../store/reply-store.ts';
import { installedOf } from '../receive/authorize.ts';
import type { AppDeps } from './deps.ts';

/** Our reply that somebody clicked in. */
export interface ClickedReply {
  readonly channel: string;
  readonly reply: string;
}

/**
 * The record of a reply that somebody clicked in. Slack names the workspace of who clicked; in a channel that workspaces
 * of one organization share, the record may be another's of them, and of nobody else.
 */
export async function findClicked(
  { channel, reply }: ClickedReply,
  context: Context,
  { store, workspaces }: Pick<AppDeps, 'store' | 'workspaces'>,
): Promise<ReplyRecord | undefined> {
  const installed = installedOf(context);
  const own = await store.findByReply(installed.team, channel, reply);
  if (own !== undefined) return own;
  for (const team of await workspaces.listServed(installed)) {
    const record = team === installed.team ? undefined : await store.findByReply(team, channel, reply);
    if (record !== undefined) return record;
  }
  return undefined;
}
