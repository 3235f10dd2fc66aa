import type { SlackEmulator } from './interface.ts';
import { type EmulatorState, findMessage, getChannel, getUser } from './state.ts';
import { isInChannel } from './web-api/conversations.ts';

type Inspection =
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
export function inspect(state: EmulatorState): Pick<SlackEmulator, Inspection> {
  const all = (channel: string) => [...(state.messages.get(getChannel(state, channel).id)?.values() ?? [])];
  return {
    messages: (channel) => structuredClone(all(channel).filter(isInChannel)),
    thread: (channel, ts) =>
      structuredClone(all(channel).filter((message) => message.ts === ts || message.thread_ts === ts)),
    message(channel, ts) {
      const message = findMessage(state, getChannel(state, channel).id, ts);
      return message === undefined ? undefined : structuredClone(message);
    },
    ephemerals(user) {
      const id = user === undefined ? undefined : getUser(state, user).id;
      return structuredClone(state.ephemerals.filter((one) => id === undefined || one.user === id));
    },
    views: (user) => structuredClone(state.modals.get(getUser(state, user).id) ?? []),
    home(user) {
      const view = state.homes.get(getUser(state, user).id);
      return view === undefined ? undefined : structuredClone(view);
    },
    file: (id) => state.files.get(id),
    calls: (method) => state.calls.filter((call) => method === undefined || call.method === method),
    deliveries: () => [...state.deliveries],
  };
}
