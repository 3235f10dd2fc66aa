/**
 * An embedded Slack workspace. In: options, the app's calls, and what tests or the page do for the people in it. Out:
 * the protocols of Slack on 127.0.0.1. It never reaches beyond loopback and keeps everything in memory.
 */
export type * from './interface.ts';
export type * from './model.ts';
export type { Json } from './wire.ts';

import { createDelivery } from './delivery.ts';
import { directory } from './directory.ts';
import { eyes } from './eyes.ts';
import { createFaults } from './faults.ts';
import { hands } from './hands.ts';
import type { SlackStandIn, SlackStandInOptions } from './interface.ts';
import { createResponseUrls } from './response-urls.ts';
import { listen } from './server.ts';
import type { Session } from './session.ts';
import { createSocketServer } from './socket-mode.ts';
import { createTriggers } from './triggers.ts';
import { waitFor } from './wait-for.ts';
import { weather } from './weather.ts';
import { createWorld, type World } from './world.ts';

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
