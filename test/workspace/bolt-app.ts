import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { SlackEmulator } from '../../src/workspace/emulator/emulator.ts';

export type Transport = 'socket' | 'http';

/** A Bolt app connected to the emulator over one of the two transports, by Bolt's own receivers. */
export async function startBoltApp(
  emulator: SlackEmulator,
  transport: Transport,
  register: (app: App) => void,
): Promise<{ readonly app: App; stop(): Promise<void> }> {
  const clientOptions = {
    slackApiUrl: emulator.apiUrl,
    retryConfig: { retries: 1, minTimeout: 10 },
    timeout: 5000,
  };
  const receiver = transport === 'socket' ? socketReceiver(emulator) : httpReceiver(emulator);
  const app = new App({
    token: emulator.botToken,
    receiver,
    clientOptions,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
  });
  await app.init();
  register(app);
  const server = await app.start(0);
  if (transport === 'http') emulator.deliverTo(`http://127.0.0.1:${portOf(server)}/slack/events`);
  else await emulator.waitFor(() => emulator.sockets() > 0);
  return {
    app,
    async stop() {
      await app.stop();
      emulator.deliverTo(null);
    },
  };
}

function socketReceiver(emulator: SlackEmulator): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken: emulator.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: emulator.apiUrl } },
  });
}

function httpReceiver(emulator: SlackEmulator): HTTPReceiver {
  return new HTTPReceiver({ signingSecret: emulator.signingSecret, logLevel: LogLevel.ERROR });
}

function portOf(server: unknown): number {
  const address = (server as { address(): { port: number } }).address();
  return address.port;
}
