#!/usr/bin/env node
import './require-node.cjs';
import { type Config, ConfigError, loadConfig, type SlackConfig } from './config.ts';
import { loadKnowledge } from './knowledge/load-knowledge.ts';
import { createLog, type Log } from './log.ts';
import { healthRoutes, type Route, serveRoutes } from './ops/health.ts';
import { DRAIN_MS, guardProcess } from './ops/life-cycle.ts';
import { StartError } from './ops/start-error.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { createEmbeddedStore } from './store/embedded/embedded-store.ts';
import { type Store, StoreError } from './store/store.ts';
import { checkText } from './validator/index.ts';
import type { Knowledge } from './validator/knowledge.ts';

const HELP = `callcheck answers failing Genesys Cloud call requests in Slack.

  npm start          with SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or SLACK_SIGNING_SECRET and PORT): on Slack
                     without them: in a local workspace, with a page in the browser to paste into
  npx callcheck      checks a file or standard input and prints the diagnosis

The settings are described in README.md.
`;

/** Where the local workspace is looked for first; when it is taken, the next free port after it is used. */
const WORKSPACE_PORT = 4390;
const PORTS_TRIED = 20;

const WARM_UP =
  'POST /api/v2/conversations/calls 400 { "to": [{ "address": "+12065550142", "type": "agent" }] }';

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(2);
});

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(HELP);
    return;
  }
  if (args.length > 0) throw new StartError(`\`${args[0]}\` is not known here.\n\n${HELP}`);
  const config = loadConfig();
  const knowledge = await readKnowledge();
  // The first check of a process compiles what later ones use; nobody should wait for that.
  checkText(WARM_UP, knowledge);
  const store = createEmbeddedStore(config.dataDirectory);
  const run = config.slack === null ? runLocally : runOnSlack;
  try {
    await run(config, knowledge, store);
  } catch (error) {
    await store.close();
    throw error;
  }
  await store.prune(Date.now());
  setInterval(() => void store.prune(Date.now()), 60 * 60_000).unref();
}

async function readKnowledge(): Promise<Knowledge> {
  const { knowledge, faults } = await loadKnowledge(new URL('../knowledge', import.meta.url).pathname);
  if (knowledge !== undefined) return knowledge;
  const lines = faults.map(
    ({ file, line, field, message }) =>
      `knowledge/${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`,
  );
  throw new StartError(`The knowledge has faults, so nothing can be checked with it:\n${lines.join('\n')}`);
}

async function runOnSlack(config: Config, knowledge: Knowledge, store: Store): Promise<void> {
  const { slack } = config;
  if (slack === null) return;
  const log = createLog();
  const routes = healthRoutes({ isConnected: () => app.isConnected(), checkStore: () => store.check() });
  const app = createApp(slack, config, knowledge, store, log, routes);
  await app.start();
  const ops = config.opsPort === undefined ? undefined : await serveOps(routes, config.opsPort);
  log.info({ transport: slack.transport.kind, knowledge: knowledge.version }, 'ready');
  guardProcess(async () => {
    log.info('stopping');
    ops?.close();
    await app.stop(DRAIN_MS);
    await store.close();
  }, log);
}

/** The same app in Socket Mode, against a Slack of our own on loopback. */
async function runLocally(config: Config, knowledge: Knowledge, store: Store): Promise<void> {
  const [{ createSlackStandIn }, { readManifest }] = await Promise.all([
    import('./workspace/stand-in/stand-in.ts'),
    import('./slack/manifest.ts'),
  ]);
  const log = createLog({ level: 'warn' });
  const standIn = await createSlackStandIn({ app: await readManifest() });
  const slack: SlackConfig = {
    botToken: standIn.botToken,
    transport: { kind: 'socket', appToken: standIn.appToken },
    apiUrl: standIn.apiUrl,
  };
  const app = createApp(slack, config, knowledge, store, log, []);
  await app.start();
  const page = await openPage(standIn, config.workspacePort);
  process.stdout.write(`callcheck runs in a local workspace. Open ${page.url}\n`);
  guardProcess(async () => {
    await page.stop();
    await app.stop(DRAIN_MS);
    await standIn.stop();
    await store.close();
  }, log);
}

type StandIn = Parameters<typeof import('./workspace/page/server.ts').startWorkspacePage>[0];

async function openPage(standIn: StandIn, wanted: number | undefined) {
  const { startWorkspacePage } = await import('./workspace/page/server.ts');
  const first = wanted ?? WORKSPACE_PORT;
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    try {
      return await startWorkspacePage(standIn, { port });
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (wanted !== undefined) {
        throw new StartError(
          `Port ${port} is taken by another program: set CALLCHECK_WORKSPACE_PORT to a free one.`,
        );
      }
      process.stdout.write(`Port ${port} is taken; trying ${port + 1}.\n`);
    }
  }
  throw new StartError('No free port was found: set CALLCHECK_WORKSPACE_PORT to one.');
}

async function serveOps(routes: readonly Route[], port: number) {
  try {
    return await serveRoutes(routes, port);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new StartError(`Port ${port} is taken by another program: set CALLCHECK_OPS_PORT to a free one.`);
  }
}

function createApp(
  slack: SlackConfig,
  config: Config,
  knowledge: Knowledge,
  store: Store,
  log: Log,
  routes: Route[],
): SlackApp {
  const { channels, escalationGroup } = config;
  return createSlackApp({
    config: slack,
    channels,
    escalationGroup,
    store,
    log,
    knowledge: () => knowledge,
    check: checkText,
    routes,
  });
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function describeFailure(error: unknown): string {
  if (error instanceof ConfigError)
    return `callcheck cannot start; these settings need mending:\n${error.message}`;
  if (error instanceof StartError || error instanceof StoreError) return error.message;
  return `callcheck could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
