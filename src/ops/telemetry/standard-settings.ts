import { getBooleanFromEnv, getNumberFromEnv, getStringFromEnv } from '@opentelemetry/core';

/** OpenTelemetry's own variables that the packages in use leave to the application; exporters read their own. */
export interface StandardSettings {
  readonly sendsMetrics: boolean;
  readonly sendsTraces: boolean;
  readonly exportIntervalMs: number;
  /** The share of deliveries that are traced. */
  readonly sampledShare: number;
  /** Another protocol than the one that is spoken was asked for. */
  readonly wantsOtherProtocol: boolean;
}

const EVERY_MINUTE = 60_000;

export function readStandardSettings(): StandardSettings {
  const isOff = getBooleanFromEnv('OTEL_SDK_DISABLED') === true;
  const protocol = getStringFromEnv('OTEL_EXPORTER_OTLP_PROTOCOL') ?? 'http/protobuf';
  const sampler = getStringFromEnv('OTEL_TRACES_SAMPLER') ?? '';
  const share = sampler.endsWith('traceidratio') ? getNumberFromEnv('OTEL_TRACES_SAMPLER_ARG') : undefined;
  const interval = getNumberFromEnv('OTEL_METRIC_EXPORT_INTERVAL');
  return {
    sendsMetrics: !isOff && getStringFromEnv('OTEL_METRICS_EXPORTER') !== 'none',
    sendsTraces:
      !isOff && getStringFromEnv('OTEL_TRACES_EXPORTER') !== 'none' && !sampler.endsWith('always_off'),
    exportIntervalMs: interval !== undefined && interval > 0 ? interval : EVERY_MINUTE,
    sampledShare: share !== undefined && share >= 0 && share <= 1 ? share : 1,
    wantsOtherProtocol: protocol !== 'http/protobuf',
  };
}
