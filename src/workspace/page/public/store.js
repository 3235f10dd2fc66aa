/** What the page knows of the workspace, kept up to date by the server's event stream. */
export const store = {
  ready: false,
  online: false,
  team: { name: '' },
  bot: {},
  commands: [],
  shortcuts: [],
  connected: false,
  users: new Map(),
  channels: new Map(),
  /** By channel, then by ts. */
  messages: new Map(),
  /** By ts. */
  ephemerals: new Map(),
  views: new Map(),
  homes: new Map(),
  /** Counts the changes of each message, so that only changed ones are drawn again. */
  versions: new Map(),
  /** What this browser looks at. */
  look: { user: null, channel: null, tab: 'messages', thread: null, unread: new Set() },
};

const listeners = new Set();

/** Calls back after every change with what kind it was. */
export function subscribe(listener) {
  listeners.add(listener);
}

export function changed(change) {
  for (const listener of listeners) listener(change);
}

/** Listens to the server; the browser reconnects by itself and then gets everything anew. */
export function connect() {
  const stream = new EventSource('/events');
  stream.onmessage = (event) => apply(JSON.parse(event.data));
  stream.onerror = () => {
    store.online = false;
    changed({ kind: 'status' });
  };
}

/** Asks the server to do something for the current user. Rejects with a sentence. */
export async function act(action, details = {}) {
  const response = await fetch('/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, user: store.look.user, ...details }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? 'That did not work.');
  return body;
}

const APPLY = {
  snapshot(event) {
    for (const name of ['team', 'bot', 'commands', 'shortcuts', 'connected']) store[name] = event[name];
    store.users = byId(event.users);
    store.channels = byId(event.channels);
    store.messages = new Map();
    for (const message of event.messages) putMessage(message);
    store.ephemerals = new Map(event.ephemerals.map((one) => [one.ts, one]));
    store.views = new Map(Object.entries(event.views));
    store.homes = new Map(Object.entries(event.homes));
    store.ready = true;
    chooseView();
  },
  message: ({ message }) => putMessage(message),
  'message-gone': ({ channel, ts }) => store.messages.get(channel)?.delete(ts),
  ephemeral({ ephemeral }) {
    store.ephemerals.set(ephemeral.ts, ephemeral);
    bump(ephemeral.ts);
  },
  'ephemeral-gone': ({ ts }) => store.ephemerals.delete(ts),
  views: ({ user, views }) => store.views.set(user, views),
  home: ({ user, home }) => store.homes.set(user, home),
  channel: ({ channel }) => store.channels.set(channel.id, channel),
  status({ connected }) {
    store.connected = connected;
  },
};

function apply(event) {
  store.online = true;
  APPLY[event.kind]?.(event);
  changed(event);
}

const byId = (items) => new Map(items.map((item) => [item.id, item]));

function bump(ts) {
  store.versions.set(ts, (store.versions.get(ts) ?? 0) + 1);
}

function putMessage(message) {
  const channel = store.messages.get(message.channel) ?? new Map();
  channel.set(message.ts, message);
  store.messages.set(message.channel, channel);
  bump(message.ts);
}

function chooseView() {
  const { look } = store;
  const people = [...store.users.values()].filter((user) => !user.isBot);
  if (!store.users.has(look.user)) look.user = people[0]?.id ?? null;
  if (!store.channels.has(look.channel)) look.channel = visibleChannels()[0]?.id ?? null;
}

/** The channels the current user is in, the direct messages with the app last. */
export function visibleChannels() {
  const own = [...store.channels.values()].filter((channel) => channel.members.includes(store.look.user));
  return [
    ...own.filter((channel) => channel.type !== 'im'),
    ...own.filter((channel) => channel.type === 'im'),
  ];
}

const bySentAt = (one, other) => Number(one.ts) - Number(other.ts);

/** What stands in the channel itself: roots, broadcasts and private words, oldest first. */
export function channelItems(channel) {
  const messages = [...(store.messages.get(channel)?.values() ?? [])].filter(
    (message) =>
      !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast',
  );
  return [...messages, ...privateItems(channel, undefined)].sort(bySentAt);
}

/** A root, its replies and private words in the thread, oldest first. */
export function threadItems(channel, root) {
  const messages = [...(store.messages.get(channel)?.values() ?? [])].filter(
    (message) => message.ts === root || message.thread_ts === root,
  );
  return [...messages, ...privateItems(channel, root)].sort(bySentAt);
}

function privateItems(channel, thread) {
  return [...store.ephemerals.values()]
    .filter((one) => one.channel === channel && one.user === store.look.user && one.thread_ts === thread)
    .map((one) => ({ ...one, ephemeral: true, user: one.from === 'app' ? store.bot.userId : 'USLACK' }));
}

export function nameOf(userId) {
  if (userId === 'USLACK') return 'Slackbot';
  return store.users.get(userId)?.realName ?? 'Somebody';
}

/** How the other side of a conversation is called. */
export function channelTitle(channel) {
  return channel.type === 'im' ? store.bot.name : channel.name;
}
