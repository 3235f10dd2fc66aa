import type { Delivery } from './delivery.ts';
import type { Channel, Message } from './model.ts';
import { type EmulatorState, findMessage, notify } from './state.ts';
import type { Json } from './wire.ts';

/** Adds a message to its channel, tells the app, and counts it at its root. */
export function addMessage(state: EmulatorState, delivery: Delivery, message: Message): void {
  const channel = channelOf(state, message.channel);
  state.messages.get(channel.id)?.set(message.ts, message);
  notify(state, { kind: 'message', message });
  if (!channel.members.has(state.botUserId)) return;
  delivery.event(messageEvent(channel, message));
  if (mentionsBot(state, message) && channel.type !== 'im') delivery.event(mentionEvent(message));
  if (message.thread_ts !== undefined) countReply(state, delivery, channel, message.thread_ts);
}

/** Changes a message in place; the app hears `message_changed` with both versions. */
export function changeMessage(
  state: EmulatorState,
  delivery: Delivery,
  message: Message,
  change: (message: Message) => void,
): void {
  const channel = channelOf(state, message.channel);
  const previous = structuredClone(message);
  change(message);
  notify(state, { kind: 'message', message });
  if (!channel.members.has(state.botUserId)) return;
  delivery.event(changedEvent(state, channel, message, previous));
}

/** Removes a message. A root with replies leaves a tombstone until its last reply is gone too. */
export function removeMessage(state: EmulatorState, delivery: Delivery, message: Message): void {
  if ((message.reply_count ?? 0) > 0 && message.subtype !== 'tombstone')
    return bury(state, delivery, message);
  const channel = channelOf(state, message.channel);
  state.messages.get(channel.id)?.delete(message.ts);
  notify(state, { kind: 'message-gone', channel: channel.id, ts: message.ts });
  if (channel.members.has(state.botUserId)) delivery.event(deletedEvent(state, channel, message));
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return;
  countReply(state, delivery, channel, message.thread_ts);
  const root = findMessage(state, channel.id, message.thread_ts);
  if (root?.subtype === 'tombstone' && root.reply_count === 0) removeMessage(state, delivery, root);
}

/** The `message` event as the app sees it. */
export function messageEvent(channel: Channel, message: Message): Json {
  return { ...withoutCounters(message), event_ts: message.ts, channel_type: channel.type };
}

function bury(state: EmulatorState, delivery: Delivery, message: Message): void {
  changeMessage(state, delivery, message, (grave) => {
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

function changedEvent(state: EmulatorState, channel: Channel, message: Message, previous: Message): Json {
  const ts = state.clock.next();
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

function deletedEvent(state: EmulatorState, channel: Channel, message: Message): Json {
  const ts = state.clock.next();
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

function countReply(state: EmulatorState, delivery: Delivery, channel: Channel, rootTs: string): void {
  const root = findMessage(state, channel.id, rootTs);
  if (root === undefined) return;
  const replies = [...(state.messages.get(channel.id)?.values() ?? [])].filter(
    (message) => message.thread_ts === rootTs && message.ts !== rootTs,
  );
  const users = [...new Set(replies.map((reply) => reply.user))];
  const last = replies.at(-1);
  changeMessage(state, delivery, root, (message) => {
    message.thread_ts = rootTs;
    message.reply_count = replies.length;
    message.reply_users_count = users.length;
    message.reply_users = users;
    if (last !== undefined) message.latest_reply = last.ts;
  });
}

function mentionsBot(state: EmulatorState, message: Message): boolean {
  return message.user !== state.botUserId && message.text.includes(`<@${state.botUserId}>`);
}

function channelOf(state: EmulatorState, id: string): Channel {
  const channel = state.channels.get(id);
  if (channel === undefined) throw new Error(`The emulator knows no channel ${id}`);
  return channel;
}
