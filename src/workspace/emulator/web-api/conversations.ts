import { LIMITS } from '../limits.ts';
import type { Channel, Message, User } from '../model.ts';
import { type EmulatorState, findMessage } from '../state.ts';
import { asText, type Json } from '../wire.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const conversationMethods: Record<string, Method> = {
  'conversations.info': { token: 'bot', scopes: READ, run: info },
  'conversations.list': { token: 'bot', scopes: READ, run: list },
  'users.conversations': { token: 'bot', scopes: READ, run: listOwn },
  'conversations.members': { token: 'bot', scopes: READ, run: members },
  'conversations.history': { token: 'bot', scopes: HISTORY, run: history },
  'conversations.replies': { token: 'bot', scopes: HISTORY, run: replies },
  'conversations.open': { token: 'bot', scopes: ['im:write'], run: open },
  'users.info': { token: 'bot', scopes: ['users:read'], run: userInfo },
  'usergroups.users.list': { token: 'bot', scopes: ['usergroups:read'], run: groupUsers },
  'users.list': { token: 'bot', scopes: ['users:read'], run: userList },
};

function getChannel(state: EmulatorState, id: unknown): Channel {
  const channel = state.channels.get(String(id));
  if (channel === undefined) throw new ApiError('channel_not_found');
  return channel;
}

function info({ state }: MethodContext, parameters: Json): Json {
  const channel = getChannel(state, parameters.channel);
  // A private channel is not revealed to people outside it.
  if (channel.type !== 'channel' && !channel.members.has(state.botUserId)) {
    throw new ApiError('channel_not_found');
  }
  return { channel: describeChannel(state, channel) };
}

function list({ state }: MethodContext, parameters: Json): Json {
  return page(
    channelsOfTypes(state, parameters).map((channel) => describeChannel(state, channel)),
    'channels',
  );
}

function listOwn({ state }: MethodContext, parameters: Json): Json {
  const user = asText(parameters.user) ?? state.botUserId;
  const own = channelsOfTypes(state, parameters).filter((channel) => channel.members.has(user));
  return pageOf(
    own.map((channel) => describeChannel(state, channel)),
    'channels',
    parameters,
  );
}

const TYPES = { channel: 'public_channel', group: 'private_channel', im: 'im', mpim: 'mpim' } as const;

/** Each kind of channel has a scope of its own, and a list of several needs them all. */
const SCOPE_OF_TYPE: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

function channelsOfTypes(state: EmulatorState, parameters: Json): Channel[] {
  const types = (asText(parameters.types) ?? 'public_channel').split(',').map((type) => type.trim());
  const needed = types
    .map((type) => SCOPE_OF_TYPE[type] ?? '')
    .filter((scope) => !state.app.scopes.includes(scope));
  if (needed.length > 0) {
    throw new ApiError('missing_scope', { needed: needed.join(','), provided: state.app.scopes.join(',') });
  }
  const withArchived = String(parameters.exclude_archived) !== 'true';
  return [...state.channels.values()].filter(
    (channel) => types.includes(TYPES[channel.type]) && (withArchived || !channel.archived),
  );
}

function members({ state }: MethodContext, parameters: Json): Json {
  return page([...getChannel(state, parameters.channel).members], 'members');
}

function readable(state: EmulatorState, id: unknown): Channel {
  const channel = getChannel(state, id);
  if (!channel.members.has(state.botUserId)) throw new ApiError('not_in_channel');
  return channel;
}

function history({ state }: MethodContext, parameters: Json): Json {
  const channel = readable(state, parameters.channel);
  const roots = [...(state.messages.get(channel.id)?.values() ?? [])].filter(isInChannel);
  const found = within(roots, parameters).reverse();
  const limit = pageSize(parameters);
  return { messages: found.slice(0, limit).map(readback), has_more: found.length > limit, pin_count: 0 };
}

/** Roots and broadcast replies stand in the channel itself. */
export function isInChannel(message: Message): boolean {
  return (
    message.thread_ts === undefined ||
    message.thread_ts === message.ts ||
    message.subtype === 'thread_broadcast'
  );
}

function replies({ state }: MethodContext, parameters: Json): Json {
  const channel = readable(state, parameters.channel);
  const named = findMessage(state, channel.id, String(parameters.ts));
  if (named === undefined) throw new ApiError('thread_not_found');
  const root = named.thread_ts ?? named.ts;
  const all = [...(state.messages.get(channel.id)?.values() ?? [])].filter(
    (message) => message.ts === root || message.thread_ts === root,
  );
  const found = within(all, parameters);
  const limit = pageSize(parameters);
  return { messages: found.slice(0, limit).map(readback), has_more: found.length > limit };
}

function within(messages: Message[], parameters: Json): Message[] {
  const oldest = Number(asText(parameters.oldest) ?? 0);
  const latest = Number(asText(parameters.latest) ?? Number.POSITIVE_INFINITY);
  const inclusive = String(parameters.inclusive) === 'true';
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

const pageSize = (parameters: Json): number =>
  Math.min(Number(parameters.limit ?? 100) || 100, LIMITS.historyPage);

function readback(message: Message): Json {
  const { channel: _channel, ...rest } = structuredClone(message);
  return rest;
}

function open({ state }: MethodContext, parameters: Json): Json {
  const user = asText(parameters.users);
  const channel = [...state.channels.values()].find(
    (one) => one.type === 'im' && one.members.has(user ?? ''),
  );
  if (channel === undefined) throw new ApiError('user_not_found');
  return { channel: { id: channel.id }, already_open: true, no_op: true };
}

function userInfo({ state }: MethodContext, parameters: Json): Json {
  const user = state.users.get(String(parameters.user));
  if (user === undefined) throw new ApiError('user_not_found');
  return { user: describeUser(state, user) };
}

function groupUsers({ state }: MethodContext, parameters: Json): Json {
  const users = state.userGroups.get(String(parameters.usergroup));
  if (users === undefined) throw new ApiError('no_such_subteam');
  return { users: [...users] };
}

function userList({ state }: MethodContext): Json {
  return page(
    [...state.users.values()].map((user) => describeUser(state, user)),
    'members',
  );
}

/** One page, and the cursor of the next: the place where it begins. */
function pageOf(items: unknown[], key: string, parameters: Json): Json {
  const from = Number(asText(parameters.cursor) ?? 0);
  const to = from + pageSize(parameters);
  return {
    [key]: items.slice(from, to),
    response_metadata: { next_cursor: to < items.length ? String(to) : '' },
  };
}

function page(items: unknown[], key: string): Json {
  return { [key]: items, response_metadata: { next_cursor: '' } };
}

/** A channel as `conversations.info` describes it. */
export function describeChannel(state: EmulatorState, channel: Channel): Json {
  const common = {
    id: channel.id,
    created: 1_700_000_000,
    is_archived: channel.archived,
    is_im: channel.type === 'im',
    is_mpim: channel.type === 'mpim',
    is_org_shared: false,
    context_team_id: state.teamId,
  };
  if (channel.type === 'im') {
    const user = [...channel.members].find((member) => member !== state.botUserId);
    return { ...common, user };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.type === 'channel',
    is_group: channel.type === 'group',
    is_private: channel.type !== 'channel',
    is_general: channel.name === 'general',
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    is_member: channel.members.has(state.botUserId),
    topic: { value: channel.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.size,
  };
}

/** A user as `users.info` describes them. */
export function describeUser(state: EmulatorState, user: User): Json {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: false,
    tz: 'Europe/Amsterdam',
    profile: { real_name: user.realName, display_name: user.name, team: user.teamId },
    is_admin: user.isAdmin,
    is_owner: user.isAdmin,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    is_stranger: user.teamId !== state.teamId,
    updated: 1_700_000_000,
  };
}
