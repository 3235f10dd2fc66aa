/**
 * An embedded Slack workspace. In: options, the app's calls, and what tests or the page do for the people in it. Out:
 * the protocols of Slack on 127.0.0.1. It never reaches beyond loopback and keeps everything in memory.
 */
export type * from './interface.ts';
export type * from './model.ts';
export type { Json } from './wire.ts';

import { createDelivery } from './delivery.ts';
import { wrapEvent } from './envelope.ts';
import { createFaults, type Faults } from './faults.ts';
import { click, command, openHome, shortcut } from './interactions.ts';
import type { SlackStandIn, SlackStandInOptions } from './interface.ts';
import { removeMessage } from './messages.ts';
import { closeView, submitView } from './modals.ts';
import { edit, post, requireMessage, unfurl } from './posting.ts';
import { addReaction, removeReaction } from './reactions.ts';
import { createResponseUrls, dismissEphemeral } from './response-urls.ts';
import { listen } from './server.ts';
import type { Session } from './session.ts';
import { createSocketServer, type SocketServer } from './socket-mode.ts';
import { createTriggers } from './triggers.ts';
import { waitFor } from './wait-for.ts';
import { isInChannel } from './web-api/conversations.ts';
import {
  addChannel,
  addUser,
  createWorld,
  findMessage,
  getChannel,
  getUser,
  notify,
  people,
  type World,
} from './world.ts';

/** Starts an embedded Slack workspace on 127.0.0.1 and resolves when it listens. */
export async function createSlackStandIn(options: SlackStandInOptions = {}): Promise<SlackStandIn> {
  const world = createWorld(options);
  const sockets = createSocketServer(world);
  const delivery = createDelivery(world, sockets);
  const responses = createResponseUrls(world, delivery);
  const session: Session = { world, delivery, responses, triggers: createTriggers(world) };
  const faults = createFaults();
  const context = { world, delivery, faults, triggers: session.triggers, issueUrl: sockets.issueUrl };
  const server = await listen({ context, responses, sockets }, options.port ?? 0);
  return {
    ...identity(world),
    ...directory(session),
    ...hands(session),
    ...eyes(world),
    ...weather(session, sockets, faults),
    waitFor: (probe, timeoutMs) => waitFor(world, probe, timeoutMs),
    onChange(listener) {
      world.listeners.add(listener);
      return () => world.listeners.delete(listener);
    },
    async stop() {
      delivery.stop();
      await sockets.stop();
      world.listeners.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

type Identity =
  | 'origin'
  | 'apiUrl'
  | 'botToken'
  | 'appToken'
  | 'signingSecret'
  | 'teamId'
  | 'teamName'
  | 'appId'
  | 'botId'
  | 'botUserId'
  | 'app';

function identity(world: World): Pick<SlackStandIn, Identity> {
  const { origin, botToken, appToken, signingSecret, teamId, teamName, appId, botId, botUserId, app } = world;
  const apiUrl = `${origin}/api/`;
  return {
    origin,
    apiUrl,
    botToken,
    appToken,
    signingSecret,
    teamId,
    teamName,
    appId,
    botId,
    botUserId,
    app,
  };
}

type Directory =
  | 'users'
  | 'channels'
  | 'channelId'
  | 'userId'
  | 'addUser'
  | 'addChannel'
  | 'invite'
  | 'kick'
  | 'archive';

/** Who is there, and where. */
function directory({ world, delivery }: Session): Pick<SlackStandIn, Directory> {
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

type Hands =
  | 'post'
  | 'edit'
  | 'remove'
  | 'react'
  | 'unreact'
  | 'unfurl'
  | 'command'
  | 'click'
  | 'submitView'
  | 'closeView'
  | 'shortcut'
  | 'openHome'
  | 'dismiss';

/** What people do. */
function hands(session: Session): Pick<SlackStandIn, Hands> {
  const { world, delivery } = session;
  return {
    post: (input) => post(session, input),
    edit: (input) => edit(session, input),
    remove: ({ channel, ts }) => removeMessage(world, delivery, requireMessage(world, channel, ts)),
    react({ channel, ts, name, user }) {
      addReaction(world, delivery, requireMessage(world, channel, ts), name, getUser(world, user).id);
    },
    unreact({ channel, ts, name, user }) {
      removeReaction(world, delivery, requireMessage(world, channel, ts), name, getUser(world, user).id);
    },
    unfurl: (input) => unfurl(session, input),
    command: (input) => command(session, input),
    click: (input) => click(session, input),
    submitView: (input) => submitView(session, input),
    closeView: (input) => closeView(session, input),
    shortcut: (input) => shortcut(session, input),
    openHome: (user) => openHome(session, user),
    dismiss({ channel, ts }) {
      const id = getChannel(world, channel).id;
      const ephemeral = world.ephemerals.find((one) => one.channel === id && one.ts === ts);
      if (ephemeral !== undefined) dismissEphemeral(world, ephemeral);
    },
  };
}

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
function eyes(world: World): Pick<SlackStandIn, Eyes> {
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

type Weather =
  | 'failNext'
  | 'breakToken'
  | 'deliverTo'
  | 'emitEvent'
  | 'disconnect'
  | 'cutSockets'
  | 'appRateLimited'
  | 'sockets';

/** What goes wrong, on demand. */
function weather(
  { world, delivery }: Session,
  sockets: SocketServer,
  faults: Faults,
): Pick<SlackStandIn, Weather> {
  return {
    failNext: (method, fault) => faults.add(method, fault),
    breakToken(error) {
      world.tokenError = error;
    },
    deliverTo: (url) => delivery.toHttp(url),
    emitEvent: (event, envelope) => delivery.body(wrapEvent(world, event, envelope)),
    disconnect: (reason) => sockets.disconnect(reason),
    cutSockets: () => sockets.cut(),
    appRateLimited() {
      delivery.body({
        token: world.verificationToken,
        team_id: world.teamId,
        minute_rate_limited: Math.floor(Date.now() / 60_000) * 60,
        api_app_id: world.appId,
        type: 'app_rate_limited',
      });
    },
    sockets: () => sockets.count(),
  };
}
