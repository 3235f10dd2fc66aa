import type { Change, Channel, SlackEmulator, View } from '../emulator/emulator.ts';
import type { Json } from '../emulator/wire.ts';

/** Everything the page draws, as it is now. */
export function takeSnapshot(emulator: SlackEmulator): Json {
  const channels = emulator.channels();
  const users = emulator.users();
  return {
    team: { id: emulator.teamId, name: emulator.teamName },
    bot: { id: emulator.botId, userId: emulator.botUserId, name: emulator.app.name },
    commands: emulator.app.commands,
    shortcuts: emulator.app.shortcuts,
    connected: emulator.sockets() > 0,
    users: users.map(({ id, name, realName, isBot }) => ({ id, name, realName, isBot })),
    channels: channels.map(describeChannel),
    messages: channels.flatMap((channel) => allMessages(emulator, channel.id)),
    ephemerals: emulator.ephemerals(),
    views: Object.fromEntries(users.map((user) => [user.id, emulator.views(user.id).map(describeView)])),
    homes: Object.fromEntries(users.map((user) => [user.id, describeHome(emulator, user.id)])),
  };
}

/** A change as the page is told of it; null when it has nothing to draw. */
export function describeChange(emulator: SlackEmulator, change: Change): Json | null {
  switch (change.kind) {
    case 'views':
      return { ...change, views: emulator.views(change.user).map(describeView) };
    case 'home':
      return { ...change, home: describeHome(emulator, change.user) };
    case 'channel': {
      const channel = emulator.channels().find((one) => one.id === change.channel);
      return channel === undefined ? null : { kind: 'channel', channel: describeChannel(channel) };
    }
    case 'delivery':
      return { kind: 'status', connected: emulator.sockets() > 0 };
    case 'call':
      return null;
    default:
      return { ...change };
  }
}

function allMessages(emulator: SlackEmulator, channel: string): Json[] {
  return emulator
    .messages(channel)
    .flatMap((message) => {
      const isRoot = message.thread_ts === message.ts;
      return isRoot ? emulator.thread(channel, message.ts) : [message];
    })
    .map((message) => ({ ...message }));
}

function describeChannel(channel: Channel): Json {
  const { id, name, type, members, topic, archived } = channel;
  return { id, name, type, members: [...members], topic, archived };
}

function describeView(view: View): Json {
  return { id: view.id, hash: view.hash, content: view.content, values: view.values };
}

function describeHome(emulator: SlackEmulator, user: string): Json | null {
  const home = emulator.home(user);
  return home === undefined ? null : describeView(home);
}
