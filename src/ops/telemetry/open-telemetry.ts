import { getBooleanFromEnv, getNumberFromEnv, getStringFromEnv } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import {
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { type IMetricReader, MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Log } from '../../log.ts';
import type { Route } from '../health.ts';
import { createInstruments } from './instruments.ts';
import { createMeasures, noWords, observeProcess } from './measure.ts';
import { createProcessGauges } from './process-gauges.ts';
import { NO_STEPS, type Steps } from './steps.ts';
import type { Telemetry } from './telemetry.ts';

export interface OpenTelemetryOptions {
  readonly version: string;
  /** How deliveries arrive. */
  readonly transport: 'socket' | 'http';
  /** Whether to send over OTLP too. */
  readonly sends: boolean;
  readonly log: Log;
  /** Series that a metric may have; what comes later is counted together as overflow. */
  readonly mostSeries?: number;
}

export interface RunningTelemetry extends Telemetry {
  /** `/metrics`, and nothing if no exporter is configured. */
  readonly routes: readonly Route[];
  /** Sends what is left, within the time, and ends. Never rejects. */
  stop(deadlineMs: number): Promise<void>;
}

const MOST_SERIES = 2000;
const SCOPE = 'callcheck';

/** Telemetry through OpenTelemetry: one set of instruments, read by Prometheus and sent over OTLP. */
export async function createOpenTelemetry(options: OpenTelemetryOptions): Promise<RunningTelemetry> {
  const { version, log, sends } = options;
  const resource = describeService(version);
  const prometheus = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const current = noWords();
  const sending = sends
    ? await startSending(resource, log, () => current.words)
    : { readers: [], steps: NO_STEPS, stop: async () => undefined };
  const meters = new MeterProvider({
    resource,
    readers: [prometheus, ...sending.readers],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: options.mostSeries ?? MOST_SERIES }],
  });
  const instruments = createInstruments(meters.getMeter(SCOPE, version));
  const gauges = createProcessGauges();
  observeProcess(gauges, instruments);
  return {
    ...createMeasures(instruments, current, options.transport, sending.steps),
    routes: [
      {
        path: '/metrics',
        method: 'GET',
        handler: (request, response) => prometheus.getMetricsRequestHandler(request, response),
      },
    ],
    async stop(deadlineMs) {
      gauges.stop();
      const { promise: deadline, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, deadlineMs);
      await Promise.race([Promise.allSettled([meters.shutdown(), sending.stop()]), deadline]);
      clearTimeout(timer);
    },
  };
}

/** Attributes from the environment come last and win. */
function describeService(version: string): Resource {
  return resourceFromAttributes({ 'service.name': SCOPE, 'service.version': version }).merge(
    detectResources({ detectors: [envDetector] }),
  );
}

interface Sending {
  readonly readers: readonly IMetricReader[];
  readonly steps: Steps;
  stop(): Promise<void>;
}

/** Loaded only here, so that it costs nothing if OTLP is off. */
async function startSending(
  resource: Resource,
  log: Log,
  words: Parameters<typeof import('./traced-steps.ts').createTracedSteps>[1],
): Promise<Sending> {
  const [{ createMetricSender, createSpanSender }, { createTracedSteps }, traces] = await Promise.all([
    import('./otlp.ts'),
    import('./traced-steps.ts'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const settings = readStandardSettings();
  if (settings.wantsOtherProtocol)
    log.warn('OTEL_EXPORTER_OTLP_PROTOCOL asks for a protocol that is not spoken; http/protobuf is used');
  const readers = settings.sendsMetrics ? [createMetricSender(log, settings.exportIntervalMs)] : [];
  if (!settings.sendsTraces) return { readers, steps: NO_STEPS, stop: async () => undefined };
  const root = new traces.TraceIdRatioBasedSampler(settings.sampledShare);
  const provider = new traces.TracerProvider({
    resource,
    sampler: new traces.ParentBasedSampler({ root }),
    spanProcessors: [createSpanSender(log)],
  });
  const steps = createTracedSteps(provider.getTracer(SCOPE), words);
  return { readers, steps, stop: () => provider.shutdown() };
}

/** OpenTelemetry's own variables that the packages in use leave to the application; exporters read their own. */
interface StandardSettings {
  readonly sendsMetrics: boolean;
  readonly sendsTraces: boolean;
  readonly exportIntervalMs: number;
  /** The share of deliveries that are traced. */
  readonly sampledShare: number;
  /** Another protocol than the one that is spoken was asked for. */
  readonly wantsOtherProtocol: boolean;
}

const EVERY_MINUTE = 60_000;

function readStandardSettings(): StandardSettings {
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
