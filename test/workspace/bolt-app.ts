import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { SlackStandIn } from '../../src/workspace/stand-in/stand-in.ts';

export type Transport = 'socket' | 'http';

/** A Bolt app connected to the stand-in over one of the two transports, by Bolt's own receivers. */
export async function startBoltApp(
  standIn: SlackStandIn,
  transport: Transport,
  register: (app: App) => void,
): Promise<{ readonly app: App; stop(): Promise<void> }> {
  const clientOptions = {
    slackApiUrl: standIn.apiUrl,
    retryConfig: { retries: 1, minTimeout: 10 },
    timeout: 5000,
  };
  const receiver = transport === 'socket' ? socketReceiver(standIn) : httpReceiver(standIn);
  const app = new App({
    token: standIn.botToken,
    receiver,
    clientOptions,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });
  await app.init();
  register(app);
  const server = await app.start(0);
  if (transport === 'http') standIn.deliverTo(`http://127.0.0.1:${portOf(server)}/slack/events`);
  else await standIn.waitFor(() => standIn.sockets() > 0);
  return {
    app,
    async stop() {
      await app.stop();
      standIn.deliverTo(null);
    },
  };
}

function socketReceiver(standIn: SlackStandIn): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: standIn.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: standIn.apiUrl } },
  });
}

function httpReceiver(standIn: SlackStandIn): HTTPReceiver {
  return new HTTPReceiver({ signingSecret: standIn.signingSecret, logLevel: LogLevel.ERROR });
}

function portOf(server: unknown): number {
  const address = (server as { address(): { port: number } }).address();
  return address.port;
}
