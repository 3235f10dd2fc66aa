import { checkBlocks } from '../check-blocks.ts';
import { LIMITS } from '../limits.ts';
import { addMessage, changeMessage, removeMessage } from '../messages.ts';
import type { Channel, Ephemeral, Message } from '../model.ts';
import { normalizeBlocks } from '../normalize-blocks.ts';
import { asObjects, asText, isJson, type Json } from '../wire.ts';
import { findMessage, notify, type World } from '../world.ts';
import { ApiError, type Method, type MethodContext, RateLimited, refuseBlocks } from './method.ts';

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
export function writableChannel(world: World, id: unknown): Channel {
  const direct = [...world.channels.values()].find(
    (channel) => channel.type === 'im' && channel.members.has(String(id)) && String(id).startsWith('U'),
  );
  const channel = world.channels.get(String(id)) ?? direct;
  if (channel === undefined) throw new ApiError('channel_not_found');
  if (channel.archived) throw new ApiError('is_archived');
  if (!channel.members.has(world.botUserId)) throw new ApiError('not_in_channel');
  return channel;
}

/** A message by the bot, ready to be added. */
export function botMessage(
  world: World,
  channel: Channel,
  content: Pick<Message, 'text'> & Partial<Message>,
): Message {
  return {
    user: world.botUserId,
    type: 'message',
    ts: world.clock.next(),
    bot_id: world.botId,
    app_id: world.appId,
    team: world.teamId,
    bot_profile: {
      id: world.botId,
      app_id: world.appId,
      user_id: world.botUserId,
      name: world.app.name,
      icons: {},
      deleted: false,
      updated: 0,
      team_id: world.teamId,
    },
    ...content,
    channel: channel.id,
  };
}

/** Where in a thread a new message belongs; the root must exist. */
export function threadFields(world: World, channel: Channel, threadTs: unknown): Partial<Message> {
  const ts = asText(threadTs);
  if (ts === undefined) return {};
  const named = findMessage(world, channel.id, ts);
  if (named === undefined) throw new ApiError('thread_not_found');
  const root = findMessage(world, channel.id, named.thread_ts ?? ts) ?? named;
  return { thread_ts: root.ts, parent_user_id: root.user };
}

function postMessage({ world, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(world, parameters.channel);
  limitRate(world, channel);
  const { warning, ...content } = readContent(parameters);
  const message = botMessage(world, channel, {
    ...content,
    ...threadFields(world, channel, parameters.thread_ts),
  });
  if (parameters.reply_broadcast === true || parameters.reply_broadcast === 'true')
    message.subtype = 'thread_broadcast';
  addMessage(world, delivery, message);
  const { channel: _channel, ...posted } = structuredClone(message);
  return {
    channel: channel.id,
    ts: message.ts,
    message: posted,
    ...(warning === undefined ? {} : { warning, response_metadata: { warnings: [warning] } }),
  };
}

function limitRate(world: World, channel: Channel): void {
  const since = (Date.now() - 1000) / 1000;
  const recent = [...(world.messages.get(channel.id)?.values() ?? [])].filter(
    (message) => message.bot_id === world.botId && Number(message.ts) > since,
  );
  if (recent.length >= world.settings.postsPerSecond) throw new RateLimited(1);
}

function postEphemeral({ world }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(world, parameters.channel);
  const user = String(parameters.user);
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel');
  const { text, blocks } = readContent(parameters);
  const { thread_ts } = threadFields(world, channel, parameters.thread_ts);
  const ephemeral = addEphemeral(world, {
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
export function addEphemeral(world: World, content: Omit<Ephemeral, 'ts'>): Ephemeral {
  const ephemeral: Ephemeral = { ...content, ts: world.clock.next() };
  world.ephemerals.push(ephemeral);
  notify(world, { kind: 'ephemeral', ephemeral });
  return ephemeral;
}

function update({ world, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(world, parameters.channel);
  const message = findMessage(world, channel.id, String(parameters.ts));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.bot_id !== world.botId) throw new ApiError('cant_update_message');
  const { warning: _warning, ...content } = readContent(parameters);
  changeMessage(world, delivery, message, (changed) => {
    // Words without blocks take the place of the old blocks.
    if (content.blocks === undefined) delete changed.blocks;
    Object.assign(changed, content, { edited: { user: world.botUserId, ts: world.clock.next() } });
  });
  const { channel: _channel, ...changed } = structuredClone(message);
  return { channel: channel.id, ts: message.ts, text: message.text, message: changed };
}

function remove({ world, delivery }: MethodContext, parameters: Json): Json {
  const channel = writableChannel(world, parameters.channel);
  const message = findMessage(world, channel.id, String(parameters.ts));
  if (message === undefined) throw new ApiError('message_not_found');
  if (message.bot_id !== world.botId) throw new ApiError('cant_delete_message');
  removeMessage(world, delivery, message);
  return { channel: channel.id, ts: message.ts };
}

function getPermalink({ world }: MethodContext, parameters: Json): Json {
  const channel = world.channels.get(String(parameters.channel));
  if (channel === undefined) throw new ApiError('channel_not_found');
  const ts = String(parameters.message_ts);
  const message = findMessage(world, channel.id, ts);
  if (message === undefined) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: permalinkOf(world, message) };
}

/** Where a message can be read in a browser, were this Slack. */
export function permalinkOf(world: World, message: Message): string {
  const base = `https://${world.teamDomain}.slack.com/archives/${message.channel}/p${message.ts.replace('.', '')}`;
  if (message.thread_ts === undefined || message.thread_ts === message.ts) return base;
  return `${base}?thread_ts=${message.thread_ts}&cid=${message.channel}`;
}
