import type { Channel, Ephemeral, Message, User, View } from './types.ts';

/** What this browser looks at. */
export interface Look {
  user: string | null;
  channel: string | null;
  tab: 'messages' | 'home';
  thread: string | null;
  readonly unread: Set<string>;
}

interface Snapshot {
  readonly team: { readonly name: string };
  readonly bot: { readonly id: string; readonly userId: string; readonly name: string };
  readonly commands: readonly {
    readonly command: string;
    readonly usageHint: string;
    readonly description: string;
  }[];
  readonly shortcuts: readonly { readonly callbackId: string; readonly name: string }[];
  readonly connected: boolean;
  readonly users: readonly User[];
  readonly channels: readonly Channel[];
  readonly messages: readonly Message[];
  readonly ephemerals: readonly Ephemeral[];
  readonly views: Readonly<Record<string, readonly View[]>>;
  readonly homes: Readonly<Record<string, View | null>>;
}

/** A change as the server tells it. */
type Event_ =
  | ({ readonly kind: 'snapshot' } & Snapshot)
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'message-gone' | 'ephemeral-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'ephemeral'; readonly ephemeral: Ephemeral }
  | { readonly kind: 'views'; readonly user: string; readonly views: readonly View[] }
  | { readonly kind: 'home'; readonly user: string; readonly home: View | null }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'status'; readonly connected: boolean };

export type Changed = Event_ | { readonly kind: 'look' | 'offline' };

/** What the page knows of the workspace, kept up to date by the server's event stream. */
export const store = {
  ready: false,
  online: false,
  connected: false,
  team: { name: '' },
  bot: { id: '', userId: '', name: '' },
  commands: [] as Snapshot['commands'],
  shortcuts: [] as Snapshot['shortcuts'],
  users: new Map<string, User>(),
  channels: new Map<string, Channel>(),
  /** By channel, then by ts. */
  messages: new Map<string, Map<string, Message>>(),
  /** By ts. */
  ephemerals: new Map<string, Ephemeral>(),
  views: new Map<string, readonly View[]>(),
  homes: new Map<string, View | null>(),
  look: { user: null, channel: null, tab: 'messages', thread: null, unread: new Set() } as Look,
};

/** Modals that were open before this page was: they belong to another browser. */
const elsewhere = new Set<string>();
const listeners = new Set<(change: Changed) => void>();

/** Calls back after every change with what changed. */
export function subscribe(listener: (change: Changed) => void): void {
  listeners.add(listener);
}

/** Tells that something changed, so that the page is drawn again. */
export function changed(change: Changed = { kind: 'look' }): void {
  for (const listener of listeners) listener(change);
}

/** Listens to the server; the browser reconnects by itself and then gets everything again. */
export function connect(): void {
  const stream = new EventSource('/events');
  stream.onmessage = (event: MessageEvent<string>) => apply(JSON.parse(event.data));
  stream.onerror = () => {
    store.online = false;
    changed({ kind: 'offline' });
  };
}

/** Asks the server to do something for the current user. Rejects with a sentence for people. */
export async function act(action: string, details: object = {}): Promise<Readonly<Record<string, unknown>>> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, user: store.look.user, ...details }),
  };
  const response = await fetch('/act', request).catch(() => {
    throw new Error('The callcheck server cannot be reached. Is `npm start` still running?');
  });
  const body: { readonly error?: string } & Record<string, unknown> = await response.json();
  if (!response.ok) throw new Error(body.error ?? 'That did not work.');
  return body;
}

function apply(event: Event_): void {
  store.online = true;
  keep(event);
  changed(event);
}

function keep(event: Event_): void {
  switch (event.kind) {
    case 'snapshot':
      return takeSnapshot(event);
    case 'message':
      return putMessage(event.message);
    case 'message-gone':
      store.messages.get(event.channel)?.delete(event.ts);
      return;
    case 'ephemeral':
      store.ephemerals.set(event.ephemeral.ts, event.ephemeral);
      return;
    case 'ephemeral-gone':
      store.ephemerals.delete(event.ts);
      return;
    case 'views':
      store.views.set(event.user, event.views);
      return;
    case 'home':
      store.homes.set(event.user, event.home);
      return;
    case 'channel':
      store.channels.set(event.channel.id, event.channel);
      return;
    case 'status':
      store.connected = event.connected;
  }
}

function takeSnapshot(event: Snapshot): void {
  const { team, bot, commands, shortcuts, connected } = event;
  Object.assign(store, { team, bot, commands, shortcuts, connected });
  store.users = byId(event.users);
  store.channels = byId(event.channels);
  store.messages = new Map();
  for (const message of event.messages) putMessage(message);
  store.ephemerals = new Map(event.ephemerals.map((one) => [one.ts, one]));
  store.views = new Map(Object.entries(event.views));
  store.homes = new Map(Object.entries(event.homes));
  if (!store.ready) for (const view of Object.values(event.views).flat()) elsewhere.add(view.id);
  store.ready = true;
  const { look } = store;
  if (!store.users.has(look.user ?? '')) look.user = people()[0]?.id ?? null;
  if (!store.channels.has(look.channel ?? '')) look.channel = visibleChannels()[0]?.id ?? null;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function putMessage(message: Message): void {
  const channel = store.messages.get(message.channel) ?? new Map<string, Message>();
  channel.set(message.ts, message);
  store.messages.set(message.channel, channel);
}

/** Who can be chosen to write as. */
export function people(): readonly User[] {
  return [...store.users.values()].filter((user) => !user.isBot);
}

/** The modals that this browser opened, the topmost last. */
export function openViews(): readonly View[] {
  return (store.views.get(store.look.user ?? '') ?? []).filter(({ id }) => !elsewhere.has(id));
}

/** The channel that is looked at. */
export function currentChannel(): Channel | undefined {
  return store.channels.get(store.look.channel ?? '');
}

/** The channels of the current user, the direct messages with the app last. */
export function visibleChannels(): readonly Channel[] {
  const own = [...store.channels.values()].filter((one) => one.members.includes(store.look.user ?? ''));
  return [...own.filter((one) => one.type !== 'im'), ...own.filter((one) => one.type === 'im')];
}

/** What is shown in the channel itself: first messages, broadcasts and private messages, oldest first. */
export function channelItems(channel: string): readonly Message[] {
  const messages = [...(store.messages.get(channel)?.values() ?? [])].filter(
    ({ thread_ts, ts, subtype }) => !thread_ts || thread_ts === ts || subtype === 'thread_broadcast',
  );
  return [...messages, ...privateItems(channel, undefined)].sort(bySentAt);
}

/** A first message, its replies and the private messages in its thread, oldest first. */
export function threadItems(channel: string, root: string): readonly Message[] {
  const messages = [...(store.messages.get(channel)?.values() ?? [])].filter(
    (message) => message.ts === root || message.thread_ts === root,
  );
  return [...messages, ...privateItems(channel, root)].sort(bySentAt);
}

function bySentAt(one: Message, other: Message): number {
  return Number(one.ts) - Number(other.ts);
}

function privateItems(channel: string, thread: string | undefined): readonly Message[] {
  return [...store.ephemerals.values()]
    .filter((one) => one.channel === channel && one.user === store.look.user && one.thread_ts === thread)
    .map((one) => ({ ...one, ephemeral: true, user: one.from === 'app' ? store.bot.userId : 'USLACK' }));
}

export function nameOf(userId: string): string {
  if (userId === 'USLACK') return 'Slackbot';
  return store.users.get(userId)?.realName ?? 'Somebody';
}

/** What the other side of a conversation is called. */
export function channelTitle(channel: Channel): string {
  return channel.type === 'im' ? store.bot.name : channel.name;
}
