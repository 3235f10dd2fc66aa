import { checkBlocks } from '../check-blocks.ts';
import { LIMITS } from '../limits.ts';
import { addMessage, changeMessage, removeMessage } from '../messages.ts';
import type { Channel, Ephemeral, Message } from '../model.ts';
import { normalizeBlocks } from '../normalize-blocks.ts';
import { type EmulatorState, findMessage, notify } from '../state.ts';
import { asObjects, asText, isJson, type Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext, refuseBlocks } from './method.ts';

const WRITE = ['chat:write'];

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': { token: 'bot', scopes: WRITE, run: postMessage },
  'chat.postEphemeral': { token: 'bot', scopes: WRITE, run: postEphemeral },
  'chat.update': { token: 'bot', scopes: WRITE, run: update },
  'chat.delete': { token: 'bot', scopes: WRITE, run: remove },
  'chat.getPermalink': { token: 'bot', scopes: [], run: getPermalink },
};

/** What a message says, checked against the limits; used by posts, updates and response URLs alike. */
export function readContent(
  parameters: Json,
): Pick<Message, 'text'> & Partial<Message> & { warning?: string } {
  const blocks = parameters.blocks;
  const attachments = parameters.attachments;
  const text = asText(parameters.text) ?? '';
  if (blocks !== undefined) refuseBlocks(checkBlocks(blocks, 'message'), 'invalid_blocks');
  for (const [index, attachment] of asObjects(attachments).entries()) {
    if (attachment.blocks === undefined) continue;
    refuseBlocks(
      checkBlocks(attachment.blocks, 'message', `/attachments/${index}/blocks`),
      'invalid_attachments',
    );
  }
  const blockList = asObjects(blocks);
  const attachmentList = asObjects(attachments);
  if (text === '' && blockList.length === 0 && attachmentList.length === 0) throw new ApiError('no_text');
  return {
    text: text.slice(0, LIMITS.message.text),
    ...(text.length > LIMITS.message.text ? { warning: 'message_truncated' } : {}),
    ...(blockList.length > 0 ? { blocks: normalizeBlocks(blockList) } : {}),
    ...(attachmentList.length > 0 ? { attachments: structuredClone(attachmentList) } : {}),
    ...(isJson(parameters.metadata) ? { metadata: structuredClone(parameters.metadata) } : {}),
  };
}

/** The channel the bot may write to; a user id stands for the direct messages with that person. */
export function writableChannel(state: EmulatorState, id: unknown): Channel {
  const direct = [...state.channels.values()].find(
    (channel) => channel.type === 'im' && channel.members.has(String(id)) && String(id).startsWith('U'),
  );
  const channel = state.channels.get(String(id)) ?? direct;
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(state.botUserId)) throw new ApiError('not_in_channel');
  return channel;
}

/** A message by the bot, ready to be added. */
export function botMessage(
  state: EmulatorState,
  channel: Channel,
  content: Pick<Message, 'text'> & Partial<Message>,
): Message {
  return {
    user: state.botUserId,
    type: 'message',
    ts: state.clock.next(),
    bot_id: state.botId,
    app_id: state.appId,
    team: state.teamId,
    bot_profile: {
      id: state.botId,
      app_id: state.appId,
      user_id: state.botUserId,
      name: state.app.name,
      icons: {},
      deleted: false,
      updated: 0,
      team_id: state.teamId,
    },
    ...content,
    channel: channel.id,
  };
}

/** Where in a thread a new message belongs; the root must exist. */
export function threadFields(state: EmulatorState, channel: Channel, threadTs: unknown): Partial<Message> {
  const ts = asText(threadTs);
  if (ts === undefined) return {};
  const named = findMessage(state, channel.id, ts);
  if (named === undefined) throw new ApiError('thread_not_found');
  const root = findMessage(state, channel.id, named.thread_ts ?? ts) ?? named;
  return { thread_ts: root.ts, parent_user_id: root.user };
}

function postMessage({ state, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(state, parameters.channel);
  const { warning, ...content } = readContent(parameters);
  const message = botMessage(state, channel, {
    ...content,
    ...threadFields(state, channel, parameters.thread_ts),
  });
  if (parameters.reply_broadcast === true || parameters.reply_broadcast === 'true')
    message.subtype = 'thread_broadcast';
  addMessage(state, delivery, message);
  const { channel: _channel, ...posted } = structuredClone(message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: posted,
    ...(warning === undefined ? {} : { warning, response_metadata: { warnings: [warning] } }),
  };
}

function postEphemeral({ state }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(state, parameters.channel);
  const user = String(parameters.user);
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const { text, blocks } = readContent(parameters);
  const { thread_ts } = threadFields(state, channel, parameters.thread_ts);
  const ephemeral = addEphemeral(state, {
    channel: channel.id,
    user,
    text,
    ...(blocks === undefined ? {} : { blocks }),
    ...(thread_ts === undefined ? {} : { thread_ts }),
    from: 'app',
  });
  return { message_ts: ephemeral.ts };
}

/** Shows a message to one person. */
export function addEphemeral(state: EmulatorState, content: Omit<Ephemeral, 'ts'>): Ephemeral {
  const ephemeral: Ephemeral = { ...content, ts: state.clock.next() };
  state.ephemerals.push(ephemeral);
  notify(state, { kind: 'ephemeral', ephemeral });
  return ephemeral;
}

function update({ state, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(state, parameters.channel);
  const message = findMessage(state, channel.id, String(parameters.ts));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.bot_id !== state.botId) throw new ApiError('cant_update_message');
  const { warning: _warning, ...content } = readContent(parameters);
  changeMessage(state, delivery, message, (changed) => {
    // Words without blocks take the place of the old blocks.
    if (content.blocks === undefined) delete changed.blocks;
    Object.assign(changed, content, { edited: { user: state.botUserId, ts: state.clock.next() } });
  });
  const { channel: _channel, ...changed } = structuredClone(message);
  return { channel: channel.id, ts: message.ts, text: message.text, message: changed };
}

function remove({ state, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(state, parameters.channel);
  const message = findMessage(state, channel.id, String(parameters.ts));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.bot_id !== state.botId) throw new ApiError('cant_delete_message');
  removeMessage(state, delivery, message);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink({ state }: MethodContext, parameters: Json): Json {
  const channel = state.channels.get(String(parameters.channel));
  if (channel === undefined) throw new ApiError('channel_not_found');
  const ts = String(parameters.message_ts);
  const message = findMessage(state, channel.id, ts);
  if (message === undefined) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: permalinkOf(state, message) };
}

/** Where a message can be read in a browser, were this Slack. */
export function permalinkOf(state: EmulatorState, message: Message): string {
  const base = `https://${state.teamDomain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return base;
  return `${base}?thread_ts=${message.thread_ts}&cid=${message.channel}`;
}
