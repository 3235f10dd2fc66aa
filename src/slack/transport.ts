import type { Server } from 'node:http';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { type Route, SERVER_PATIENCE, serveRoutes } from '../ops/health.ts';
import type { Telemetry } from '../ops/telemetry/telemetry.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { clientOptions } from './client.ts';
import { partOnStop } from './part-on-stop.ts';
import { passNotices } from './pass-notices.ts';

export interface TransportOptions {
  readonly config: SlackConfig;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Served beside Slack's requests in HTTP mode. */
  readonly routes: readonly Route[];
  /** Served in Socket Mode too, on a port of their own. */
  readonly installRoutes: readonly Route[];
}

/**
 * The largest delivery: an edit carries a message before and after, each twice (text and blocks) at 40,000 characters,
 * which JSON may write in six bytes each. Whoever sends more is refused, and the rest is not read.
 */
const LARGEST_DELIVERY = 2 * 1024 * 1024;

/** How Slack's deliveries reach the app. */
export interface Transport {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  isConnected(): boolean;
  start(): Promise<void>;
  /** Stops what the receiver does not know of. */
  stop(): void;
}

export function createTransport(options: TransportOptions): Transport {
  const { transport } = options.config;
  return transport.kind === 'http'
    ? createHttp(options, transport.signingSecret, transport.port)
    : createSocket(options, transport.appToken);
}

function createHttp(
  { log, telemetry, routes, installRoutes }: TransportOptions,
  signingSecret: string,
  port: number,
): Transport {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    bodyLimit: LARGEST_DELIVERY,
    customRoutes: [...routes, ...installRoutes],
    logger: createBoltLogger(log, () => telemetry.delivered('refused')),
  });
  let part: (() => void) | undefined;
  return {
    receiver,
    isConnected: () => part !== undefined,
    async start() {
      part = partOnStop(await receiver.start(port, SERVER_PATIENCE));
    },
    stop: () => part?.(),
  };
}

function createSocket(
  { config, log, telemetry, installRoutes }: TransportOptions,
  appToken: string,
): Transport {
  // Reconnecting is tried for as long as it takes; giving up would leave a deaf process.
  const retryConfig = { forever: true, minTimeout: 500, maxTimeout: 30_000 };
  const receiver = new SocketModeReceiver({
    appToken,
    logger: createBoltLogger(log),
    installerOptions: { clientOptions: { ...clientOptions(config.apiUrl, telemetry), retryConfig } },
  });
  passNotices(receiver.client);
  let isConnected = false;
  let pages: Server | undefined;
  receiver.client.on('connected', () => {
    isConnected = true;
    log.info('connected to Slack');
  });
  receiver.client.on('close', () => {
    isConnected = false;
  });
  return {
    receiver,
    isConnected: () => isConnected,
    async start() {
      if (config.install !== undefined) pages = await serveRoutes(installRoutes, config.install.port);
      await receiver.start();
    },
    stop: () => pages?.close(),
  };
}
