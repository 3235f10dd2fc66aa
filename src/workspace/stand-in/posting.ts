import { type Composition, compose } from './compose.ts';
import { storeFile } from './files.ts';
import { createId, createUuid } from './ids.ts';
import type { FileUpload, Post, SlackStandIn } from './interface.ts';
import { addMessage, changeMessage } from './messages.ts';
import type { Channel, Message, User } from './model.ts';
import { normalizeBlocks } from './normalize-blocks.ts';
import type { Session } from './session.ts';
import { permalinkOf } from './web-api/chat.ts';
import { asText, type Json } from './wire.ts';
import { findMessage, getChannel, getUser, type World } from './world.ts';

/** Posts what a person typed and returns its ts. */
export function post({ world, delivery }: Session, input: Post): string {
  const channel = getChannel(world, input.channel);
  if (channel.archived) throw new Error(`#${channel.name} is archived`);
  const user = getUser(world, input.user);
  channel.members.add(user.id);
  const message: Message = {
    type: 'message',
    user: user.id,
    ts: input.ts ?? world.clock.next(),
    ...(input.asBot === true ? strangeBot() : { client_msg_id: createUuid() }),
    team: user.teamId,
    ...content(world, input),
    ...threadOf(world, channel, input.threadTs),
    channel: channel.id,
  };
  if (input.broadcast === true && message.thread_ts !== undefined) message.subtype = 'thread_broadcast';
  if (input.files !== undefined && input.files.length > 0) attachFiles(world, message, input);
  if (input.forward !== undefined) message.attachments = [forward(world, input.forward)];
  addMessage(world, delivery, message);
  return message.ts;
}

/** Changes the words of a message, as its author does. */
export function edit({ world, delivery }: Session, input: Parameters<SlackStandIn['edit']>[0]): void {
  const message = requireMessage(world, input.channel, input.ts);
  const changed = content(world, input);
  changeMessage(world, delivery, message, (edited) => {
    if (changed.blocks === undefined) delete edited.blocks;
    Object.assign(edited, changed, { edited: { user: message.user, ts: world.clock.next() } });
  });
}

/** Adds a link preview, for which Slack sends `message_changed` though nobody edited anything. */
export function unfurl({ world, delivery }: Session, input: Parameters<SlackStandIn['unfurl']>[0]): void {
  const message = requireMessage(world, input.channel, input.ts);
  const preview = {
    id: 1,
    from_url: input.url,
    original_url: input.url,
    title: input.url,
    fallback: input.url,
  };
  changeMessage(world, delivery, message, (changed) => {
    changed.attachments = [...(changed.attachments ?? []), preview];
  });
}

export function requireMessage(world: World, channel: string, ts: string): Message {
  const message = findMessage(world, getChannel(world, channel).id, ts);
  if (message === undefined) throw new Error(`There is no message ${ts} in ${channel}`);
  return message;
}

function content(
  world: World,
  input: Pick<Post, 'text'> & Partial<Post>,
): Pick<Message, 'text'> & Partial<Message> {
  const composed = composeFor(world, input);
  const blocks = input.blocks === undefined ? composed.blocks : [...input.blocks];
  const bare = input.plain === true || (input.text === '' && input.blocks === undefined);
  return {
    text: composed.text,
    ...(bare ? {} : { blocks: normalizeBlocks(blocks) }),
    ...(input.attachments === undefined ? {} : { attachments: structuredClone([...input.attachments]) }),
  };
}

function composeFor(world: World, input: Pick<Post, 'text'> & Partial<Post>): Composition {
  const { code, curlyQuotes, linkPhones } = input;
  return compose(input.text, {
    code,
    curlyQuotes,
    linkPhones,
    resolve: (mention) => resolve(world, mention),
  });
}

function resolve(world: World, mention: string): string | undefined {
  const name = mention.slice(1);
  if (mention.startsWith('#')) {
    return [...world.channels.values()].find((channel) => channel.name === name && channel.type !== 'im')?.id;
  }
  const byName = (user: User): boolean => user.name === name || user.id === name;
  return [...world.users.values()].find(byName)?.id;
}

function threadOf(world: World, channel: Channel, threadTs: string | undefined): Partial<Message> {
  if (threadTs === undefined) return {};
  const named = requireMessage(world, channel.id, threadTs);
  const root = named.thread_ts === undefined ? named : requireMessage(world, channel.id, named.thread_ts);
  return { thread_ts: root.ts, parent_user_id: root.user };
}

function strangeBot(): Partial<Message> {
  const id = createId('B');
  return { subtype: 'bot_message', bot_id: id, bot_profile: { id, name: 'deploys', deleted: false } };
}

function attachFiles(world: World, message: Message, input: Post): void {
  message.subtype = 'file_share';
  message.files = (input.files ?? []).map((file) => {
    const { object } = storeFile(world, file, message.user);
    return structuredClone(asSeen(world, object, file.seen ?? 'whole'));
  });
}

/** A file object as the message carries it. */
function asSeen(world: World, object: Json, seen: NonNullable<FileUpload['seen']>): Json {
  const { id, created, timestamp, name, user } = object;
  switch (seen) {
    case 'whole':
      return object;
    case 'by-id':
      return { id, created, timestamp, user, mode: 'file_access', file_access: 'check_file_info' };
    case 'elsewhere': {
      const url = `https://drive.example/${String(id)}`;
      return { ...object, mode: 'external', is_external: true, external_type: 'gdrive', url_private: url };
    }
    case 'deleted':
      world.files.delete(String(id));
      return { id, name, mode: 'tombstone' };
    default:
      return seen satisfies never;
  }
}

function forward(world: World, source: { channel: string; ts: string }): Json {
  const message = requireMessage(world, source.channel, source.ts);
  const author = world.users.get(message.user);
  const channel = getChannel(world, source.channel);
  return {
    ts: message.ts,
    author_id: message.user,
    channel_id: channel.id,
    channel_team: message.team,
    is_msg_unfurl: true,
    is_share: true,
    message_blocks: [
      { team: message.team, channel: channel.id, ts: message.ts, message: { blocks: message.blocks ?? [] } },
    ],
    files: message.files,
    color: 'D0D0D0',
    from_url: permalinkOf(world, message),
    original_url: permalinkOf(world, message),
    fallback: `${author?.realName}: ${message.text}`,
    text: message.text,
    author_name: author?.realName,
    author_subname: author?.realName,
    author_link: `https://${world.teamDomain}.slack.com/team/${asText(author?.id)}`,
    mrkdwn_in: ['text'],
    footer: channel.type === 'im' ? 'Direct message' : `Posted in #${channel.name}`,
    id: 1,
  };
}
