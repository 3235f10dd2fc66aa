import type { Config, SlackConfig } from '../config.ts';
import { createLog } from '../log.ts';
import {
  type HealthChecks,
  type HealthDoor,
  healthRoutes,
  openDoor,
  type Route,
  toRoutes,
} from '../ops/health.ts';
import { DRAIN_MS, guardProcess } from '../ops/life-cycle.ts';
import { explainPort } from '../ops/start-error.ts';
import { goThroughProxy } from '../slack/post/proxy.ts';
import { createApp } from './create-app.ts';
import { keepFresh, logReloads } from './keep-fresh.ts';
import { keepTidy, openStore } from './open-store.ts';
import { FLUSH_MS, openTelemetry } from './open-telemetry.ts';
import type { Parts } from './parts.ts';
import { untilThere } from './until-there.ts';

/**
 * The app on Slack, until the process is asked to end. The ports are listened on at once, so that the operator sees that
 * it lives and what it waits for; deliveries get 503 until all is there, and Slack sends them again. Resolves when it is
 * ready, or is asked to end before that.
 */
export async function startOnSlack(parts: Parts, slack: SlackConfig): Promise<void> {
  const log = createLog();
  if (slack.proxy !== undefined) goThroughProxy(slack.proxy);
  const stopping = new AbortController();
  /** Ended from the last to the first. */
  const running = new AsyncDisposableStack();
  guardProcess(async () => {
    log.info('stopping');
    stopping.abort();
    await running.disposeAsync();
  }, log);
  try {
    await start(parts, slack, { log, running, signal: stopping.signal });
  } catch (error) {
    if (stopping.signal.aborted) return;
    await running.disposeAsync();
    throw error;
  }
}

interface Life {
  readonly log: ReturnType<typeof createLog>;
  readonly running: AsyncDisposableStack;
  readonly signal: AbortSignal;
}

async function start(
  { config, knowledge: first }: Parts,
  slack: SlackConfig,
  { log, running, signal }: Life,
): Promise<void> {
  let health: HealthChecks = awaiting(config.databaseUrl === undefined ? 'the state' : 'the database');
  const routes = healthRoutes({
    awaited: () => health.awaited(),
    isConnected: () => health.isConnected(),
    checkStore: () => health.checkStore(),
  });
  const { door, ops } = await openDoors(config, slack, routes, running);

  const store = await untilThere(
    () => openStore({ ...config, warn: (message) => log.error(message) }),
    log,
    signal,
  );
  running.defer(() => store.close());
  const telemetry = await openTelemetry(config, slack, store, log);
  running.defer(() => telemetry.stop(FLUSH_MS));
  const served = [...routes, ...telemetry.routes];
  ops?.lead(toRoutes(served));
  const knowledge = await keepFresh(first, logReloads(log), telemetry);

  health = awaiting('Slack');
  const app = createApp(
    { config, store, knowledge: knowledge.current, log, telemetry, routes: served, door },
    slack,
  );
  running.defer(() => app.stop(DRAIN_MS));
  // Before the app: what was acknowledged just now comes into hand meanwhile.
  running.defer(() => knowledge.stop());
  await untilThere(() => app.start(), log, signal);
  health = {
    awaited: () => undefined,
    isConnected: () => app.isConnected(),
    checkStore: () => store.check(),
  };
  log.info({ transport: slack.transport.kind, knowledge: knowledge.current().version }, 'ready');
  keepTidy(store);
}

const awaiting = (what: string): HealthChecks => ({
  awaited: () => what,
  isConnected: () => false,
  checkStore: async () => undefined,
});

/** The port that Slack delivers to, over HTTP, and the operators' own. */
async function openDoors(
  { opsPort }: Config,
  { transport }: SlackConfig,
  routes: readonly Route[],
  running: AsyncDisposableStack,
): Promise<{ door: HealthDoor | undefined; ops: HealthDoor | undefined }> {
  const open = async (port: number | undefined, variable: string): Promise<HealthDoor | undefined> => {
    if (port === undefined) return undefined;
    const door = await openDoor(port, routes).catch((error: unknown) => {
      throw explainPort(error, port, variable) ?? error;
    });
    running.defer(() => void door.server.close());
    return door;
  };
  return {
    door: await open(transport.kind === 'http' ? transport.port : undefined, 'PORT'),
    ops: await open(opsPort, 'CALLCHECK_OPS_PORT'),
  };
}
