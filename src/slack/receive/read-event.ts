import { z } from 'zod';
import { hasMention } from './decode/mentions.ts';
import { type DecodedMessage, decodeMessage } from './decode-message.ts';

/** What people did to a message, as far as it matters here. */
export type MessageEvent =
  | {
      readonly kind: 'written';
      readonly channel: string;
      readonly ts: string;
      /** The root of its thread: its own ts when it starts one. */
      readonly thread: string;
      /** Who began the thread; undefined where Slack doesn't say. */
      readonly threadAuthor: string | undefined;
      readonly author: string;
      readonly isDirect: boolean;
      readonly mentionsBot: boolean;
      /** Orders the edits of a message; empty for a new one. */
      readonly revision: string;
      readonly content: DecodedMessage;
    }
  | { readonly kind: 'deleted'; readonly channel: string; readonly ts: string };

/** Slack's ids and times. What is none fits neither into its URLs nor into every store. */
const ID = z.string().regex(/^[\w.-]{1,100}$/);

const MESSAGE = z.looseObject({
  ts: ID,
  user: ID.optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  thread_ts: ID.optional(),
  parent_user_id: z.string().optional().catch(undefined),
  edited: z.looseObject({ ts: ID }).optional(),
});
type Message = z.infer<typeof MESSAGE>;

const EVENT = z.looseObject({
  type: z.enum(['message', 'app_mention']),
  channel: ID,
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  deleted_ts: ID.optional(),
  event_ts: ID.optional().catch(undefined),
  message: z.unknown().optional(),
  previous_message: z.unknown().optional(),
});

/** Messages that people write; all other subtypes are Slack's own or apps'. */
const WRITTEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * Reads a `message` or `app_mention` event. Null for all that no person did: bots, this app itself, joins, link
 * previews, thread counters, and changes that left the words as they were.
 */
export function readMessageEvent(event: unknown, botUserId: string): MessageEvent | null {
  const parsed = EVENT.safeParse(event);
  if (!parsed.success) return null;
  const { channel, channel_type, subtype, deleted_ts, event_ts, message, previous_message } = parsed.data;
  const isDirect = channel_type === 'im' || (channel_type === undefined && channel.startsWith('D'));
  const where = { channel, isDirect, botUserId, isMention: parsed.data.type === 'app_mention' };
  if (subtype === 'message_deleted')
    return deleted_ts === undefined ? null : readDeleted(where, deleted_ts, previous_message);
  if (subtype === 'message_changed') return readChanged(where, message, previous_message, event_ts);
  return readWritten(where, event, '');
}

interface Where {
  readonly channel: string;
  readonly isDirect: boolean;
  readonly botUserId: string;
  readonly isMention: boolean;
}

function readWritten(where: Where, raw: unknown, revision: string): MessageEvent | null {
  const message = MESSAGE.safeParse(raw);
  if (!message.success || !isByPerson(message.data, where.botUserId)) return null;
  const { ts, thread_ts = ts, parent_user_id, user = '' } = message.data;
  const decoded = decodeMessage(raw);
  // The app may have another bot in the workspace that a shared message belongs to.
  const mentionsBot = where.isMention || hasMention(raw, where.botUserId);
  const text = mentionsBot ? decoded.text.replaceAll(`<@${where.botUserId}>`, '') : decoded.text;
  return {
    kind: 'written',
    channel: where.channel,
    isDirect: where.isDirect,
    ts,
    thread: thread_ts,
    threadAuthor: thread_ts === ts ? user : parent_user_id,
    author: user,
    mentionsBot,
    revision,
    content: { ...decoded, text },
  };
}

/** `message_changed` also comes for previews, counters and our own updates: only other words by a person are an edit. */
function readChanged(
  where: Where,
  raw: unknown,
  previous: unknown,
  eventTs: string | undefined,
): MessageEvent | null {
  const message = MESSAGE.safeParse(raw);
  if (!message.success) return null;
  // A root with replies isn't deleted; Slack leaves a tombstone in its place.
  if (message.data.subtype === 'tombstone')
    return { kind: 'deleted', channel: where.channel, ts: message.data.ts };
  const edited = message.data.edited?.ts;
  if (edited === undefined) return null;
  // Slack gives edits by the second; two within one are told apart by their events.
  const revision = eventTs === undefined ? edited : `${edited}-${eventTs}`;
  const event = readWritten(where, raw, revision);
  if (event === null || JSON.stringify(decodeMessage(previous)) === JSON.stringify(decodeMessage(raw)))
    return null;
  return event;
}

function readDeleted(where: Where, ts: string, previous: unknown): MessageEvent | null {
  const message = MESSAGE.safeParse(previous);
  if (message.success && !isByPerson(message.data, where.botUserId)) return null;
  return { kind: 'deleted', channel: where.channel, ts };
}

function isByPerson(message: Message, botUserId: string): boolean {
  const { user, bot_id, subtype } = message;
  const isBot = bot_id !== undefined && bot_id !== null;
  const isSlack = user === 'USLACKBOT' || user === 'USLACK';
  return user !== undefined && user !== botUserId && !isSlack && !isBot && WRITTEN.has(subtype);
}
