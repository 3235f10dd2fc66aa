import type { ReplyRecord } from '../../store/reply-store.ts';
import type { SourceKey } from '../../store/source-key.ts';
import { refusalOf } from '../post/slack-fault.ts';
import type { AnswerDeps } from './deps.ts';

/** Where the answer to a message stands already; undefined where it is gone. */
export async function linkTo(
  { source: { team, channel }, state, reply }: ReplyRecord,
  { client, pacer }: Pick<AnswerDeps, 'client' | 'pacer'>,
): Promise<string | undefined> {
  if (state !== 'answered' || reply === null) return undefined;
  try {
    const found = await pacer.call('chat.getPermalink', team, () =>
      client.chat.getPermalink({ channel, message_ts: reply }),
    );
    return found.permalink;
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return undefined;
  }
}

/** From now on the answer is also that to the message it is about, unless its author wants none. */
export function ofRoot(
  record: ReplyRecord,
  source: SourceKey,
  before: ReplyRecord | undefined,
): ReplyRecord | undefined {
  if (before?.state === 'removed' || before?.state === 'deleted') return undefined;
  return { ...record, source, revision: before?.revision ?? '' };
}
