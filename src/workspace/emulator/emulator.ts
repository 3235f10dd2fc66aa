/**
 * An embedded Slack workspace. In: options, the app's calls, and what tests or the page do for the people in it. Out:
 * the protocols of Slack on 127.0.0.1. It never reaches beyond loopback and keeps everything in memory.
 */
export type * from './interface.ts';
export type { EmulatorWorkspace } from './many-workspaces/interface.ts';
export type * from './model.ts';
export type { Json } from './wire.ts';

import { createDelivery, type Delivery, type DeliveryRoute } from './delivery.ts';
import { directory } from './directory.ts';
import { createFaults, injectFaults } from './fault-injection.ts';
import type { SlackEmulator, SlackEmulatorOptions } from './interface.ts';
import type { EmulatorWorkspace } from './many-workspaces/interface.ts';
import { membership } from './many-workspaces/membership.ts';
import { createRealm } from './many-workspaces/realm.ts';
import { tenancy } from './many-workspaces/tenancy.ts';
import { people } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { listen } from './server.ts';
import type { Session } from './session.ts';
import { createSocketServer } from './socket-mode.ts';
import { createState, type EmulatorState, findMessage, getChannel, getUser } from './state.ts';
import { createTriggers } from './triggers.ts';
import { isInChannel } from './web-api/conversations.ts';

/** Starts an embedded Slack workspace on 127.0.0.1 and resolves when it listens. */
export async function createSlackEmulator(options: SlackEmulatorOptions = {}): Promise<SlackEmulator> {
  const state = createState(options);
  const realm = createRealm();
  const sockets = createSocketServer(state);
  const route: DeliveryRoute = { urls: null };
  const faults = createFaults();
  const open = (each: EmulatorState): Session => {
    const session = createSession(each, createDelivery(each, sockets, route));
    realm.sessions.push(session);
    return session;
  };
  const show = (session: Session): EmulatorWorkspace => ({
    ...identity(session.state),
    ...directory(session),
    ...people(session),
    ...inspect(session.state),
    ...injectFaults(session, sockets, faults),
    ...membership(realm, session),
    waitFor: (probe, timeoutMs) => waitFor(session.state, probe, timeoutMs),
    onChange(listener) {
      session.state.listeners.add(listener);
      return () => session.state.listeners.delete(listener);
    },
  });
  const first = open(state);
  if (state.installed !== 'no') realm.tokens.issue({ kind: 'team', state }, null, state.botToken);
  const context = { ...first, faults, realm, issueUrl: sockets.issueUrl };
  const server = await listen({ context, sockets }, options.port ?? 0);
  return {
    ...show(first),
    ...tenancy({ realm, options, open, show }),
    async stop() {
      for (const { delivery } of realm.sessions) delivery.stop();
      await sockets.stop();
      for (const session of realm.sessions) session.state.listeners.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function createSession(state: EmulatorState, delivery: Delivery): Session {
  const responses = createResponseUrls(state, delivery);
  return { state, delivery, responses, triggers: createTriggers(state) };
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

function identity(state: EmulatorState): Pick<SlackEmulator, Identity> {
  const { origin, botToken, appToken, signingSecret, teamId, teamName, appId, botId, botUserId, app } = state;
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

/** Resolves with the first truthy answer of `probe`, asked at once and after every change; rejects after the timeout. */
function waitFor<T>(
  state: EmulatorState,
  probe: () => T | undefined | null | false,
  timeoutMs = 5000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      state.listeners.delete(look);
      finish();
    };
    const look = (): void => {
      try {
        const found = probe();
        if (found) settle(() => resolve(found));
      } catch (error) {
        settle(() => reject(error));
      }
    };
    const timer = setTimeout(
      () => settle(() => reject(new Error(`Nothing came within ${timeoutMs} ms: ${probe}`))),
      timeoutMs,
    );
    state.listeners.add(look);
    look();
  });
}

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
function inspect(state: EmulatorState): Pick<SlackEmulator, Inspection> {
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
