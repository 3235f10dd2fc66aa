import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SlackEmulator } from '../../src/workspace/emulator/emulator.ts';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** For the environment of a process: compiled code, so that the many starts of the tests don't each compile it again. */
export const COMPILED = { NODE_COMPILE_CACHE: join(tmpdir(), 'callcheck-compile-cache') };

export interface RunOptions {
  /** Where the state is kept. */
  readonly dataDirectory: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Another copy of the project. */
  readonly root?: string;
  /** Below `src/`. */
  readonly entry?: string;
}

/** A process of the app with what it says. */
export interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output holds the text, or matches; rejects when the process ends without it. */
  readonly says: (text: string | RegExp) => Promise<string>;
  /** The exit status, or null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts `node src/main.ts` with this environment alone. */
export function runApp({
  dataDirectory,
  environment = {},
  args = [],
  root = ROOT,
  entry = 'main.ts',
}: RunOptions): Run {
  const child = spawn(process.execPath, [join(root, 'src', entry), ...args], {
    env: {
      PATH: process.env.PATH,
      CALLCHECK_DATA_DIR: dataDirectory,
      ...COMPILED,
      ...environment,
    },
  });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    child,
    output: () => output,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (typeof text === 'string' ? output.includes(text) : text.test(output)) resolve(output);
        };
        listeners.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended with: ${output}`)));
      }),
  };
}

/** The settings of the app on a emulator, in Socket Mode. */
export const onSlack = (emulator: SlackEmulator): Record<string, string> => ({
  SLACK_BOT_TOKEN: emulator.botToken,
  SLACK_APP_TOKEN: emulator.appToken,
  SLACK_API_URL: emulator.apiUrl,
});

/** The settings of the app on a emulator, by HTTP; the emulator delivers there. */
export const overHttp = (emulator: SlackEmulator, port: number): Record<string, string> => {
  emulator.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  return {
    SLACK_BOT_TOKEN: emulator.botToken,
    SLACK_SIGNING_SECRET: emulator.signingSecret,
    SLACK_API_URL: emulator.apiUrl,
    PORT: String(port),
  };
};

/** A port in use until it is freed. */
export async function takePort(): Promise<{ port: number; free(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a cast, since a listening TCP server has an address with a port
  return { port, free: () => new Promise((resolve) => server.close(() => resolve())) };
}

export async function freePort(): Promise<number> {
  const { port, free } = await takePort();
  await free();
  return port;
}

/** What `node src/main.ts` needs, copied, so that a test may change it. */
export function copyApp(folder: string): string {
  const copy = join(folder, 'copy');
  for (const name of ['src', 'knowledge', 'package.json', 'manifest.yml'])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
