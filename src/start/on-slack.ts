import type { SlackConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { healthRoutes, type Route, serveRoutes } from '../ops/health.ts';
import { DRAIN_MS, guardProcess } from '../ops/life-cycle.ts';
import { explainPort } from '../ops/start-error.ts';
import { createApp } from './create-app.ts';
import { keepFresh, logReloads } from './keep-fresh.ts';
import { FLUSH_MS, openTelemetry } from './open-telemetry.ts';
import type { Parts } from './parts.ts';

/** The app on Slack, until the process is told to end. */
export async function startOnSlack(parts: Parts, slack: SlackConfig): Promise<void> {
  const { config, store } = parts;
  const log = createLog();
  const telemetry = await openTelemetry(config, slack, store, log);
  const knowledge = await keepFresh(parts.knowledge, logReloads(log), telemetry);
  const health = healthRoutes({ isConnected: () => app.isConnected(), checkStore: () => store.check() });
  const routes = [...health, ...telemetry.routes];
  const app = createApp({ config, store, knowledge: knowledge.current, log, telemetry, routes }, slack);
  await app.start();
  const ops = config.opsPort === undefined ? undefined : await serveOps(routes, config.opsPort);
  log.info({ transport: slack.transport.kind, knowledge: knowledge.current().version }, 'ready');
  guardProcess(async () => {
    log.info('stopping');
    ops?.close();
    await knowledge.stop();
    await app.stop(DRAIN_MS);
    await telemetry.stop(FLUSH_MS);
    await store.close();
  }, log);
}

async function serveOps(routes: readonly Route[], port: number) {
  try {
    return await serveRoutes(routes, port);
  } catch (error) {
    throw explainPort(error, port, 'CALLCHECK_OPS_PORT') ?? error;
  }
}
