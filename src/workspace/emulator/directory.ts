import { createId } from './ids.ts';
import type { SlackEmulator } from './interface.ts';
import type { Session } from './session.ts';
import { addChannel, addUser, getChannel, getUser, notify, people } from './state.ts';

type Directory =
  | 'users'
  | 'channels'
  | 'channelId'
  | 'userId'
  | 'addUser'
  | 'addChannel'
  | 'addUserGroup'
  | 'invite'
  | 'kick'
  | 'archive';

/** Who is there, and where. */
export function directory({ state, delivery }: Session): Pick<SlackEmulator, Directory> {
  const membership = (type: string, channelName: string, userName: string | undefined): void => {
    const channel = getChannel(state, channelName);
    const user = userName === undefined ? state.botUserId : getUser(state, userName).id;
    const joins = type === 'member_joined_channel';
    if (joins) channel.members.add(user);
    const kind = channel.type === 'group' ? 'G' : 'C';
    const event = { type, user, channel: channel.id, channel_type: kind, team: state.teamId };
    if (channel.members.has(state.botUserId)) {
      delivery.event({ ...event, inviter: people(state)[0]?.id, event_ts: state.clock.next() });
    }
    if (!joins) channel.members.delete(user);
    notify(state, { kind: 'channel', channel: channel.id });
  };
  return {
    users: () => [...people(state), ...[...state.users.values()].filter((user) => user.isBot)],
    channels: () => [...state.channels.values()],
    channelId: (name) => getChannel(state, name).id,
    userId: (name) => getUser(state, name).id,
    addUser: (user) => addUser(state, user).id,
    addChannel({ members, ...channel }) {
      const ids = (members ?? people(state).map((user) => user.id)).map(
        (member) => getUser(state, member).id,
      );
      const added = addChannel(state, { ...channel, members: ids });
      notify(state, { kind: 'channel', channel: added.id });
      return added.id;
    },
    addUserGroup(members) {
      const id = createId('S');
      state.userGroups.set(
        id,
        members.map((member) => getUser(state, member).id),
      );
      return id;
    },
    invite: (channel, user) => membership('member_joined_channel', channel, user),
    kick: (channel, user) => membership('member_left_channel', channel, user),
    archive(name) {
      const channel = getChannel(state, name);
      channel.archived = true;
      delivery.event({
        type: 'channel_archive',
        channel: channel.id,
        user: people(state)[0]?.id,
        event_ts: state.clock.next(),
      });
      notify(state, { kind: 'channel', channel: channel.id });
    },
  };
}
