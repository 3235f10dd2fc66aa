import type { BlockAction, Context } from '@slack/bolt';
import { readRequest } from '../../reply/button-values.ts';
import type { ReplyRecord } from '../../store/reply-store.ts';
import { refusalOf } from '../post/slack-fault.ts';
import { decodeMessage } from '../receive/decode-message.ts';
import type { AppDeps, ListenerDeps } from './deps.ts';
import { findClicked } from './find-clicked.ts';
import { readFiles } from './read-files.ts';

/** Where the request is that a control is about: in the control itself, or in the message that the reply answers. */
export interface RequestPlace {
  readonly value: string;
  readonly channel: string;
  readonly reply: string;
}

export function placeOf({ channel, message }: BlockAction, value: string | undefined): RequestPlace {
  return { value: value ?? '', channel: channel?.id ?? '', reply: message?.ts ?? '' };
}

/** The text that a reply is about; undefined where it is gone, or cannot be read any more. */
export async function readClicked(
  { value, channel, reply }: RequestPlace,
  context: Context,
  app: AppDeps,
  here: ListenerDeps,
): Promise<string | undefined> {
  if (value !== '') return readRequest(value);
  const record = await findClicked({ channel, reply }, context, app);
  if (record === undefined) return undefined;
  const message = await fetchSource(record, here);
  return message === undefined ? undefined : (await readFiles(decodeMessage(message), here)).text;
}

/** The message that a reply answers, as it is now. */
async function fetchSource(
  { source, thread }: ReplyRecord,
  { client }: Pick<ListenerDeps, 'client'>,
): Promise<{ readonly ts?: string } | undefined> {
  const { channel, ts } = source;
  const one = { channel, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  try {
    const { messages = [] } =
      thread === null
        ? await client.conversations.history(one)
        : await client.conversations.replies({ ...one, ts: thread });
    return messages.find((message) => message.ts === ts);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    return undefined;
  }
}
