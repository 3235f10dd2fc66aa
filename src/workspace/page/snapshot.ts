import type { Change, Channel, SlackStandIn, View } from '../stand-in/stand-in.ts';
import type { Json } from '../stand-in/wire.ts';

/** Everything the page draws, as it is now. */
export function takeSnapshot(standIn: SlackStandIn): Json {
  const channels = standIn.channels();
  const users = standIn.users();
  return {
    team: { id: standIn.teamId, name: standIn.teamName },
    bot: { id: standIn.botId, userId: standIn.botUserId, name: standIn.app.name },
    commands: standIn.app.commands,
    shortcuts: standIn.app.shortcuts,
    connected: standIn.sockets() > 0,
    users: users.map(({ id, name, realName, isBot }) => ({ id, name, realName, isBot })),
    channels: channels.map(describeChannel),
    messages: channels.flatMap((channel) => allMessages(standIn, channel.id)),
    ephemerals: standIn.ephemerals(),
    views: Object.fromEntries(users.map((user) => [user.id, standIn.views(user.id).map(describeView)])),
    homes: Object.fromEntries(users.map((user) => [user.id, describeHome(standIn, user.id)])),
  };
}

/** A change as the page is told of it; null when it has nothing to draw. */
export function describeChange(standIn: SlackStandIn, change: Change): Json | null {
  switch (change.kind) {
    case 'views':
      return { ...change, views: standIn.views(change.user).map(describeView) };
    case 'home':
      return { ...change, home: describeHome(standIn, change.user) };
    case 'channel': {
      const channel = standIn.channels().find((one) => one.id === change.channel);
      return channel === undefined ? null : { kind: 'channel', channel: describeChannel(channel) };
    }
    case 'delivery':
      return { kind: 'status', connected: standIn.sockets() > 0 };
    case 'call':
      return null;
    default:
      return { ...change };
  }
}

function allMessages(standIn: SlackStandIn, channel: string): Json[] {
  return standIn
    .messages(channel)
    .flatMap((message) => {
      const isRoot = message.thread_ts === message.ts;
      return isRoot ? standIn.thread(channel, message.ts) : [message];
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

function describeHome(standIn: SlackStandIn, user: string): Json | null {
  const home = standIn.home(user);
  return home === undefined ? null : describeView(home);
}
