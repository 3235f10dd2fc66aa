import { createClock, createId, createSecret, createToken } from './ids.ts';
import type { DeliveryRecord, EmulatorApp, SlackEmulatorOptions } from './interface.ts';
import { LIMITS } from './limits.ts';
import type { Org } from './many-workspaces/interface.ts';
import type { ApiCall, Change, Channel, Ephemeral, Message, StoredFile, User, View } from './model.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';

/** Everything the emulator knows, in memory. Modules share it; only they change it. */
export interface EmulatorState {
  readonly rateLimits: RateLimits;
  readonly settings: Required<Omit<SlackEmulatorOptions, 'app' | 'port' | 'installed'>>;
  readonly app: EmulatorApp;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  /** The organization of this workspace. */
  readonly org: Org | null;
  /** Whether the app is here, and who brought it: the workspace or its organization. */
  installed: 'no' | 'team' | 'org';
  readonly clock: ReturnType<typeof createClock>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  /** Ids of people by the id of their user group. */
  readonly userGroups: Map<string, readonly string[]>;
  /** By channel, then by ts, in the order of posting. */
  readonly messages: Map<string, Map<string, Message>>;
  readonly ephemerals: Ephemeral[];
  readonly files: Map<string, StoredFile>;
  /** Open modals by user, topmost last. */
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  readonly calls: ApiCall[];
  readonly deliveries: DeliveryRecord[];
  /** Set when the socket server listens. */
  origin: string;
  /** Why the bot token is refused, or null while it works. */
  tokenError: string | null;
  readonly listeners: Set<(change: Change) => void>;
}

/** Every scope that a method or a feature here asks for. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
];

/** Every bot event the emulator can send. */
export const ALL_EVENTS: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
];

const DEFAULT_APP: EmulatorApp = {
  name: 'callcheck',
  commands: [
    { command: '/callcheck', description: 'Check a call request', usageHint: '[payload, curl or error]' },
  ],
  shortcuts: [{ name: 'Check this payload', callbackId: 'check_payload' }],
  scopes: ALL_SCOPES,
  events: ALL_EVENTS,
};

/** What a further workspace has of its own, and what it shares with the first. */
interface Neighbour {
  readonly name: string;
  readonly org: Org | null;
  readonly first: EmulatorState;
}

/**
 * A workspace with two people, the app's bot and three kinds of channel; the bot is in `api-support`. A neighbour of
 * another has the same app and is under the same address.
 */
export function createState(options: SlackEmulatorOptions, neighbour?: Neighbour): EmulatorState {
  const { app, port: _port, installed = true, ...settings } = options;
  const { org = null, first } = neighbour ?? {};
  const rateLimits = createRateLimits(settings.rateLimits ?? 'slack');
  const state: EmulatorState = {
    rateLimits,
    settings: {
      ackTimeoutMs: 3000,
      retryDelaysMs: [0, 60_000, 300_000],
      triggerTtlMs: LIMITS.trigger.ttlMs,
      responseUrlTtlMs: LIMITS.responseUrl.ttlMs,
      latencyMs: 0,
      lingeringClose: false,
      rateLimits: 'slack',
      ...settings,
    },
    app: { ...DEFAULT_APP, ...app },
    botToken: createToken('xoxb'),
    appToken: first?.appToken ?? createToken('xapp-1'),
    signingSecret: first?.signingSecret ?? createSecret(),
    verificationToken: first?.verificationToken ?? createSecret(),
    teamId: createId('T'),
    teamName: neighbour?.name ?? 'Larkfield',
    teamDomain: `${(neighbour?.name ?? 'Larkfield').toLowerCase()}-local`,
    appId: first?.appId ?? createId('A'),
    botId: org?.botId ?? createId('B'),
    botUserId: org?.botUserId ?? createId('U'),
    org,
    installed: installed && neighbour === undefined ? 'team' : 'no',
    clock: createClock(),
    users: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    messages: new Map(),
    ephemerals: [],
    files: new Map(),
    modals: new Map(),
    homes: new Map(),
    calls: [],
    deliveries: [],
    origin: first?.origin ?? '',
    tokenError: null,
    listeners: new Set(),
  };
  seed(state);
  return state;
}

function seed(state: EmulatorState): void {
  const robin = addUser(state, { name: 'robin', realName: 'Robin Ashby', isAdmin: true });
  const mika = addUser(state, { name: 'mika', realName: 'Mika Lindqvist' });
  state.users.set(state.botUserId, {
    id: state.botUserId,
    name: state.app.name,
    realName: state.app.name,
    isBot: true,
    isAdmin: false,
    teamId: state.teamId,
  });
  const everybody = [robin.id, mika.id];
  addChannel(state, {
    name: 'api-support',
    members: [...everybody, state.botUserId],
    topic: 'Calls that fail',
  });
  addChannel(state, { name: 'general', members: everybody, topic: 'Everything else' });
}

export function addUser(
  state: EmulatorState,
  user: { name: string; realName: string; isAdmin?: boolean; external?: boolean },
): User {
  const added: User = {
    id: createId('U'),
    name: user.name,
    realName: user.realName,
    isBot: false,
    isAdmin: user.isAdmin ?? false,
    teamId: user.external === true ? createId('T') : state.teamId,
  };
  state.users.set(added.id, added);
  addChannel(state, { name: `dm:${user.name}`, type: 'im', members: [added.id, state.botUserId] });
  return added;
}

export function addChannel(
  state: EmulatorState,
  channel: {
    name: string;
    id?: string;
    type?: Channel['type'];
    members?: readonly string[];
    shared?: boolean;
    topic?: string;
  },
): Channel {
  const type = channel.type ?? 'channel';
  const added: Channel = {
    id: channel.id ?? createId(type === 'im' ? 'D' : type === 'group' ? 'G' : 'C'),
    name: channel.name,
    type,
    members: new Set(channel.members ?? []),
    topic: channel.topic ?? '',
    archived: false,
    shared: channel.shared ?? false,
  };
  state.channels.set(added.id, added);
  state.messages.set(added.id, new Map());
  return added;
}

/** The people of the workspace, without bots. */
export function people(state: EmulatorState): User[] {
  return [...state.users.values()].filter((user) => !user.isBot);
}

/** A user by id or name; the first person when none is named. */
export function getUser(state: EmulatorState, nameOrId?: string): User {
  if (nameOrId === undefined) return people(state)[0] as User;
  const named = state.users.get(nameOrId) ?? [...state.users.values()].find((user) => user.name === nameOrId);
  if (named === undefined) throw new Error(`The emulator knows no user ${nameOrId}`);
  return named;
}

/** A channel by id, by name with or without #, or the app's direct messages as `dm` or `dm:<user>`. */
export function getChannel(state: EmulatorState, nameOrId: string): Channel {
  const name = nameOrId === 'dm' ? `dm:${getUser(state).name}` : nameOrId.replace(/^#/, '');
  const found = state.channels.get(nameOrId) ?? [...state.channels.values()].find((one) => one.name === name);
  if (found === undefined) throw new Error(`The emulator knows no channel ${nameOrId}`);
  return found;
}

export function findMessage(state: EmulatorState, channel: string, ts: string): Message | undefined {
  return state.messages.get(channel)?.get(ts);
}

/** Tells the listeners, once the change under way is complete. */
export function notify(state: EmulatorState, change: Change): void {
  queueMicrotask(() => {
    for (const listener of [...state.listeners]) listener(change);
  });
}
