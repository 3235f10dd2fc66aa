import { createId } from './ids.ts';
import type { SlackStandIn } from './interface.ts';
import type { Session } from './session.ts';
import { addChannel, addUser, getChannel, getUser, notify, people } from './world.ts';

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
export function directory({ world, delivery }: Session): Pick<SlackStandIn, Directory> {
  const membership = (type: string, channelName: string, userName: string | undefined): void => {
    const channel = getChannel(world, channelName);
    const user = userName === undefined ? world.botUserId : getUser(world, userName).id;
    const joins = type === 'member_joined_channel';
    if (joins) channel.members.add(user);
    const kind = channel.type === 'group' ? 'G' : 'C';
    const event = { type, user, channel: channel.id, channel_type: kind, team: world.teamId };
    if (channel.members.has(world.botUserId)) {
      delivery.event({ ...event, inviter: people(world)[0]?.id, event_ts: world.clock.next() });
    }
    if (!joins) channel.members.delete(user);
    notify(world, { kind: 'channel', channel: channel.id });
  };
  return {
    users: () => [...people(world), ...[...world.users.values()].filter((user) => user.isBot)],
    channels: () => [...world.channels.values()],
    channelId: (name) => getChannel(world, name).id,
    userId: (name) => getUser(world, name).id,
    addUser: (user) => addUser(world, user).id,
    addChannel({ members, ...channel }) {
      const ids = (members ?? people(world).map((user) => user.id)).map(
        (member) => getUser(world, member).id,
      );
      const added = addChannel(world, { ...channel, members: ids });
      notify(world, { kind: 'channel', channel: added.id });
      return added.id;
    },
    addUserGroup(members) {
      const id = createId('S');
      world.userGroups.set(
        id,
        members.map((member) => getUser(world, member).id),
      );
      return id;
    },
    invite: (channel, user) => membership('member_joined_channel', channel, user),
    kick: (channel, user) => membership('member_left_channel', channel, user),
    archive(name) {
      const channel = getChannel(world, name);
      channel.archived = true;
      delivery.event({
        type: 'channel_archive',
        channel: channel.id,
        user: people(world)[0]?.id,
        event_ts: world.clock.next(),
      });
      notify(world, { kind: 'channel', channel: channel.id });
    },
  };
}
