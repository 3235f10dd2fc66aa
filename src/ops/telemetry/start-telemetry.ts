import type { OpenTelemetryOptions, RunningTelemetry } from './open-telemetry.ts';
import { NO_TELEMETRY } from './telemetry.ts';

export type { RunningTelemetry } from './open-telemetry.ts';

export interface TelemetryOptions extends OpenTelemetryOptions {
  /** Whether `/metrics` is served anywhere. */
  readonly served: boolean;
}

/** Starts telemetry. OpenTelemetry is loaded only if somebody can read its data. */
export async function startTelemetry({ served, ...options }: TelemetryOptions): Promise<RunningTelemetry> {
  if (!served && !options.sends) return { ...NO_TELEMETRY, routes: [], stop: async () => undefined };
  const { createOpenTelemetry } = await import('./open-telemetry.ts');
  return await createOpenTelemetry(options);
}
