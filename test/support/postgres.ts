/**
 * A real PostgreSQL server of our own, on loopback, in a temporary folder, for tests, fault runs and benches.
 *
 *     const server = await startPostgres();
 *     const url = await server.createDatabase();   // an empty database, with a password in the URL
 *     await server.stop(); await server.start();   // the same data, port and URLs
 *     await server.halt();                         // as if it had crashed; start() recovers
 *     await server.disconnectAll();                // ends every connection, as an administrator would
 *     await server.remove();                       // ends the process and deletes the folder
 *
 * In vitest, `describePostgres` of `describe-postgres.ts` does that around a block of tests.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  readonly port: number;
  /** The URL of a database, or of the one for administration; holds the password. */
  url(database?: string): string;
  /** Creates an empty database under a new name and resolves with its URL. */
  createDatabase(): Promise<string>;
  /** Shuts it down in order, as for maintenance: open transactions are rolled back. */
  stop(): Promise<void>;
  /** Starts it on the same data and port; resolves when it takes connections. */
  start(): Promise<void>;
  /** Ends it without a shutdown, as in a crash. */
  halt(): Promise<void>;
  /** Ends all connections but its own. */
  disconnectAll(): Promise<void>;
  /** Ends it, if it runs, and deletes its data. */
  remove(): Promise<void>;
}

export interface PostgresOptions {
  /** Waits for the disk as in production: for benches. Tests do without. */
  readonly durable?: boolean;
  /** More settings, such as `max_connections`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What to do where there is no server. */
export const POSTGRES_MISSING =
  'PostgreSQL is not installed here: apt-get install postgresql, or put its `initdb` on the PATH';

const USER = 'callcheck';
const PASSWORD = 'invented-for-tests';

const run = promisify(execFile);

/** Starts a server of its own. Rejects where there is none, and says what to install. */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const binaries = findBinaries();
  if (binaries === undefined) throw new Error(POSTGRES_MISSING);
  const folder = mkdtempSync(join(tmpdir(), 'callcheck-postgres-'));
  const owner = findOwner();
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, PASSWORD);
  if (owner !== undefined) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const data = join(folder, 'data');
  await run(
    join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '-N',
    ],
    { cwd: folder, ...owner },
  );
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(options.durable !== true && { fsync: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = (database = 'postgres') => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    child = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...owner,
    });
    await untilReady(child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const atExit = (): void => void child?.kill('SIGQUIT');

  await start();
  process.once('exit', atExit);
  return {
    port,
    url,
    start,
    stop: () => end('SIGINT'),
    halt: () => end('SIGQUIT'),
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await ask(url(), `CREATE DATABASE ${name}`);
      return url(name);
    },
    async disconnectAll() {
      await ask(
        url(),
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      );
    },
    async remove() {
      await end('SIGQUIT');
      process.removeListener('exit', atExit);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a server can be started here. */
export function hasPostgres(): boolean {
  return findBinaries() !== undefined;
}

/** A program of PostgreSQL's, such as `pg_dump`. Throws where it is missing. */
export function findProgram(name: string): string {
  const found = foldersOfPrograms().find((folder) => existsSync(join(folder, name)));
  if (found === undefined) throw new Error(`\`${name}\` is missing: ${POSTGRES_MISSING}`);
  return join(found, name);
}

function findBinaries(): string | undefined {
  return foldersOfPrograms().find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
}

/** Debian keeps its programs out of the PATH, one folder a version; the newest comes first. */
function foldersOfPrograms(): string[] {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const onPath = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return [...versions.map((version) => join(root, version, 'bin')), ...onPath];
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) =>
        Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // There is no such user; the next one may be there.
    }
  }
  return undefined;
}

async function untilReady(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${lines.slice(-10).join('\n')}`)));
  if (child.stderr === null) throw new Error('the server was started without its log');
  createInterface(child.stderr).on('line', (line) => {
    lines.push(line);
    if (lines.length > 100) lines.shift();
    if (line.includes('database system is ready to accept connections')) resolve();
  });
  await promise;
}
