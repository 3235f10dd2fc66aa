import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../src/log.ts';
import {
  createOpenTelemetry,
  type OpenTelemetryOptions,
  type RunningTelemetry,
} from '../../src/ops/telemetry/open-telemetry.ts';
import type { Telemetry } from '../../src/ops/telemetry/telemetry.ts';

export interface Watched {
  readonly telemetry: Telemetry;
  /** What `/metrics` answers now. */
  scrape(): Promise<string>;
  stop(): Promise<void>;
}

/** Telemetry with its `/metrics` served on loopback. */
export async function watch(options: Partial<OpenTelemetryOptions> = {}): Promise<Watched> {
  const telemetry = await createOpenTelemetry({
    version: '9.8.7',
    transport: 'http',
    sends: false,
    log: createLog({ level: 'silent' }),
    ...options,
  });
  return { telemetry, scrape: () => scrape(telemetry), stop: () => telemetry.stop(1000) };
}

/** What `/metrics` answers, asked over HTTP. */
export async function scrape({ routes }: Pick<RunningTelemetry, 'routes'>): Promise<string> {
  const server = createServer((request, response) => routes[0]?.handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  try {
    return await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The samples of Prometheus' text format. Throws on a line that is none. */
export function readSamples(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, list = '', value] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new Error(`no sample: ${line}`);
      const pairs = [...list.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)];
      return {
        name,
        labels: Object.fromEntries(pairs.map(([, key, word]) => [key, word])),
        value: Number(value.replace('Inf', 'Infinity')),
      };
    });
}

/** The value of the one sample with these labels, or 0. */
export function sumOf(text: string, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const wanted = Object.entries(labels);
  return readSamples(text)
    .filter((sample) => sample.name === name && wanted.every(([key, word]) => sample.labels[key] === word))
    .reduce((sum, { value }) => sum + value, 0);
}
