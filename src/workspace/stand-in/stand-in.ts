/**
 * An embedded Slack workspace. In: options, the app's calls, and what tests or the page do for the people in it. Out:
 * the protocols of Slack on 127.0.0.1. It never reaches beyond loopback and keeps everything in memory.
 */
export type * from './interface.ts';
export type * from './model.ts';
export type { StandInWorkspace } from './tenancy/interface.ts';
export type { Json } from './wire.ts';

import { createDelivery, type Delivery, type DeliveryRoute } from './delivery.ts';
import { directory } from './directory.ts';
import { eyes } from './eyes.ts';
import { createFaults } from './faults.ts';
import { hands } from './hands.ts';
import type { SlackStandIn, SlackStandInOptions } from './interface.ts';
import { createResponseUrls } from './response-urls.ts';
import { listen } from './server.ts';
import type { Session } from './session.ts';
import { createSocketServer } from './socket-mode.ts';
import type { StandInWorkspace } from './tenancy/interface.ts';
import { membership } from './tenancy/membership.ts';
import { createRealm } from './tenancy/realm.ts';
import { tenancy } from './tenancy/tenancy.ts';
import { createTriggers } from './triggers.ts';
import { waitFor } from './wait-for.ts';
import { weather } from './weather.ts';
import { createWorld, type World } from './world.ts';

/** Starts an embedded Slack workspace on 127.0.0.1 and resolves when it listens. */
export async function createSlackStandIn(options: SlackStandInOptions = {}): Promise<SlackStandIn> {
  const world = createWorld(options);
  const realm = createRealm();
  const sockets = createSocketServer(world);
  const route: DeliveryRoute = { urls: null };
  const faults = createFaults();
  const open = (each: World): Session => {
    const session = createSession(each, createDelivery(each, sockets, route));
    realm.sessions.push(session);
    return session;
  };
  const show = (session: Session): StandInWorkspace => ({
    ...identity(session.world),
    ...directory(session),
    ...hands(session),
    ...eyes(session.world),
    ...weather(session, sockets, faults),
    ...membership(realm, session),
    waitFor: (probe, timeoutMs) => waitFor(session.world, probe, timeoutMs),
    onChange(listener) {
      session.world.listeners.add(listener);
      return () => session.world.listeners.delete(listener);
    },
  });
  const first = open(world);
  if (world.installed !== 'no') realm.tokens.issue({ kind: 'team', world }, null, world.botToken);
  const context = { ...first, faults, realm, issueUrl: sockets.issueUrl };
  const server = await listen({ context, sockets }, options.port ?? 0);
  return {
    ...show(first),
    ...tenancy({ realm, options, open, show }),
    async stop() {
      for (const { delivery } of realm.sessions) delivery.stop();
      await sockets.stop();
      for (const session of realm.sessions) session.world.listeners.clear();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function createSession(world: World, delivery: Delivery): Session {
  const responses = createResponseUrls(world, delivery);
  return { world, delivery, responses, triggers: createTriggers(world) };
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
