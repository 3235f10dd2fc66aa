import type { webApi } from '@slack/bolt';
import { refusalOf } from '../../post/slack-fault.ts';

/** Whether the app is in a channel; undefined where it cannot be found out. */
export async function isMember(channel: string, client: webApi.WebClient): Promise<boolean | undefined> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    // Conversations between a few people have no such mark: who sees them is in them.
    return found?.is_member ?? found !== undefined;
  } catch (error) {
    // Slack answers the same about private channels to people outside them.
    return refusalOf(error) === 'channel_not_found' ? false : undefined;
  }
}
