import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** Compiled code, so that the many starts don't each compile it again. */
const CACHE = join(tmpdir(), 'callcheck-compile-cache');

/** Lines of a log that are kept to be looked at. */
const LINES_KEPT = 400;

export interface ReplicaOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** A module that is loaded before the app. */
  readonly preload?: string;
  /** What must not stand in a log line. */
  readonly secret: string;
}

/** The app as a process of its own, as `npm start` runs it. */
export interface Replica {
  readonly pid: number;
  /** Resolves when it says so; rejects when it ends before. */
  readonly ready: Promise<void>;
  /** Resolves with the exit status, or null after a signal. */
  readonly ended: Promise<number | null>;
  isRunning(): boolean;
  /** Ends it at this instruction. */
  kill(): void;
  signal(name: NodeJS.Signals): void;
  /** The most memory it ever had, in megabytes; undefined where the system does not say. */
  peakMemory(): number | undefined;
  /** Log lines that held what they must not. */
  leaks(): number;
  /** The last lines of its log. */
  log(): readonly string[];
}

export function startReplica({ environment, preload, secret }: ReplicaOptions): Replica {
  const args = preload === undefined ? [] : ['--import', preload];
  const child = spawn(process.execPath, [...args, join(ROOT, 'src/main.ts')], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: CACHE, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  child.once('exit', () => process.removeListener('exit', killAtExit));
  const { pid } = child;
  if (pid === undefined) throw new Error('the app could not be started');
  const lines: string[] = [];
  let leaks = 0;
  let peak: number | undefined;
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  ready.catch(() => undefined);
  createInterface(child.stderr).on('line', (line) => {
    if (line.includes(secret)) leaks += 1;
    if (line.includes('"msg":"ready"')) resolve();
    lines.push(line);
    if (lines.length > LINES_KEPT) lines.shift();
  });
  const ended = once(child, 'exit').then(([code]): number | null => (typeof code === 'number' ? code : null));
  void ended.then((code) => reject(new Error(`it ended with ${code}:\n${lines.slice(-5).join('\n')}`)));
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const measure = (): number | undefined => {
    if (isRunning()) peak = readPeak(pid) ?? peak;
    return peak;
  };
  return {
    pid,
    ready,
    ended,
    isRunning,
    kill() {
      measure();
      child.kill('SIGKILL');
    },
    signal(name) {
      measure();
      child.kill(name);
    },
    peakMemory: measure,
    leaks: () => leaks,
    log: () => lines,
  };
}

function readPeak(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
