import type { Server as HttpServer, RequestListener, Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackConfig } from '../../config.ts';
import type { Log } from '../../log.ts';
import { type HealthDoor, openDoor, type Route, serveRoutes } from '../../ops/health.ts';
import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import { createBoltLogger } from '../bolt-logger.ts';
import { clientOptions, createClient } from '../post/client.ts';
import { createProxyAgent } from '../post/proxy.ts';
import { passNotices } from './forward-notices.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';

export interface TransportOptions {
  readonly config: SlackConfig;
  readonly log: Log;
  readonly telemetry: Telemetry;
  /** Served beside Slack's requests in HTTP mode. */
  readonly routes: readonly Route[];
  /** Served in Socket Mode too, on a port of their own. */
  readonly installRoutes: readonly Route[];
  /** Where requests come in HTTP mode, listened on already; undefined opens one at the start. */
  readonly door?: HealthDoor | undefined;
}

/**
 * The largest delivery: an edit carries a message before and after, each twice (text and blocks) at 40,000 characters,
 * which JSON may write in six bytes each. A longer request is refused, and the rest is not read.
 */
const LARGEST_DELIVERY = 2 * 1024 * 1024;

const ENDPOINT = '/slack/events';

/** How Slack's deliveries reach the app. */
export interface Transport {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  isConnected(): boolean;
  start(): Promise<void>;
  /** Lets nothing more in; resolves when what is in hand is answered. */
  stop(): Promise<void>;
}

export function createTransport(options: TransportOptions): Transport {
  const { transport } = options.config;
  return transport.kind === 'http'
    ? createHttp(options, transport.signingSecret, transport.port)
    : createSocket(options, transport.appToken);
}

function createHttp(
  { log, telemetry, routes, installRoutes, door }: TransportOptions,
  signingSecret: string,
  port: number,
): Transport {
  const delivery = { endpoint: ENDPOINT, signingSecret, bodyLimit: LARGEST_DELIVERY };
  const refused = (words: string): void => {
    log.warn(words);
    telemetry.delivered('refused');
  };
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ENDPOINT,
    bodyLimit: LARGEST_DELIVERY,
    customRoutes: [...routes, ...installRoutes],
    logger: createBoltLogger(log, () => telemetry.delivered('refused')),
  });
  let server: Server | undefined;
  let part: (() => void) | undefined;
  return {
    receiver,
    isConnected: () => server !== undefined,
    async start() {
      const opened = door ?? (await openDoor(port));
      server = opened.server;
      part = partOnStop(server);
      opened.lead(refuseUnreadable(refuseOthers(receiver.requestListener), { ...delivery, refused }));
    },
    async stop() {
      part?.();
      await new Promise<void>((resolve) =>
        server === undefined ? resolve() : server.close(() => resolve()),
      );
      server = undefined;
    },
  };
}

/** The receiver throws for what it does not serve. */
function refuseOthers(listener: RequestListener): RequestListener {
  return (request, response) => {
    try {
      listener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}

function createSocket(
  { config, log, telemetry, installRoutes }: TransportOptions,
  appToken: string,
): Transport {
  const ask = clientOptions(config.apiUrl, telemetry);
  const opener = createClient(appToken, { apiUrl: config.apiUrl, log, telemetry });
  let first: string | undefined;
  const receiver = new SocketModeReceiver({
    appToken,
    ...(config.proxy !== undefined && { dispatcher: createProxyAgent(config.proxy) }),
    logger: createBoltLogger(log),
    installerOptions: {
      clientOptions: {
        ...ask,
        // Reconnecting is tried for as long as it takes; giving up would leave a deaf process.
        retryConfig: { forever: true, minTimeout: 500, maxTimeout: 30_000 },
        async fetch(url, init) {
          if (first === undefined) return await ask.fetch(url, init);
          const answer = Response.json({ ok: true, url: first });
          first = undefined;
          return answer;
        },
      },
    },
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
      // Asked for here, where a refusal ends the start: the receiver would try for ever, also what can never work.
      ({ url: first } = await opener.apps.connections.open({}));
      if (config.install !== undefined) pages = await serveRoutes(installRoutes, config.install.port);
      await receiver.start();
    },
    async stop() {
      pages?.close();
      await receiver.stop();
    },
  };
}

/** How often connections that fell idle are looked for. */
const LOOK_MS = 50;

/**
 * Returns what to call before a server is closed. A closed server takes no new connection, but answers on the ones it
 * has for as long as the other side keeps them; Slack's are busy all day. From then on each is told to part after its
 * next answer, and those with nothing to answer are ended.
 */
export function partOnStop(server: HttpServer | HttpsServer): () => void {
  let isStopping = false;
  server.prependListener('request', (_, response) => {
    if (isStopping) response.shouldKeepAlive = false;
  });
  return () => {
    isStopping = true;
    const looks = setInterval(() => server.closeIdleConnections(), LOOK_MS);
    server.once('close', () => clearInterval(looks));
  };
}
