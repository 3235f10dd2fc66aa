import type { SlackStandIn } from './interface.ts';
import { isInChannel } from './web-api/conversations.ts';
import { findMessage, getChannel, getUser, type World } from './world.ts';

type Eyes =
  | 'messages'
  | 'thread'
  | 'message'
  | 'ephemerals'
  | 'views'
  | 'home'
  | 'file'
  | 'calls'
  | 'deliveries';

/** What can be seen. Everything returned is a copy. */
export function eyes(world: World): Pick<SlackStandIn, Eyes> {
  const all = (channel: string) => [...(world.messages.get(getChannel(world, channel).id)?.values() ?? [])];
  return {
    messages: (channel) => structuredClone(all(channel).filter(isInChannel)),
    thread: (channel, ts) =>
      structuredClone(all(channel).filter((message) => message.ts === ts || message.thread_ts === ts)),
    message(channel, ts) {
      const message = findMessage(world, getChannel(world, channel).id, ts);
      return message === undefined ? undefined : structuredClone(message);
    },
    ephemerals(user) {
      const id = user === undefined ? undefined : getUser(world, user).id;
      return structuredClone(world.ephemerals.filter((one) => id === undefined || one.user === id));
    },
    views: (user) => structuredClone(world.modals.get(getUser(world, user).id) ?? []),
    home(user) {
      const view = world.homes.get(getUser(world, user).id);
      return view === undefined ? undefined : structuredClone(view);
    },
    file: (id) => world.files.get(id),
    calls: (method) => world.calls.filter((call) => method === undefined || call.method === method),
    deliveries: () => [...world.deliveries],
  };
}
