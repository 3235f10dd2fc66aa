import type { Attributes, Meter, ObservableResult } from '@opentelemetry/api';
import { METRICS, type Metric } from './metrics.ts';

export type MetricKey = keyof typeof METRICS;
type KeyOf<Kind extends Metric['kind']> = {
  [Key in MetricKey]: (typeof METRICS)[Key]['kind'] extends Kind ? Key : never;
}[MetricKey];

/** The labels of a metric, each with its value. */
export type LabelsOf<Key extends MetricKey> = Readonly<
  Record<(typeof METRICS)[Key]['labels'][number], string>
>;

/** Counters and histograms by their names in the code; a metric is made when it is first used. */
export interface Instruments {
  count<Key extends KeyOf<'counter'>>(key: Key, labels: LabelsOf<Key>): void;
  time<Key extends KeyOf<'histogram'>>(key: Key, labels: LabelsOf<Key>, seconds: number): void;
  /** Read at each collection. */
  observe(key: KeyOf<'gauge'> | 'cpuSeconds', read: (result: ObservableResult) => void | Promise<void>): void;
}

export function createInstruments(meter: Meter): Instruments {
  const counters = new Map<MetricKey, (labels: Attributes) => void>();
  const timers = new Map<MetricKey, (labels: Attributes, seconds: number) => void>();
  for (const key of keys()) {
    const metric: Metric = METRICS[key];
    if (metric.kind === 'counter' && key !== 'cpuSeconds') {
      const counter = meter.createCounter(metric.name, optionsOf(metric));
      counters.set(key, (labels) => counter.add(1, labels));
    }
    if (metric.kind === 'histogram') {
      const histogram = meter.createHistogram(metric.name, {
        ...optionsOf(metric),
        advice: { explicitBucketBoundaries: [...(metric.buckets ?? [])] },
      });
      timers.set(key, (labels, seconds) => histogram.record(seconds, labels));
    }
  }
  return {
    count: (key, labels) => counters.get(key)?.(labels),
    time: (key, labels, seconds) => timers.get(key)?.(labels, seconds),
    observe(key, read) {
      const metric: Metric = METRICS[key];
      const options = optionsOf(metric);
      const observable =
        metric.kind === 'counter'
          ? meter.createObservableCounter(metric.name, options)
          : meter.createObservableGauge(metric.name, options);
      observable.addCallback(read);
    },
  };
}

const keys = (): MetricKey[] => Object.keys(METRICS) as MetricKey[]; // a cast, since the keys of a constant are known

function optionsOf({ help, unit }: Metric): { description: string; unit?: string } {
  return { description: help, ...(unit !== undefined && { unit }) };
}
