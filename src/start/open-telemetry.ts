import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Config, SlackConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { type RunningTelemetry, startTelemetry } from '../ops/telemetry/start-telemetry.ts';
import type { Store } from '../store/store.ts';

/** What was measured last gets this long to be sent before the process ends. */
export const FLUSH_MS = 2000;

const PACKAGE = z.object({ version: z.string() });

/** Telemetry as the settings ask for it: `/metrics` wherever there is a port for it, and OTLP. */
export async function openTelemetry(
  { opsPort, sendsTelemetry }: Pick<Config, 'opsPort' | 'sendsTelemetry'>,
  { transport }: Pick<SlackConfig, 'transport'>,
  store: Pick<Store, 'countWork' | 'oldestWork'>,
  log: Log,
): Promise<RunningTelemetry> {
  const file = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  const telemetry = await startTelemetry({
    version: PACKAGE.parse(JSON.parse(file)).version,
    transport: transport.kind,
    served: transport.kind === 'http' || opsPort !== undefined,
    sends: sendsTelemetry,
    log,
  });
  telemetry.watchQueue(async () => ({ depth: await store.countWork(), oldest: await store.oldestWork() }));
  return telemetry;
}
