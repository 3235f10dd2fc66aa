import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { type MetricReader, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import type { Log } from '../../log.ts';

/**
 * OpenTelemetry's own variables, which the exporters read, say where and how to send it. What cannot be sent is dropped
 * after the exporters' retries: a bounded number of spans waits, and metrics add up by themselves.
 */
export function createMetricSender(log: Log, intervalMs: number): MetricReader {
  const exporter = tellingOfFailure(new OTLPMetricExporter(), 'metrics', log);
  return new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: intervalMs });
}

export function createSpanSender(log: Log): SpanProcessor {
  return new BatchSpanProcessor({ exporter: tellingOfFailure(new OTLPTraceExporter(), 'traces', log) });
}

interface Exporter {
  export(items: never, done: (result: { readonly code: number }) => void): void;
}

const SUCCESS = 0;

/** Logs one line when sending starts to fail and one when it works again, without the reason, which could quote data. */
function tellingOfFailure<E extends Exporter>(exporter: E, signal: string, log: Log): E {
  let isFailing = false;
  const send = exporter.export.bind(exporter);
  exporter.export = (items, done) => {
    send(items, (result) => {
      const hasFailed = result.code !== SUCCESS;
      if (hasFailed && !isFailing) log.warn({ signal }, 'telemetry cannot be sent; what is dropped is lost');
      if (!hasFailed && isFailing) log.info({ signal }, 'telemetry is sent again');
      isFailing = hasFailed;
      done(result);
    });
  };
  return exporter;
}
