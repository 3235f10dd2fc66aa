import { type Composition, compose } from './compose.ts';
import { storeFile } from './files.ts';
import { createId, createUuid } from './ids.ts';
import type { FileUpload, Post, SlackEmulator } from './interface.ts';
import { addMessage, changeMessage } from './messages.ts';
import type { Channel, Message, User } from './model.ts';
import { normalizeBlocks } from './normalize-blocks.ts';
import type { Session } from './session.ts';
import { type EmulatorState, findMessage, getChannel, getUser } from './state.ts';
import { permalinkOf } from './web-api/chat.ts';
import { asText, type Json } from './wire.ts';

/** Posts what a person typed and returns its ts. */
export function post({ state, delivery }: Session, input: Post): string {
  const channel = getChannel(state, input.channel);
  if (channel.archived) throw new Error(`#${channel.name} is archived`);
  const user = getUser(state, input.user);
  channel.members.add(user.id);
  const message: Message = {
    type: 'message',
    user: user.id,
    ts: input.ts ?? state.clock.next(),
    ...(input.asBot === true ? strangeBot() : { client_msg_id: createUuid() }),
    team: user.teamId,
    ...content(state, input),
    ...threadOf(state, channel, input.threadTs),
    channel: channel.id,
  };
  if (input.broadcast === true && message.thread_ts !== undefined) message.subtype = 'thread_broadcast';
  if (input.files !== undefined && input.files.length > 0) attachFiles(state, message, input);
  if (input.forward !== undefined) message.attachments = [forward(state, input.forward)];
  addMessage(state, delivery, message);
  return message.ts;
}

/** Changes the words of a message, as its author does. */
export function edit({ state, delivery }: Session, input: Parameters<SlackEmulator['edit']>[0]): void {
  const message = requireMessage(state, input.channel, input.ts);
  const changed = content(state, input);
  changeMessage(state, delivery, message, (edited) => {
    if (changed.blocks === undefined) delete edited.blocks;
    Object.assign(edited, changed, { edited: { user: message.user, ts: state.clock.next() } });
  });
}

/** Adds a link preview, for which Slack sends `message_changed` without an edit. */
export function unfurl({ state, delivery }: Session, input: Parameters<SlackEmulator['unfurl']>[0]): void {
  const message = requireMessage(state, input.channel, input.ts);
  const preview = {
    id: 1,
    from_url: input.url,
    original_url: input.url,
    title: input.url,
    fallback: input.url,
  };
  changeMessage(state, delivery, message, (changed) => {
    changed.attachments = [...(changed.attachments ?? []), preview];
  });
}

export function requireMessage(state: EmulatorState, channel: string, ts: string): Message {
  const message = findMessage(state, getChannel(state, channel).id, ts);
  if (message === undefined) throw new Error(`There is no message ${ts} in ${channel}`);
  return message;
}

function content(
  state: EmulatorState,
  input: Pick<Post, 'text'> & Partial<Post>,
): Pick<Message, 'text'> & Partial<Message> {
  const composed = composeFor(state, input);
  const blocks = input.blocks === undefined ? composed.blocks : [...input.blocks];
  const bare = input.plain === true || (input.text === '' && input.blocks === undefined);
  return {
    text: composed.text,
    ...(bare ? {} : { blocks: normalizeBlocks(blocks) }),
    ...(input.attachments === undefined ? {} : { attachments: structuredClone([...input.attachments]) }),
  };
}

function composeFor(state: EmulatorState, input: Pick<Post, 'text'> & Partial<Post>): Composition {
  const { code, curlyQuotes, linkPhones } = input;
  return compose(input.text, {
    code,
    curlyQuotes,
    linkPhones,
    resolve: (mention) => resolve(state, mention),
  });
}

function resolve(state: EmulatorState, mention: string): string | undefined {
  const name = mention.slice(1);
  if (mention.startsWith('#')) {
    return [...state.channels.values()].find((channel) => channel.name === name && channel.type !== 'im')?.id;
  }
  const byName = (user: User): boolean => user.name === name || user.id === name;
  return [...state.users.values()].find(byName)?.id;
}

function threadOf(state: EmulatorState, channel: Channel, threadTs: string | undefined): Partial<Message> {
  if (threadTs === undefined) return {};
  const named = requireMessage(state, channel.id, threadTs);
  const root = named.thread_ts === undefined ? named : requireMessage(state, channel.id, named.thread_ts);
  return { thread_ts: root.ts, parent_user_id: root.user };
}

function strangeBot(): Partial<Message> {
  const id = createId('B');
  return { subtype: 'bot_message', bot_id: id, bot_profile: { id, name: 'deploys', deleted: false } };
}

function attachFiles(state: EmulatorState, message: Message, input: Post): void {
  message.subtype = 'file_share';
  message.files = (input.files ?? []).map((file) => {
    const { object } = storeFile(state, file, message.user);
    return structuredClone(asSeen(state, object, file.seen ?? 'whole'));
  });
}

/** A file object as the message carries it. */
function asSeen(state: EmulatorState, object: Json, seen: NonNullable<FileUpload['seen']>): Json {
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
      state.files.delete(String(id));
      return { id, name, mode: 'tombstone' };
    default:
      return seen satisfies never;
  }
}

function forward(state: EmulatorState, source: { channel: string; ts: string }): Json {
  const message = requireMessage(state, source.channel, source.ts);
  const author = state.users.get(message.user);
  const channel = getChannel(state, source.channel);
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
    from_url: permalinkOf(state, message),
    original_url: permalinkOf(state, message),
    fallback: `${author?.realName}: ${message.text}`,
    text: message.text,
    author_name: author?.realName,
    author_subname: author?.realName,
    author_link: `https://${state.teamDomain}.slack.com/team/${asText(author?.id)}`,
    mrkdwn_in: ['text'],
    footer: channel.type === 'im' ? 'Direct message' : `Posted in #${channel.name}`,
    id: 1,
  };
}
