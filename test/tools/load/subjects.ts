import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../support/free-port.ts';
import type { PostgresServer } from '../../support/postgres.ts';
import { START_FLAGS } from '../../support/start-flags.ts';
import { BOT_TOKEN, SIGNING_SECRET } from './messages.ts';

/** An app that is measured. */
export interface Subject {
  readonly name: string;
  /** What is started, from the root of the project. */
  readonly file: string;
  /** Its own settings; called anew for each start. */
  settings(): Promise<{ readonly environment: Record<string, string>; remove(): void }>;
}

export interface Running {
  readonly url: string;
  /** Milliseconds from the start of the process to its word that it is ready. */
  readonly startUp: number;
  /** Megabytes that it holds now. */
  memory(): number;
  /** Milliseconds of a processor that it has used so far. */
  cpu(): number;
  stop(): Promise<void>;
}

const ROOT = new URL('../../..', import.meta.url).pathname;

/** What `npm start` runs. */
const OURS = { file: 'src/main.cjs' } as const;

export const BARE: Subject = {
  name: 'bare Bolt app',
  file: 'test/tools/load/bare-app.ts',
  settings: async () => ({ environment: {}, remove: () => undefined }),
};

export const EMBEDDED: Subject = {
  name: 'callcheck, embedded',
  ...OURS,
  async settings() {
    const folder = mkdtempSync(join(tmpdir(), 'callcheck-load-'));
    return {
      environment: { CALLCHECK_DATA_DIR: folder },
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

export const onPostgres = (server: PostgresServer): Subject => ({
  name: 'callcheck, PostgreSQL',
  ...OURS,
  settings: async () => ({
    environment: { DATABASE_URL: await server.createDatabase() },
    remove: () => undefined,
  }),
});

/** Starts it as `npm start` starts callcheck, against a Slack on this port; resolves when it is ready. */
export async function start(
  subject: Subject,
  slackPort: number,
  nodeFlags: readonly string[] = [],
): Promise<Running> {
  const port = await freePort();
  const { environment, remove } = await subject.settings();
  const began = performance.now();
  const child = spawn(process.execPath, [...START_FLAGS, ...nodeFlags, join(ROOT, subject.file)], {
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(tmpdir(), 'callcheck-compile-cache'),
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
      PORT: String(port),
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killAtExit = (): void => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  await untilReady(child);
  return {
    url: `http://127.0.0.1:${port}`,
    startUp: performance.now() - began,
    memory: () => readMemory(child.pid),
    cpu: () => readCpu(child.pid),
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      process.removeListener('exit', killAtExit);
      remove();
    },
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  if (child.stderr === null) throw new Error('it was started without its log');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let said = '';
  createInterface(child.stderr).on('line', (line) => {
    said = line;
    if (line.includes('"msg":"ready"')) resolve();
  });
  child.once('exit', (code) => reject(new Error(`it ended with status ${code}: ${said}`)));
  await promise;
}

function readMemory(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

/** Linux counts in hundredths of a second; the name in brackets may hold blanks, so that fields count from its end. */
function readCpu(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
