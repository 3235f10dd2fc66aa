import { App, HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { ModeChangers, SlackConfig } from '../config.ts';
import { describeError, type Log } from '../log.ts';
import { type Store, StoreError } from '../store/store.ts';
import type { Knowledge } from '../validator/knowledge.ts';
import type { Report } from '../validator/report.ts';
import { abandon, answer } from './answer.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createCompanions } from './companions.ts';
import type { AnswerDeps } from './deps.ts';
import { explainStart } from './explain-start.ts';
import { createFaultLog } from './fault-log.ts';
import { holdAcks } from './hold-acks.ts';
import { createInbox } from './inbox.ts';
import { registerListeners } from './listeners/index.ts';
import { createWorker } from './worker.ts';

export interface SlackAppOptions {
  readonly config: SlackConfig;
  readonly channels: readonly string[];
  /** Everybody in a channel unless set. */
  readonly modeChangers?: ModeChangers;
  readonly store: Store;
  readonly log: Log;
  readonly knowledge: () => Knowledge;
  readonly check: (text: string, knowledge: Knowledge) => Report;
  /** Served beside Slack's requests in HTTP mode. */
  readonly routes?: ConstructorParameters<typeof HTTPReceiver>[0]['customRoutes'];
  /** The user group that "Still stuck" calls. */
  readonly escalationGroup?: string | undefined;
  readonly now?: () => number;
}

export interface SlackApp {
  /** Checks the token, connects or listens, and takes up the work that was left. Rejects when the token is refused. */
  start(): Promise<void>;
  /** Takes nothing more, finishes what is in hand, and disconnects. */
  stop(deadlineMs: number): Promise<void>;
  /** Whether events reach the app now. */
  isConnected(): boolean;
}

/** The app on Slack: the same on both transports, and against the local workspace. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { config, store, log } = options;
  const now = options.now ?? Date.now;
  const { modeChangers = { kind: 'members' } } = options;
  const { receiver, isConnected, start } = createTransport(options);
  const app = new App({
    token: config.botToken,
    receiver,
    logger: createBoltLogger(log),
    clientOptions: clientOptions(config.apiUrl),
    deferInitialization: true,
    convoStore: false,
  });
  const deps: AnswerDeps = {
    store,
    log,
    knowledge: options.knowledge,
    check: options.check,
    client: app.client,
    files: { token: config.botToken, apiUrl: config.apiUrl },
    escalationGroup: options.escalationGroup,
    companions: createCompanions(),
    now,
  };
  const faults = createFaultLog();
  const worker = createWorker({
    queue: store,
    handle: (job, work) => answer(job, work, deps),
    async abandon(job, error) {
      faults.note(error, job.source.channel, now());
      await abandon(job, deps);
    },
    log,
    now,
  });
  const inbox = createInbox(store, now);
  app.error(async (error) => {
    log.error(describeError(error), 'a listener failed');
    // What could not be stored must not be acknowledged: then Slack sends it again.
    if (isStoreFailure(error)) throw error;
  });
  registerListeners(app, { ...deps, inbox, channels: options.channels, modeChangers, faults });
  holdAcks(app, log);
  return {
    isConnected,
    async start() {
      await app.init().catch((error: unknown) => {
        throw explainStart(error, 'SLACK_BOT_TOKEN');
      });
      await start().catch((error: unknown) => {
        throw explainStart(error, 'SLACK_APP_TOKEN');
      });
      worker.start();
    },
    async stop(deadlineMs) {
      await app
        .stop()
        .catch((error: unknown) => log.warn(describeError(error), 'the transport did not stop'));
      await worker.stop(deadlineMs);
    },
  };
}

interface TransportParts {
  readonly receiver: SocketModeReceiver | HTTPReceiver;
  isConnected(): boolean;
  start(): Promise<void>;
}

function createTransport({ config, log, routes = [] }: SlackAppOptions): TransportParts {
  const { transport } = config;
  const logger = createBoltLogger(log);
  if (transport.kind === 'http') {
    const { signingSecret, port } = transport;
    const receiver = new HTTPReceiver({
      signingSecret,
      endpoints: '/slack/events',
      customRoutes: routes,
      logger,
    });
    let isListening = false;
    return {
      receiver,
      isConnected: () => isListening,
      async start() {
        await receiver.start(port);
        isListening = true;
      },
    };
  }
  // Reconnecting is tried for as long as it takes; giving up would leave a deaf process.
  const retryConfig = { forever: true, minTimeout: 500, maxTimeout: 30_000 };
  const receiver = new SocketModeReceiver({
    appToken: transport.appToken,
    logger,
    installerOptions: { clientOptions: { ...clientOptions(config.apiUrl), retryConfig } },
  });
  let isConnected = false;
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
      await receiver.start();
    },
  };
}

/**
 * Retries are ours: the queue knows which calls may be repeated. Each receiver gets its own object, because Socket Mode
 * writes into it.
 */
function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
  };
}

function isStoreFailure(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  if (!(error instanceof Error)) return false;
  const inner = 'originals' in error ? error.originals : 'original' in error ? [error.original] : [];
  return Array.isArray(inner) && inner.some((each) => each instanceof StoreError);
}
