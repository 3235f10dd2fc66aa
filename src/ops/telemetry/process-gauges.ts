import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What Node knows of its own process. */
export interface ProcessGauges {
  residentMemory(): number;
  heapUsed(): number;
  /** Seconds, 99th percentile of the last window. */
  eventLoopLag(): number;
  cpuSeconds(): number;
  /** Seconds since the epoch. */
  startTime(): number;
  stop(): void;
}

const WINDOW_MS = 10_000;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** The sampler's own resolution, which it counts as delay. */
const RESOLUTION_MS = 10;

export function createProcessGauges(): ProcessGauges {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const read = (): number => Math.max(0, delays.percentile(99) / NANOSECONDS - RESOLUTION_MS / 1000);
  let last: number | undefined;
  const timer = setInterval(() => {
    last = read();
    delays.reset();
  }, WINDOW_MS).unref();
  const startTime = performance.timeOrigin / 1000;
  return {
    residentMemory: () => process.memoryUsage.rss(),
    heapUsed: () => process.memoryUsage().heapUsed,
    eventLoopLag: () => last ?? read(),
    cpuSeconds() {
      const { user, system } = process.cpuUsage();
      return (user + system) / MICROSECONDS;
    },
    startTime: () => startTime,
    stop() {
      clearInterval(timer);
      delays.disable();
    },
  };
}
