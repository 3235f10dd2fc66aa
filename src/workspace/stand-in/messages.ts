import type { Delivery } from './delivery.ts';
import type { Channel, Message } from './model.ts';
import type { Json } from './wire.ts';
import { findMessage, notify, type World } from './world.ts';

/** Adds a message to its channel, tells the app, and counts it at its root. */
export function addMessage(world: World, delivery: Delivery, message: Message): void {
  const channel = channelOf(world, message.channel);
  world.messages.get(channel.id)?.set(message.ts, message);
  notify(world, { kind: 'message', message });
  if (!channel.members.has(world.botUserId)) return;
  delivery.event(messageEvent(channel, message));
  if (mentionsBot(world, message) && channel.type !== 'im') delivery.event(mentionEvent(message));
  if (message.thread_ts !== undefined) countReply(world, delivery, channel, message.thread_ts);
}

/** Changes a message in place; the app hears `message_changed` with both versions. */
export function changeMessage(
  world: World,
  delivery: Delivery,
  message: Message,
  change: (message: Message) => void,
): void {
  const channel = channelOf(world, message.channel);
  const previous = structuredClone(message);
  change(message);
  notify(world, { kind: 'message', message });
  if (!channel.members.has(world.botUserId)) return;
  delivery.event(changedEvent(world, channel, message, previous));
}

/** Removes a message. A root with replies leaves a tombstone until its last reply is gone too. */
export function removeMessage(world: World, delivery: Delivery, message: Message): void {
  if ((message.reply_count ?? 0) > 0 && message.subtype !== 'tombstone')
    return bury(world, delivery, message);
  const channel = channelOf(world, message.channel);
  world.messages.get(channel.id)?.delete(message.ts);
  notify(world, { kind: 'message-gone', channel: channel.id, ts: message.ts });
  if (channel.members.has(world.botUserId)) delivery.event(deletedEvent(world, channel, message));
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
  countReply(world, delivery, channel, message.thread_ts);
  const root = findMessage(world, channel.id, message.thread_ts);
  if (root?.subtype === 'tombstone' && root.reply_count === 0) removeMessage(world, delivery, root);
}

/** The `message` event as the app sees it. */
export function messageEvent(channel: Channel, message: Message): Json {
  return { ...withoutCounters(message), event_ts: message.ts, channel_type: channel.type };
}

function bury(world: World, delivery: Delivery, message: Message): void {
  changeMessage(world, delivery, message, (grave) => {
    for (const key of ['blocks', 'files', 'attachments', 'client_msg_id', 'edited', 'metadata'] as const) {
      delete grave[key];
    }
    Object.assign(grave, { subtype: 'tombstone', user: 'USLACK', text: 'This message was deleted.' });
  });
}

function mentionEvent(message: Message): Json {
  const { subtype: _subtype, ...rest } = withoutCounters(message);
  return { ...rest, type: 'app_mention', event_ts: message.ts };
}

function changedEvent(world: World, channel: Channel, message: Message, previous: Message): Json {
  const ts = world.clock.next();
  return {
    type: 'message',
    subtype: 'message_changed',
    message: inner(message),
    previous_message: inner(previous),
    channel: channel.id,
    hidden: true,
    ts,
    event_ts: ts,
    channel_type: channel.type,
  };
}

function deletedEvent(world: World, channel: Channel, message: Message): Json {
  const ts = world.clock.next();
  return {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: inner(message),
    channel: channel.id,
    hidden: true,
    deleted_ts: message.ts,
    ts,
    event_ts: ts,
    channel_type: channel.type,
  };
}

/** A message inside `message_changed` carries its teams, but not its channel. */
function inner(message: Message): Json {
  const { channel: _channel, ...rest } = message;
  return structuredClone({ ...rest, source_team: message.team, user_team: message.team });
}

function withoutCounters(message: Message): Json {
  const { reply_count: _c, reply_users: _u, reply_users_count: _n, latest_reply: _l, ...rest } = message;
  return structuredClone(rest);
}

function countReply(world: World, delivery: Delivery, channel: Channel, rootTs: string): void {
  const root = findMessage(world, channel.id, rootTs);
  if (root === undefined) return;
  const replies = [...(world.messages.get(channel.id)?.values() ?? [])].filter(
    (message) => message.thread_ts === rootTs && message.ts !== rootTs,
  );
  const users = [...new Set(replies.map((reply) => reply.user))];
  const last = replies.at(-1);
  changeMessage(world, delivery, root, (message) => {
    message.thread_ts = rootTs;
    message.reply_count = replies.length;
    message.reply_users_count = users.length;
    message.reply_users = users;
    if (last !== undefined) message.latest_reply = last.ts;
  });
}

function mentionsBot(world: World, message: Message): boolean {
  return message.user !== world.botUserId && message.text.includes(`<@${world.botUserId}>`);
}

function channelOf(world: World, id: string): Channel {
  const channel = world.channels.get(id);
  if (channel === undefined) throw new Error(`The stand-in knows no channel ${id}`);
  return channel;
}
